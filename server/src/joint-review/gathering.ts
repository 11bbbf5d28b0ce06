import type { AgentId, CallId, Fence, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { GroupRecord, JointCommands } from '../dispatch/joint-types.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { parseQueueClass } from '../queue/queue-class.ts';
import type { GroupRow, JointReviewRepository, ReviewFile, SeatRow } from './joint-review.repository.ts';
import { moveReview, moveSeat, type ReviewChanges, type Step, systemItself } from './review-change.ts';
import { holdsAgents } from './review-state.ts';
import { isSeated, nextSeatState } from './seat-state.ts';
import { isQuorate, seatClassOf } from './seats.ts';

type Dependencies = {
  repository: JointReviewRepository;
  changes: () => ReviewChanges;
  dispatch: Pick<JointCommands, 'openGroup' | 'closeGroup' | 'dropSeat' | 'findGroup'>;
  clock: Clock;
};
export type Gathering = ReturnType<typeof createGathering>;

const isGone = (error: unknown) => error instanceof AppError && error.code === 'NOT_FOUND';
/** A search goes on for this seat by this group. */
const isOf = (seat: SeatRow | undefined, { groupId }: Pick<GroupRow, 'groupId'>): seat is SeatRow =>
  seat !== undefined && seat.groupId === groupId && seat.state !== 'dropped';

/**
 * Agents for seats, found by dispatch. What is looked for stands in the database, what was found in Redis: brought together by any
 * server, as often as anybody likes.
 */
export function createGathering({ repository, changes, dispatch, clock }: Dependencies) {
  /** A group is wanted while its review looks for agents or sits; in between only until the seat that opened anew is filled. */
  function isWanted({ review, seats }: ReviewFile, group: GroupRow): boolean {
    const own = seats.filter((seat) => isOf(seat, group));
    if (holdsAgents(review.state)) return own.length > 0;
    return review.state === 'opinionsPending' && own.some(({ state }) => !isSeated(state));
  }

  async function open(group: GroupRow, { seats }: ReviewFile): Promise<GroupRecord> {
    return dispatch.openGroup({
      ...{ groupId: group.groupId, callId: null, priority: 0, without: group.without },
      openedAt: group.openedAt.getTime(),
      seats: group.seatIds.map((seatId, at) => {
        const seat = seats.find((each) => each.seatId === seatId);
        if (seat === undefined) throw new Error('a search for a seat that is not there');
        return { queueClass: seatClassOf(seat.departmentId), wants: group.wants[at] ?? null };
      }),
    });
  }

  /** Ends what is not wanted, opens what is, and writes down what was found. */
  async function settleGroup(file: ReviewFile, group: GroupRow): Promise<void> {
    const { groupId } = group;
    if (!isWanted(file, group)) {
      await dispatch.closeGroup(groupId).catch((error) => {
        if (!isGone(error)) throw error;
      });
      await repository.saveGroup(null, groupId, { closedAt: new Date(clock.now()) });
      return;
    }
    let record = (await dispatch.findGroup(groupId)) ?? (await open(group, file));
    for (const [at, seatId] of group.seatIds.entries()) {
      const seat = file.seats.find((each) => each.seatId === seatId);
      if (!isOf(seat, group) && record.seats[at]?.state !== 'dropped')
        record = await dispatch.dropSeat(groupId, at);
    }
    if (record.version > group.version) await writeDown(file, group, record);
  }

  async function writeDown(known: ReviewFile, { groupId }: GroupRow, record: GroupRecord): Promise<void> {
    await changes().change(known, null, systemItself, async (tx, file) => {
      const group = file.groups.find((each) => each.groupId === groupId);
      // Another server was first, with the same or what is newer.
      if (group === undefined || record.version <= group.version) return null;
      await repository.saveGroup(tx, groupId, { version: record.version });
      const step = readRecord(file, group, record);
      const seats = file.seats.map((seat) => ({
        ...seat,
        ...step.seats.find(({ seatId }) => seatId === seat.seatId)?.patch,
      }));
      if (file.review.state === 'inviting' && isQuorate({ seats })) return convene(tx, file, step);
      return step.seats.length === 0 ? null : step;
    });
  }

  /** Everybody who is needed is there: the room opens. */
  async function convene(tx: Transaction, file: ReviewFile, step: Step): Promise<Step> {
    const { reviewId } = file.review;
    const number = file.sittings.length + 1;
    const roomId = makeId() as RoomId;
    await repository.insertSitting(tx, { roomId, reviewId, number, startedAt: new Date(clock.now()) });
    return {
      ...step,
      isAside: false,
      review: { state: moveReview(file, 'gathered'), applicantCalledAt: null },
      lines: [...step.lines, { action: 'joint.convened', details: { number, roomId } }],
    };
  }

  return {
    convene,

    /** Inserts a search; one of several seats finds all of them or none. */
    async look(
      tx: Transaction,
      { review }: ReviewFile,
      seats: readonly SeatRow[],
      wantsOf: (seat: SeatRow) => AgentId | null = ({ substituteId, agentId }) => substituteId ?? agentId,
    ): Promise<NonNullable<Step['seats']>> {
      const groupId = `joint-${makeId()}`;
      await repository.insertGroup(tx, {
        ...{ groupId, reviewId: review.reviewId, openedAt: new Date(clock.now()) },
        seatIds: seats.map(({ seatId }) => seatId),
        wants: seats.map(wantsOf),
        without: [
          review.leadId,
          ...seats.flatMap(({ abstentions }) => abstentions.map(({ agentId }) => agentId as AgentId)),
        ],
      });
      return seats.map((seat) => ({
        seatId: seat.seatId,
        patch: { groupId, ...(seat.state !== 'signed' && { state: moveSeat(seat, 'asked') }) },
      }));
    },

    async settle(file: ReviewFile): Promise<void> {
      for (const group of file.groups) await settleGroup(file, group);
    },

    /** The seat of an agent at whom it rings under this fence; null: it does not. */
    async findRinging(
      groupId: string,
      agentId: AgentId,
    ): Promise<{ reviewId: JointReviewId; seatId: SeatId; fence: Fence } | null> {
      const [group, record] = await Promise.all([repository.findGroup(groupId), dispatch.findGroup(groupId)]);
      const at =
        record?.seats.findIndex((seat) => seat.state === 'ringing' && seat.agentId === agentId) ?? -1;
      const [seatId, fence] = [group?.seatIds[at], record?.seats[at]?.fence];
      return group && seatId && fence ? { reviewId: group.reviewId, seatId, fence } : null;
    },

    /** Nobody answered, or the agent went away from it: said at the lead's desk, once. Gives the review that the event is about. */
    async noteEvent({
      groupId,
      type,
      agentId,
      fence,
      offerEnd,
      declineReason,
      queueClass,
    }: DispatchEvent): Promise<JointReviewId | null> {
      const group = groupId === null ? null : await repository.findGroup(groupId);
      if (group === null) return null;
      const isMissed =
        offerEnd === 'timedOut' || (offerEnd === 'declined' && declineReason === 'statusChanged');
      if (type === 'offerEnded' && isMissed && fence !== null && queueClass !== null) {
        const { departmentId } = parseQueueClass(queueClass);
        const known = await changes().getFile(group.reviewId);
        await changes().change(known, null, systemItself, (_tx, { seats }) => {
          const seat = seats.find((each) => each.departmentId === departmentId && isOf(each, group));
          if (seat === undefined || seat.toldFence >= fence) return null;
          const state = nextSeatState(seat.state, 'timedOut') ?? seat.state;
          return {
            isAside: true,
            seats: [{ seatId: seat.seatId, patch: { state, reason: null, toldFence: fence } }],
            lines: [
              { action: 'joint.seatTimedOut', details: { seatId: seat.seatId, departmentId, agentId } },
            ],
          };
        });
      }
      return group.reviewId;
    },
  };
}

/** Who accepted, and who was lost again before all were there. */
function readRecord(
  { review, seats }: ReviewFile,
  group: GroupRow,
  record: GroupRecord,
): Step & { seats: NonNullable<Step['seats']> } {
  const changed: { seatId: SeatId; patch: Partial<SeatRow> }[] = [];
  const lines: Step['lines'][number][] = [];
  for (const [at, seatId] of group.seatIds.entries()) {
    const seat = seats.find((each) => each.seatId === seatId);
    const found = record.seats[at];
    if (!isOf(seat, group) || found === undefined) continue;
    const { departmentId } = seat;
    if (found.state === 'accepted' && found.agentId !== null) {
      const { agentId, fence } = found;
      const isNew = seat.agentId !== agentId;
      if (!isNew && isSeated(seat.state) && seat.toldFence === fence) continue;
      const patch: Partial<SeatRow> = {
        ...{ agentId, reason: null, substituteId: null, toldFence: fence ?? seat.toldFence },
        // What was signed stays, whoever comes.
        ...(seat.state !== 'signed' && { state: nextSeatState(seat.state, 'accepted') ?? 'accepted' }),
        ...(isNew && seat.draftBy !== agentId && { draft: null, draftBy: null }),
      };
      changed.push({ seatId, patch });
      lines.push({ action: 'joint.seatAccepted', details: { seatId, departmentId, agentId } });
    } else if (found.state !== 'accepted' && seat.state === 'accepted' && review.state === 'inviting') {
      changed.push({ seatId, patch: { state: 'invited' } });
      lines.push({ action: 'joint.seatReleased', details: { seatId, departmentId, agentId: seat.agentId } });
    }
  }
  return { lines, seats: changed, isAside: true };
}

export const asCallId = (groupId: string): CallId => groupId as CallId;
