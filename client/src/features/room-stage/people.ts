import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Attendee, SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { RemoteParticipant } from '../../media/types.ts';

/** Somebody of a sitting with what can be seen and heard of them here. */
export type RoomPerson = Attendee & {
  kind: SittingView['kind'];
  isSelf: boolean;
  /** Out of the closed part, or not let in yet: nothing of theirs comes here. */
  isOutside: boolean;
  remote: RemoteParticipant | null;
};

const partOrder = { chair: 0, reviewer: 1, party: 2 } as const;

/** Everybody of the sitting: the chair, the departments as they were seated, the applicant's side. */
export function listPeople(room: RoomView, remotes: readonly RemoteParticipant[]): RoomPerson[] {
  const { sitting, selfId, participants } = room;
  if (sitting === null) return [];
  const laneOf = (id: ParticipantId) =>
    participants.find(({ participantId }) => participantId === id)?.lane ?? null;
  return sitting.attendees
    .map((attendee) => ({
      ...attendee,
      kind: sitting.kind,
      isSelf: attendee.participantId === selfId,
      isOutside:
        attendee.standing !== 'admitted' ||
        laneOf(attendee.participantId) === 'held' ||
        (sitting.phase === 'closedDeliberation' && attendee.part === 'party'),
      remote: remotes.find(({ participantId }) => participantId === attendee.participantId) ?? null,
    }))
    .sort((left, right) => partOrder[left.part] - partOrder[right.part]);
}

/** Those who have a picture's place in the room: in it, or about to be back. */
export const inRoom = (people: readonly RoomPerson[]): RoomPerson[] =>
  people.filter(({ isOutside, isSelf, isConnected }) => isSelf || (!isOutside && isConnected));

/** Where this page stands: in the room, before its door, out of its closed part, or sent out. */
export type OwnPlace = 'in' | 'lobby' | 'outside' | 'removed';

export function ownPlace(room: RoomView): OwnPlace {
  const { sitting, selfId, participants } = room;
  const self = sitting?.attendees.find(({ participantId }) => participantId === selfId);
  if (self?.standing === 'removed') return 'removed';
  if (self === undefined || self.standing !== 'admitted') return 'lobby';
  const lane = participants.find(({ participantId }) => participantId === selfId)?.lane;
  return lane === 'held' ? 'outside' : 'in';
}
