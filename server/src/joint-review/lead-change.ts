import type { AgentId, CaseTaskId } from '@cloudseat/shared/nouns/ids.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { insertTask } from '../cases/case-task.repository.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { legalClockFigures } from '../tuning-calendar.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import type { Actor, ReviewChanges, Step } from './review-change.ts';
import { isReviewOver } from './review-state.ts';
import { closeTask, titleOfTask } from './review-task.ts';

type Dependencies = {
  changes: ReviewChanges;
  identity: Pick<Identity, 'listStaff'>;
  calendar: Pick<Calendar, 'addWorkingDays'>;
  clock: Clock;
};

/** Somebody else of the lead department leads from then on: a colleague who agrees, or whom the supervisor names. */
export function createLeadChange({ changes, identity, calendar, clock }: Dependencies) {
  function assertRunning({ review: { state } }: ReviewFile): void {
    if (isReviewOver(state)) throw new AppError('REVIEW_STATE', 'the review is over', { state });
  }

  /** BAD_REQUEST unless it is another agent of the lead department. */
  async function assertColleague({ review }: ReviewFile, toId: AgentId): Promise<void> {
    const found = (await identity.listStaff()).find(({ agentId }) => agentId === toId);
    const isColleague =
      found?.isActive &&
      found.role === 'agent' &&
      found.regionId === null &&
      found.departmentId === review.leadDepartmentId &&
      toId !== review.leadId;
    if (!isColleague)
      throw new AppError('BAD_REQUEST', 'the lead goes to another agent of the lead department', { toId });
  }

  /** The seat, the chair of the room and the task that keeps the case open go with it; what was signed stays signed. */
  async function give(
    tx: Transaction,
    { review, seats }: ReviewFile,
    toId: AgentId,
    reason: string,
  ): Promise<Step> {
    const now = new Date(clock.now());
    const own = seats.find(({ isLead }) => isLead);
    const { caseId, subject, taskId, leadId, createdAt } = review;
    await closeTask(tx, taskId, 'cancelled', reason, now);
    const nextTaskId = makeId() as CaseTaskId;
    const dueAt = calendar.addWorkingDays(createdAt.getTime(), legalClockFigures.joint.days);
    await insertTask(tx, {
      ...{ taskId: nextTaskId, caseId, title: titleOfTask(subject), ownerId: toId, createdBy: leadId },
      ...{ dueAt: new Date(dueAt), createdAt: now },
    });
    const isInside = own?.state === 'joined' || own?.state === 'left';
    return {
      review: { leadId: toId, leadOffer: null, taskId: nextTaskId },
      seats: own
        ? [
            {
              seatId: own.seatId,
              patch: {
                ...{ agentId: toId, draft: null, draftBy: null },
                ...(isInside && { state: 'accepted' as const }),
              },
            },
          ]
        : [],
      lines: [{ action: 'joint.leadChanged', details: { fromId: leadId, toId, reason } }],
    };
  }

  return {
    /** By the lead: offered, or taken back with null. By the supervisor: theirs at once. */
    async handOver(known: ReviewFile, toId: AgentId | null, reason: string, by: Actor): Promise<ReviewFile> {
      if (toId !== null) await assertColleague(known, toId);
      else if (by.role === 'supervisor')
        throw new AppError('BAD_REQUEST', 'a supervisor names who leads it', {});
      return changes.change(known, null, by, (tx, file) => {
        assertRunning(file);
        const { leadId, leadOffer } = file.review;
        if (by.role === 'supervisor' && toId !== null)
          return toId === leadId ? null : give(tx, file, toId, reason);
        if (leadId !== by.id) throw new AppError('REVIEW_STATE', 'somebody else leads it by now');
        if ((leadOffer?.toId ?? null) === toId) return null;
        const offer = toId === null ? null : { toId, reason, at: clock.now() };
        const action = toId === null ? 'joint.leadKept' : 'joint.leadOffered';
        const details = { toId: toId ?? leadOffer?.toId ?? null, reason };
        return { review: { leadOffer: offer }, lines: [{ action, details }], isAside: true };
      });
    },

    /** NOT_FOUND for who was not asked, or is not any more. */
    answer: (known: ReviewFile, isAccepted: boolean, by: AgentId): Promise<ReviewFile> =>
      changes.change(known, null, { role: 'agent', id: by }, (tx, file) => {
        const { leadOffer } = file.review;
        if (leadOffer?.toId !== by) throw notFound('the review');
        assertRunning(file);
        if (isAccepted) return give(tx, file, by, leadOffer.reason);
        return {
          ...{ review: { leadOffer: null }, isAside: true },
          lines: [{ action: 'joint.leadDeclined', details: { toId: by } }],
        };
      }),
  };
}
