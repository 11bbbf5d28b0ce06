import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { jointTuning } from '../tuning-joint.ts';
import type { Gathering } from './gathering.ts';
import type { JointReviewRepository, ReviewFile, SeatRow } from './joint-review.repository.ts';
import { assertTime, remindedOf } from './proposals.ts';
import {
  type Actor,
  getSeat,
  moveReview,
  moveSeat,
  type ReviewChanges,
  type Step,
  systemItself,
} from './review-change.ts';
import { isReviewOver, isSitting, nextReviewState, takesOpinions } from './review-state.ts';
import { closeTask } from './review-task.ts';
import { isSeated, nextSeatState } from './seat-state.ts';
import { isQuorate, seatOfAgent, standing } from './seats.ts';

type Dependencies = {
  repository: JointReviewRepository;
  changes: ReviewChanges;
  gathering: Gathering;
  clock: Clock;
};
export type SittingSteps = ReturnType<typeof createSittingSteps>;

const agentOf = (agentId: AgentId): Actor => ({ role: 'agent', id: agentId });
/** Nobody sits in the room any more; who came keeps the seat. */
const outOfRoom = (seats: readonly SeatRow[]): NonNullable<Step['seats']> =>
  seats
    .filter(({ state }) => state === 'joined' || state === 'left')
    .map(({ seatId }) => ({ seatId, patch: { state: 'accepted' as const } }));

/** What the lead does with a review until opinions are in: agents are asked, the room opens, closes, rests. */
export function createSittingSteps({ repository, changes, gathering, clock }: Dependencies) {
  const { change } = changes;
  const now = () => new Date(clock.now());

  /** Seats that nobody is asked for now and nobody sits in; when it convenes anew, all but the lead's. */
  async function ask(
    tx: Transaction,
    file: ReviewFile,
    isAnew: boolean,
  ): Promise<NonNullable<Step['seats']>> {
    const openGroups = new Set(file.groups.map(({ groupId }) => groupId));
    const isSought = ({ groupId }: SeatRow) => groupId !== null && openGroups.has(groupId);
    const seats = standing(file).filter(
      (seat) => !seat.isLead && !isSought(seat) && (isAnew || !isSeated(seat.state)),
    );
    const needed = isAnew ? seats.filter(({ isRequired, state }) => isRequired && state !== 'signed') : [];
    const found = needed.length > 0 ? [...(await gathering.look(tx, file, needed))] : [];
    for (const seat of seats)
      if (!needed.includes(seat)) found.push(...(await gathering.look(tx, file, [seat])));
    return found;
  }

  const askedLines = (file: ReviewFile, asked: NonNullable<Step['seats']>) =>
    asked.map(({ seatId }) => ({
      action: 'joint.seatAsked' as const,
      details: { seatId, departmentId: getSeat(file, seatId).departmentId },
    }));

  /** The room is closed for everybody. */
  async function leaveRoom(
    tx: Transaction,
    { review, seats }: ReviewFile,
  ): Promise<NonNullable<Step['seats']>> {
    await repository.endSittings(tx, review.reviewId, now());
    return outOfRoom(seats);
  }

  return {
    convene: (known: ReviewFile, version: number, by: AgentId): Promise<ReviewFile> =>
      change(known, version, agentOf(by), async (tx, file) => {
        const { state } = file.review;
        if (state === 'inviting' || isSitting(state)) {
          const seats = await ask(tx, file, false);
          return seats.length === 0 ? null : { seats, lines: askedLines(file, seats) };
        }
        const next = moveReview(file, 'asked');
        const seats = await ask(tx, file, true);
        const step: Step = { review: { state: next }, seats, lines: askedLines(file, seats) };
        const after = file.seats.map((seat) => ({
          ...seat,
          ...seats.find(({ seatId }) => seatId === seat.seatId)?.patch,
        }));
        if (!isQuorate({ seats: after })) return step;
        return gathering.convene(tx, { ...file, review: { ...file.review, state: next } }, step);
      }),

    /** Without an optional seat; without a required one while nobody sits there, or once its time is over. */
    dropSeat: (
      known: ReviewFile,
      version: number,
      seatId: SeatId,
      reason: string,
      by: AgentId,
    ): Promise<ReviewFile> =>
      change(known, version, agentOf(by), async (tx, file) => {
        const seat = getSeat(file, seatId);
        const { departmentId, isRequired, isLead, state, dueAt } = seat;
        if (isReviewOver(file.review.state) || file.review.state === 'escalated')
          throw new AppError('REVIEW_STATE', 'it is too late for that', { state: file.review.state });
        const isLate = dueAt !== null && dueAt.getTime() < clock.now();
        if (isLead || state === 'signed' || (isRequired && isSeated(state) && !isLate))
          throw new AppError('REVIEW_STATE', 'the department is there: its opinion is waited for', {
            seatId,
            state,
          });
        const patch = { state: moveSeat(seat, 'dropped'), reason, draft: null, draftBy: null };
        const details = { seatId, departmentId, isRequired, reason };
        const step: Step = { seats: [{ seatId, patch }], lines: [{ action: 'joint.seatDropped', details }] };
        const seats = file.seats.map((each) => (each === seat ? { ...each, ...patch } : each));
        if (file.review.state !== 'inviting' || !isQuorate({ seats })) return step;
        return gathering.convene(tx, file, step);
      }),

    setPhase: (known: ReviewFile, phase: SittingPhase, by: AgentId): Promise<ReviewFile> =>
      change(known, null, agentOf(by), (_tx, file) => {
        const state = moveReview(file, phase === 'openSession' ? 'opened' : 'closedDoor');
        return { review: { state }, lines: [{ action: 'joint.phaseChanged', details: { phase } }] };
      }),

    /** Once a minute at most: a repeat within it asks nobody. */
    callApplicant: (known: ReviewFile, by: AgentId): Promise<ReviewFile> =>
      change(known, null, agentOf(by), (_tx, { review }) => {
        if (!isSitting(review.state))
          throw new AppError('REVIEW_STATE', 'no sitting runs', { state: review.state });
        const last = review.applicantCalledAt?.getTime() ?? 0;
        if (clock.now() - last < jointTuning.callApplicantEveryMs) return null;
        return {
          review: { applicantCalledAt: now() },
          lines: [{ action: 'joint.applicantCalled' }],
          isAside: true,
        };
      }),

    endSitting: (known: ReviewFile, by: AgentId): Promise<ReviewFile> =>
      change(known, null, agentOf(by), async (tx, file) => ({
        review: { state: moveReview(file, 'sittingEnded') },
        seats: await leaveRoom(tx, file),
        lines: [{ action: 'joint.sittingEnded', details: { number: file.sittings.length } }],
      })),

    /** What was signed stays. Who sat there is asked first when it convenes again. */
    adjourn: (
      known: ReviewFile,
      { reason, scheduledAt }: { reason: string; scheduledAt: number | null },
      by: AgentId,
    ): Promise<ReviewFile> => {
      assertTime(scheduledAt, clock.now());
      return change(known, null, agentOf(by), async (tx, file) => {
        const state = moveReview(file, 'adjourned');
        // Pressed twice, or on two pages.
        if (file.review.state === state && (file.review.scheduledAt?.getTime() ?? null) === scheduledAt)
          return null;
        return {
          review: {
            ...{ state, scheduledAt: scheduledAt === null ? null : new Date(scheduledAt) },
            ...{ remindedAt: remindedOf(scheduledAt, clock.now()), dueToldAt: null },
            movedFrom: scheduledAt === null ? null : file.review.scheduledAt,
          },
          seats: [
            ...(await leaveRoom(tx, file)),
            // Whoever was only being asked is not any more.
            ...file.seats
              .filter((seat) => ['invited', 'declined', 'timedOut'].includes(seat.state))
              .map((seat) => ({ seatId: seat.seatId, patch: { state: moveSeat(seat, 'released') } })),
          ],
          lines: [{ action: 'joint.adjourned', details: { reason, scheduledAt } }],
        };
      });
    },

    cancel: (known: ReviewFile, version: number | null, reason: string, by: Actor): Promise<ReviewFile> =>
      change(known, version, by, async (tx, file) => {
        if (by.role === 'system' && nextReviewState(file.review.state, 'cancelled') === null) return null;
        const state = moveReview(file, 'cancelled');
        const seats = await leaveRoom(tx, file);
        const lines = [{ action: 'joint.cancelled' as const, details: { reason } }];
        await closeTask(tx, file.review.taskId, 'cancelled', reason, now());
        await closeTask(tx, file.review.escalation?.taskId ?? null, 'cancelled', reason, now());
        return {
          review: { state, endReason: reason, endedAt: now() },
          ...{ seats, lines, ofCase: { moments: { jointSince: null } } },
        };
      }),

    setItem: (
      known: ReviewFile,
      itemId: string,
      { state, note }: { state: 'open' | 'done' | 'question'; note: string },
      by: AgentId,
    ): Promise<ReviewFile> =>
      change(known, null, agentOf(by), (_tx, { review }) => {
        if (isReviewOver(review.state))
          throw new AppError('REVIEW_STATE', 'the review is over', { state: review.state });
        const item = review.checklist.find((each) => each.itemId === itemId);
        if (item === undefined) throw notFound('the point of the list');
        const checklist = review.checklist.map((each) =>
          each === item ? { ...each, state, note, byId: by } : each,
        );
        const details = { itemId, title: item.text, state, note };
        return { isAside: true, review: { checklist }, lines: [{ action: 'joint.itemSet', details }] };
      }),

    /** 回避: from then on somebody else is asked for a required seat. */
    abstain: (known: ReviewFile, seatId: SeatId, reason: string, by: AgentId): Promise<ReviewFile> =>
      change(known, null, agentOf(by), async (tx, file) => {
        const seat = getSeat(file, seatId);
        const { review } = file;
        if (seat.agentId !== by) throw notFound('the seat');
        if (seat.isLead || !(takesOpinions(review.state) || review.state === 'inviting'))
          throw new AppError('REVIEW_STATE', 'the lead hands the case on, or cancels', {
            state: review.state,
          });
        const abstentions = [...seat.abstentions, { agentId: by, reason, at: clock.now() }];
        const patch = {
          state: moveSeat(seat, 'abstained'),
          agentId: null,
          substituteId: null,
          groupId: null,
        };
        const open = { ...seat, ...patch, abstentions };
        const others =
          seat.isRequired && review.state !== 'adjourned' ? await gathering.look(tx, file, [open]) : [];
        const details = { seatId, departmentId: seat.departmentId, reason };
        return {
          seats: [
            {
              seatId,
              patch: { ...patch, abstentions, reason, draft: null, draftBy: null, ...others[0]?.patch },
            },
          ],
          lines: [{ action: 'joint.abstained', details }, ...askedLines(file, others)],
        };
      }),

    /** Who comes into the room and leaves it; the seat stays theirs. */
    note: (known: ReviewFile, agentId: AgentId, event: 'joined' | 'left'): Promise<ReviewFile> =>
      change(known, null, systemItself, (_tx, file) => {
        const seat = seatOfAgent(file, agentId);
        const state = seat && nextSeatState(seat.state, event);
        if (!seat || !isSitting(file.review.state)) return null;
        const { seatId, departmentId } = seat;
        const details = { seatId, departmentId, agentId };
        return {
          isAside: true,
          seats: state == null ? [] : [{ seatId, patch: { state } }],
          lines: [{ action: `joint.${event}`, details }],
        };
      }),
  };
}
