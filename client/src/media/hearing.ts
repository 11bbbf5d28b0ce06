import type { RoomParticipant, RoomView } from '@cloudseat/shared/nouns/room.ts';

/** Whether a hold stands between this page and the participant: the server lets nothing of one come to the other. */
export function isApart(room: RoomView, { lane }: Pick<RoomParticipant, 'lane'>): boolean {
  const self = room.participants.find(({ participantId }) => participantId === room.selfId);
  return lane === 'held' || self?.lane === 'held';
}

/** Whether somebody of the others is kept apart: their silence is meant, whatever statistics make of it. */
export const isSomebodyApart = (room: RoomView): boolean =>
  room.participants.some((other) => other.participantId !== room.selfId && isApart(room, other));

/** Reads look by look whether silence was meant at any time since the last one. */
export function createMeantSilence(isMeantNow: () => boolean): () => boolean {
  let wasMeant = false;
  return () => {
    const isMeant = isMeantNow();
    const wasAny = isMeant || wasMeant;
    wasMeant = isMeant;
    return wasAny;
  };
}
