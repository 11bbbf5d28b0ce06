import type { RoomParticipant, RoomView } from '@cloudseat/shared/nouns/room.ts';

/** Whether a hold stands between this page and the participant: the server lets nothing of one come to the other. */
export function isApart(room: RoomView, { lane }: Pick<RoomParticipant, 'lane'>): boolean {
  const self = room.participants.find(({ participantId }) => participantId === room.selfId);
  return lane === 'held' || self?.lane === 'held';
}
