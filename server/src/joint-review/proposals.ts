import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, CallId, CaseTaskId, DepartmentId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import { assertOpen } from '../cases/case-commands.ts';
import { insertTask } from '../cases/case-task.repository.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { legalClockFigures } from '../tuning-calendar.ts';
import { jointTuning } from '../tuning-joint.ts';
import type { JointLists } from './joint-lists.repository.ts';
import type { JointReviewRepository, ReviewFile, ReviewRow, SeatRow } from './joint-review.repository.ts';
import type { ReviewChanges } from './review-change.ts';
import { titleOfTask } from './review-task.ts';

export type ReviewWish = {
  requestId: string;
  subject: string;
  ownQuestion: string;
  seats: readonly {
    departmentId: DepartmentId;
    isRequired: boolean;
    question: string;
    dueAt: number | null;
  }[];
  materialIds: readonly MaterialId[];
  checklist: readonly string[];
  scheduledAt: number | null;
  callId: CallId | null;
};
type Lead = { agentId: AgentId; departmentId: DepartmentId };
type Dependencies = {
  repository: JointReviewRepository;
  lists: JointLists;
  cases: Pick<Cases, 'writer' | 'reader'>;
  catalogue: Pick<Catalogue, 'departments'>;
  calendar: Pick<Calendar, 'addWorkingDays'>;
  lookup: CallLookup;
  changes: ReviewChanges;
  /** A review is there that was not before. */
  onProposed: (file: ReviewFile) => Promise<void>;
  clock: Clock;
};

/** A review begins: the lead department names others and a question for each. From then on the clock of joint handling runs. */
export function createProposals(dependencies: Dependencies) {
  const { repository, lists, cases, catalogue, calendar, lookup, changes, clock } = dependencies;

  async function assertFits({ caseId }: CaseRow, wish: ReviewWish, lead: Lead): Promise<void> {
    const known = new Set(catalogue.departments().map(({ departmentId }) => departmentId));
    const named = wish.seats.map(({ departmentId }) => departmentId);
    if (new Set(named).size < named.length || named.includes(lead.departmentId))
      throw new AppError('BAD_REQUEST', 'each department has one seat, the lead department its own');
    if (named.some((departmentId) => !known.has(departmentId)))
      throw new AppError('BAD_REQUEST', 'there is no such department');
    assertTime(wish.scheduledAt, clock.now());
    const papers = new Set(await cases.reader.listMaterialIds(caseId));
    if (wish.materialIds.some((materialId) => !papers.has(materialId)))
      throw new AppError('BAD_REQUEST', 'only papers of this case are shown');
    if (wish.callId === null) return;
    const call = await lookup.findCall(wish.callId);
    const isTheirs = call?.agentId === lead.agentId && runningStates.includes(call.state);
    if (!isTheirs || (await cases.reader.findOfCall(wish.callId)) !== caseId)
      throw new AppError('REVIEW_STATE', 'it is called out of a running talk of this case, by its agent');
  }

  return {
    /** Once for each request of a page. REVIEW_STATE: one of this case is running. CASE_STATE: the case has ended. */
    async propose(of: CaseRow, wish: ReviewWish, lead: Lead): Promise<ReviewFile> {
      const { caseId } = of;
      const made = await repository.findByRequest(caseId, wish.requestId);
      if (made !== null) return changes.getFile(made);
      await assertFits(of, wish, lead);
      const at = clock.now();
      const reviewId = makeId() as JointReviewId;
      const taskId = makeId() as CaseTaskId;
      const seats = seatsOf(reviewId, wish, lead);
      const dueAt = calendar.addWorkingDays(at, legalClockFigures.joint.days);
      await cases.writer.change(caseId, null, at, async (tx, row) => {
        if ((await repository.findByRequest(caseId, wish.requestId, tx)) !== null) return { lines: [] };
        assertOpen(row);
        if (await lists.hasRunning(caseId, tx))
          throw new AppError('REVIEW_STATE', 'a joint review of this case is running');
        await repository.insert(tx, reviewOf(row, reviewId, wish, lead, { at, taskId }), seats);
        const title = titleOfTask(wish.subject);
        const times = { dueAt: new Date(dueAt), createdAt: new Date(at) };
        await insertTask(tx, {
          taskId,
          caseId,
          title,
          ownerId: lead.agentId,
          createdBy: lead.agentId,
          ...times,
        });
        const by = { at, actorRole: 'agent', actorId: lead.agentId, callId: wish.callId };
        const named = seats.map(({ seatId, departmentId, isRequired, isLead, question }) => ({
          ...{ seatId, departmentId, isRequired, isLead, question },
        }));
        const { subject, scheduledAt } = wish;
        return {
          lines: [
            {
              ...by,
              action: 'joint.proposed',
              details: { reviewId, title: subject, scheduledAt, seats: named },
            },
            { ...by, action: 'task.added', details: { taskId, title, ownerId: lead.agentId, dueAt } },
          ],
          // The law counts from the first joint handling of it.
          moments: { jointSince: row.jointSince ?? new Date(at) },
        };
      });
      const found = await repository.findByRequest(caseId, wish.requestId);
      if (found === null) throw new Error('the review was not inserted');
      const file = await changes.getFile(found);
      if (found === reviewId) await dependencies.onProposed(file);
      return file;
    },
  };
}

/** BAD_REQUEST unless in time to come, and not years away; null: no time. */
export function assertTime(at: number | null, now: number): void {
  if (at === null) return;
  const ahead = at - now;
  if (ahead < jointTuning.scheduleAheadMinMs || ahead > jointTuning.scheduleAheadMaxMs)
    throw new AppError('BAD_REQUEST', 'the time is in days to come, 60 at most');
}

/** Who hears of a time shortly before it needs no reminder. */
export const remindedOf = (at: number | null, now: number): Date | null =>
  at !== null && at - now <= jointTuning.remindBeforeMs ? new Date(now) : null;

const reviewOf = (
  { caseId, applicantId }: CaseRow,
  reviewId: JointReviewId,
  wish: ReviewWish,
  lead: Lead,
  { at, taskId }: { at: number; taskId: CaseTaskId },
): ReviewRow => ({
  ...{ reviewId, caseId, applicantId, requestId: wish.requestId, subject: wish.subject },
  ...{ leadId: lead.agentId, leadDepartmentId: lead.departmentId, callId: wish.callId, taskId },
  ...{ state: 'proposed', version: 0, createdAt: new Date(at), materialIds: [...wish.materialIds] },
  scheduledAt: wish.scheduledAt === null ? null : new Date(wish.scheduledAt),
  checklist: wish.checklist.map((text, index) => ({
    ...{ itemId: `i${index + 1}`, text, state: 'open', note: '', byId: null },
  })),
  ...{ applicantCalledAt: null, revealedAt: null, conclusion: null, summary: '', escalation: null },
  ...{ endReason: null, endedAt: null, voucherId: null, number: null, issuedAt: null, notice: null },
  ...{ movedFrom: null, leadOffer: null },
  ...{ remindedAt: remindedOf(wish.scheduledAt, at), dueToldAt: null },
});

function seatsOf(reviewId: JointReviewId, wish: ReviewWish, lead: Lead): SeatRow[] {
  const empty = {
    ...{ reviewId, reason: null, substituteId: null, abstentions: [], groupId: null, toldFence: 0 },
    ...{ draft: null, draftBy: null, round: 1 },
  };
  const own: SeatRow = {
    ...empty,
    ...{ seatId: makeId() as SeatId, departmentId: lead.departmentId, position: 0, isLead: true },
    // Who asks nothing of the own department writes an opinion or not.
    ...{ isRequired: wish.ownQuestion !== '', question: wish.ownQuestion, dueAt: null },
    ...{ state: 'accepted', agentId: lead.agentId },
  };
  return [
    own,
    ...wish.seats.map(
      ({ dueAt, ...seat }, at): SeatRow => ({
        ...{ ...empty, ...seat, seatId: makeId() as SeatId, position: at + 1, isLead: false },
        ...{ state: 'notAsked', agentId: null, dueAt: dueAt === null ? null : new Date(dueAt) },
      }),
    ),
  ];
}
