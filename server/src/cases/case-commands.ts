import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import type { AgentId, CaseId, CaseTaskId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { LineFault, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffPrincipal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { findReviewedAt, getPaperHash, saveReview } from './case-line.repository.ts';
import type { CaseEvent } from './case-state.ts';
import { countOpenTasks, insertTask, settleTask } from './case-task.repository.ts';
import type { CaseRow, CaseWriter } from './case-write.repository.ts';
import { beforeReceipt } from './decision.repository.ts';

type By = Pick<StaffPrincipal, 'role' | 'agentId'>;
export type ReviewWish = {
  caseId: CaseId;
  seenAt: number | null;
  lineId: MaterialLineId;
  status: LineStatus;
  fault: LineFault | null;
  note: string;
  materialId: MaterialId | null;
  marks?: FindingMark[];
};
export type TaskWish = { caseId: CaseId; title: string; ownerId: AgentId; dueAt: number };

/** What staff does to a case. Who may is decided before; each act is one change with its entry in the journal. */
export function createCaseCommands(writer: CaseWriter, now: () => number) {
  const lineOf = (by: By, action: string, details: Record<string, unknown>) => ({
    ...{ at: now(), actorRole: by.role, actorId: by.agentId, action, callId: null, details },
  });

  return {
    /** CHANGED_MEANWHILE where somebody found something else of this line meanwhile. */
    reviewLine(
      { caseId, seenAt, lineId, materialId, marks = [], ...found }: ReviewWish,
      by: By,
    ): Promise<CaseRow> {
      return writer.change(caseId, null, now(), async (tx, row) => {
        assertOpen(row);
        if ((await findReviewedAt(tx, caseId, lineId)) !== seenAt)
          throw new AppError('CHANGED_MEANWHILE', 'the line was reviewed meanwhile', { lineId });
        const sha256 = materialId === null ? null : await getPaperHash(tx, caseId, materialId);
        await saveReview(tx, {
          ...{ caseId, lineId, materialId, marks, ...found },
          ...{ reviewedBy: by.agentId, reviewedAt: new Date(now()) },
        });
        // With the marks themselves: the next finding takes their place, the journal does not forget them.
        const details = { lineId, ...found, materialId, sha256, ...(marks.length > 0 ? { marks } : {}) };
        return { lines: [lineOf(by, 'line.reviewed', details)], agentId: by.agentId };
      });
    },

    /** CASE_STATE; TASKS_OPEN while something is still to be done. */
    end(caseId: CaseId, version: number, event: CaseEvent, note: string, by: By): Promise<CaseRow> {
      return writer.change(caseId, version, now(), async (tx, row) => {
        const openTaskCount = await countOpenTasks(tx, row.caseId);
        if (openTaskCount > 0)
          throw new AppError('TASKS_OPEN', 'settle the open tasks first', { openTaskCount });
        return { lines: [lineOf(by, `case.${event}`, { note })], event };
      });
    },

    /** As a new application: its clocks and its one notice begin anew, what was found of its papers stays. */
    reopen(caseId: CaseId, version: number, reason: string, by: By): Promise<CaseRow> {
      const lines = [lineOf(by, 'case.reopened', { reason })];
      return writer.change(caseId, version, now(), () => ({
        ...{ lines, event: 'reopened', moments: beforeReceipt },
      }));
    },

    addTask({ caseId, title, ownerId, dueAt }: TaskWish, by: By): Promise<CaseRow> {
      if (dueAt <= now()) throw new AppError('TASK_DUE_PAST', 'a task is due in time to come');
      return writer.change(caseId, null, now(), async (tx, row) => {
        assertOpen(row);
        const taskId = makeId() as CaseTaskId;
        const times = { dueAt: new Date(dueAt), createdAt: new Date(now()) };
        await insertTask(tx, { taskId, caseId, title, ownerId, createdBy: by.agentId, ...times });
        return { lines: [lineOf(by, 'task.added', { taskId, title, ownerId, dueAt })] };
      });
    },

    settleTask(
      task: { taskId: CaseTaskId; caseId: CaseId; version: number },
      as: 'done' | 'cancelled',
      note: string,
      by: By,
    ): Promise<CaseRow> {
      return writer.change(task.caseId, null, now(), async (tx) => {
        await settleTask(tx, task, as, note, new Date(now()));
        return { lines: [lineOf(by, as === 'done' ? 'task.done' : 'task.cancelled', { ...task, note })] };
      });
    },

    /** Words for whoever works on it next. They change nothing, so anybody may leave some, of an ended case too. */
    note: (caseId: CaseId, note: string, by: By): Promise<CaseRow> =>
      writer.change(caseId, null, now(), () => ({
        ...{ isAside: true, lines: [lineOf(by, 'case.noted', { note })] },
      })),

    /** Personal data is shown once the look is in the journal. */
    async noteReveal(caseId: CaseId, reason: string, by: By): Promise<void> {
      await writer.change(caseId, null, now(), () => ({
        ...{ isAside: true, lines: [lineOf(by, 'applicant.revealed', { reason })] },
      }));
    },
  };
}

export function assertOpen({ state }: CaseRow): void {
  if (!isCaseOpen(state)) throw new AppError('CASE_STATE', 'the case has ended', { state });
}

/** Throws NOT_FOUND for what is out of scope. */
export function getFound<Found>(found: Found | null, what: string): Found {
  if (found === null) throw notFound(what);
  return found;
}
