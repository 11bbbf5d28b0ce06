import type { RoomSource, RoomView, StillSource } from '@cloudseat/shared/nouns/room.ts';
import { isApart } from './hearing.ts';
import type { RemoteParticipant } from './types.ts';

/** The other people of a room and which of their sources can be shown now. */
export function presentRemotes(
  room: RoomView,
  isReceiving: (producerId: string) => boolean,
  stillOf: (participantId: string, source: StillSource) => string | null,
): RemoteParticipant[] {
  const canShow = (sources: readonly RoomSource[], wanted: RoomSource['source']) =>
    sources.some(
      ({ source, isPaused, producerId }) => source === wanted && !isPaused && isReceiving(producerId),
    );
  return room.participants
    .filter(({ participantId }) => participantId !== room.selfId)
    .map((participant) => {
      const { participantId, role, lane, displayName, isConnected } = participant;
      const { networkGrade, linkStep, heldStep } = participant;
      const isKept = isApart(room, participant);
      const sources = isKept ? [] : participant.sources;
      return {
        relation: participant.relation ?? null,
        ...{ participantId, role, lane, displayName, isConnected, networkGrade, linkStep, heldStep },
        still: isKept ? null : stillOf(participantId, 'camera'),
        screenStill: isKept ? null : stillOf(participantId, 'screen'),
        hasCamera: canShow(sources, 'camera'),
        hasMicrophone: canShow(sources, 'microphone'),
        hasScreen: canShow(sources, 'screen'),
      };
    });
}

/** Whether a fresh view of the room no longer knows what this page sends: its peer is gone there. */
export function isOwnPeerGone(room: RoomView, ownProducerIds: readonly string[]): boolean {
  if (ownProducerIds.length === 0) return false;
  const self = room.participants.find(({ participantId }) => participantId === room.selfId);
  const known = new Set(self?.sources.map(({ producerId }) => producerId as string));
  return !ownProducerIds.some((producerId) => known.has(producerId));
}
