import type { AgentId, CaseTaskId } from '@cloudseat/shared/nouns/ids.ts';
import type { SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { insertTask } from '../cases/case-task.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { jointTuning } from '../tuning-joint.ts';
import { type Consolidated, consolidate } from './consolidate.ts';
import type { JointReviewRepository, ReviewFile } from './joint-review.repository.ts';
import { readSigned } from './opinions.ts';
import { type Actor, moveReview, type ReviewChanges } from './review-change.ts';
import { closeTask } from './review-task.ts';
import { countingOpinions, owing } from './seats.ts';

export type ResolutionWish = { conflictId: string; text: string; followsSeatId: SeatId | null };
type Dependencies = {
  repository: JointReviewRepository;
  changes: ReviewChanges;
  identity: Pick<Identity, 'listStaff'>;
  catalogue: Pick<Catalogue, 'departments'>;
  calendar: Pick<Calendar, 'addWorkingDays'>;
  clock: Clock;
};
export type Conclusions = ReturnType<typeof createConclusions>;

/** All opinions that count in one, with the words said on conflicts since. */
export function consolidateFile(
  file: ReviewFile,
  { departments }: Pick<Catalogue, 'departments'>,
): Consolidated {
  const names = new Map(
    departments().map(({ departmentId, name, shortName }) => [departmentId, [name, shortName]]),
  );
  return consolidate(
    countingOpinions(file).map((opinion) => {
      const { verdict, lines, askInstead } = readSigned(opinion);
      const departmentNames = (names.get(opinion.seat.departmentId) ?? []).map((name) => name['zh-Hans']);
      return { seatId: opinion.seatId, sha256: opinion.sha256, departmentNames, verdict, lines, askInstead };
    }),
    file.resolutions,
  );
}

/** OPINIONS_MISSING with whose; a review in which nobody has signed has nothing to put together. */
export function assertAllSigned(file: ReviewFile): void {
  const missing = owing(file);
  if (missing.length === 0 && countingOpinions(file).length > 0) return;
  throw new AppError('OPINIONS_MISSING', 'silence is never consent: these have not signed', {
    seatIds: missing.map(({ seatId }) => seatId),
    departmentIds: missing.map(({ departmentId }) => departmentId),
  });
}

/** Opinions become one: merged, conflicts settled by the lead or put before the supervisor. */
export function createConclusions(dependencies: Dependencies) {
  const { repository, changes, identity, catalogue, calendar, clock } = dependencies;
  const { change } = changes;

  /** NOT_FOUND: no such conflict now. */
  async function resolve(
    tx: Transaction,
    file: ReviewFile,
    wishes: readonly ResolutionWish[],
    level: 'lead' | 'escalated',
    byId: AgentId,
  ): Promise<ReviewFile> {
    const { conflicts } = consolidateFile(file, catalogue);
    const resolutions = wishes.map(({ conflictId, text, followsSeatId }, at) => {
      const conflict = conflicts.find((each) => each.conflictId === conflictId);
      if (conflict === undefined) throw notFound('the conflict');
      if (followsSeatId !== null && !conflict.seatIds.includes(followsSeatId))
        throw new AppError('BAD_REQUEST', 'the seat has no part in this conflict', {
          conflictId,
          followsSeatId,
        });
      return {
        ...{ resolutionId: makeId(), reviewId: file.review.reviewId, conflictId, kind: conflict.kind },
        ...{
          about: conflict.about,
          text,
          byId,
          level,
          followsSeatId,
          resolvedAt: new Date(clock.now() + at),
        },
      };
    });
    for (const resolution of resolutions) await repository.insertResolution(tx, resolution);
    return { ...file, resolutions: [...file.resolutions, ...resolutions] };
  }
  const linesOf = (wishes: readonly ResolutionWish[], level: string) =>
    wishes.map(({ conflictId, text, followsSeatId }) => ({
      action: 'joint.resolved' as const,
      details: { conflictId, followsSeatId, level, reason: text },
    }));

  return {
    consolidate: (
      known: ReviewFile,
      {
        version,
        summary,
        resolutions,
      }: { version: number; summary: string; resolutions: readonly ResolutionWish[] },
      by: AgentId,
    ): Promise<ReviewFile> =>
      change(known, version, { role: 'agent', id: by }, async (tx, file) => {
        const state = moveReview(file, 'consolidated');
        assertAllSigned(file);
        const settled = await resolve(tx, file, resolutions, 'lead', by);
        const { conclusion, conflicts } = consolidateFile(settled, catalogue);
        const openCount = conflicts.filter(({ isResolved }) => !isResolved).length;
        return {
          review: { state, summary, conclusion },
          lines: [
            ...linesOf(resolutions, 'lead'),
            {
              action: 'joint.consolidated',
              details: { conclusion, conflictCount: conflicts.length, openCount },
            },
          ],
        };
      }),

    /** 提级会商: a task of the lead department's supervisor. REVIEW_STATE where nothing is open. */
    async escalate(known: ReviewFile, version: number, reason: string, by: AgentId): Promise<ReviewFile> {
      const staff = await identity.listStaff();
      const { leadDepartmentId } = known.review;
      const supervisor = staff.find(
        ({ isActive, role, departmentId, regionId }) =>
          isActive && role === 'supervisor' && departmentId === leadDepartmentId && regionId === null,
      );
      return change(known, version, { role: 'agent', id: by }, async (tx, file) => {
        const state = moveReview(file, 'escalated');
        const open = consolidateFile(file, catalogue).conflicts.filter(({ isResolved }) => !isResolved);
        if (open.length === 0) throw new AppError('REVIEW_STATE', 'no conflict is open');
        const at = clock.now();
        const taskId = supervisor === undefined ? null : (makeId() as CaseTaskId);
        const { caseId, subject } = file.review;
        const title = `联审提级会商：${subject}`.slice(0, 200);
        const dueAt = calendar.addWorkingDays(at, jointTuning.escalationDays);
        if (supervisor && taskId)
          await insertTask(tx, {
            ...{ taskId, caseId, title, ownerId: supervisor.agentId, createdBy: by },
            ...{ dueAt: new Date(dueAt), createdAt: new Date(at) },
          });
        const toId = supervisor?.agentId ?? null;
        const details = { reason, toId, conflictIds: open.map(({ conflictId }) => conflictId) };
        return {
          review: { state, escalation: { reason, toId, at, taskId } },
          lines: [{ action: 'joint.escalated', details }],
        };
      });
    },

    /** The supervisor's word; once nothing is open the lead goes on. */
    resolve: (
      known: ReviewFile,
      version: number,
      wishes: readonly ResolutionWish[],
      by: Actor & { id: AgentId },
    ): Promise<ReviewFile> =>
      change(known, version, by, async (tx, file) => {
        const next = moveReview(file, 'resolved');
        const settled = await resolve(tx, file, wishes, 'escalated', by.id);
        const { conclusion, conflicts } = consolidateFile(settled, catalogue);
        const isSettled = conflicts.every(({ isResolved }) => isResolved);
        if (isSettled)
          await closeTask(
            tx,
            file.review.escalation?.taskId ?? null,
            'done',
            '已裁定',
            new Date(clock.now()),
          );
        return {
          review: { conclusion, ...(isSettled && { state: next }) },
          lines: linesOf(wishes, 'escalated'),
        };
      }),
  };
}
