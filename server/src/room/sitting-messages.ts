import type { MessageId, RequestId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { mayReadLine, seatInSitting, writesIn } from './lanes.ts';
import { type Person, peerIdOf, personIdOf } from './person.ts';
import type { SittingLine, SittingMessageRepository } from './sitting-message.repository.ts';
import { findMember, type SittingMember, type SittingState } from './sitting-state.ts';
import type { Sittings } from './sittings.ts';

/** A line for the pages of a room, wherever they are connected. */
export type LineTold = {
  line: SittingLine;
  /** Of the sitting as its writer had it: a server that knows less is to look first. */
  version: number;
  requestId: RequestId;
};
export type Writing = { phase: SittingPhase; text: string; requestId: RequestId };
type Dependencies = {
  repository: SittingMessageRepository;
  sittings: Pick<Sittings, 'get'>;
  getName: (role: 'applicant' | 'agent', personId: string) => Promise<string>;
  announce: (told: LineTold) => Promise<void>;
  clock: Clock;
};
export type SittingMessages = ReturnType<typeof createSittingMessages>;

const listMax = 500;

/** Chat of a review, as whoever is in its room writes and reads it: what the sitting says now decides, not this server's memory. */
export function createSittingMessages({ repository, sittings, getName, announce, clock }: Dependencies) {
  /** NOT_FOUND for who has no part in it, ROOM_NOT_OPEN to who is not inside by this page. */
  async function enter(roomId: RoomId, person: Person, pageId: string) {
    const state = await sittings.get(roomId);
    const member = findMember(state, peerIdOf(person));
    if (!member) throw notFound('the room');
    const seat = seatIn(state, member);
    if (state.endedAt !== null || seat.lane === 'held' || member.pageId !== pageId)
      throw new AppError('ROOM_NOT_OPEN', 'chat is for whoever is inside the room');
    return { state, member, seat };
  }

  async function list(reviewId: string, isWhole: boolean, after = 0): Promise<SittingMessage[]> {
    const lines = await repository.list(reviewId, { isWhole, after, limit: listMax });
    return lines.map((line) => presentLine(line, isWhole));
  }

  return {
    async send(roomId: RoomId, person: Person, pageId: string, { phase, text, requestId }: Writing) {
      const { state, member, seat } = await enter(roomId, person, pageId);
      if (writesIn(seat) !== phase)
        throw new AppError('CHANGED_MEANWHILE', 'the sitting was opened or closed since this was written');
      const senderId = peerIdOf(person);
      const role = person.role === 'applicant' ? 'applicant' : 'agent';
      const line = await repository.add({
        ...{ messageId: makeId() as MessageId, reviewId: state.reviewId, roomId, phase, text },
        ...{ senderId, senderName: await getName(role, personIdOf(senderId)), senderTitle: member.title },
        sentAt: clock.now(),
      });
      await announce({ line, version: state.version, requestId });
      return presentLine(line, readsWhole(seat.lane, member));
    },
    async listInRoom(roomId: RoomId, person: Person, pageId: string, after: number) {
      const { state, member, seat } = await enter(roomId, person, pageId);
      return list(state.reviewId, readsWhole(seat.lane, member), after);
    },
    /** Outside of its rooms, for whoever the review lets read it; isWhole: the closed part as well. */
    list,
  };
}

const seatIn = ({ phase }: SittingState, member: SittingMember) =>
  seatInSitting({ role: member.person.role, ...member }, phase);
const readsWhole = (lane: ReturnType<typeof seatIn>['lane'], { part }: SittingMember) =>
  mayReadLine({ lane, part }, 'closedDeliberation');

/** As its reader counts. */
export function presentLine(
  { openSequence, reviewId: _, ...line }: SittingLine,
  isWhole: boolean,
): SittingMessage {
  const sequence = isWhole ? line.sequence : openSequence;
  if (sequence === null) throw new Error('a line of the closed part is for nobody outside');
  return { ...line, sequence, senderId: ParticipantId.parse(line.senderId) };
}
