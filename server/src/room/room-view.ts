import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { RoomParticipant, RoomView } from '@cloudseat/shared/nouns/room.ts';
import { type CallRoom, type Person, peerIdOf } from './call-room.ts';

export type RoomViewOptions = {
  version: number;
  nameOf: (peerId: PeerId) => string;
  linkOf: (peerId: PeerId) => LinkState;
};

/**
 * A room as one of its participants may see it. While it is being prepared the other side's sources are listed, so that the
 * page can set its consumers up, but not the person's name.
 */
export function presentRoom(room: CallRoom, viewer: Person, options: RoomViewOptions): RoomView {
  const selfId = peerIdOf(viewer);
  const participants = [...room.remote.peers.keys()]
    .filter(
      (peerId) => peerId === selfId || (room.remote.peers.has(selfId) && room.mayEverConsume(selfId, peerId)),
    )
    .map((peerId) => presentParticipant(room, peerId, peerId === selfId, options));
  return {
    roomId: room.roomId,
    callId: room.callId,
    version: options.version,
    phase: room.phase,
    selfId: ParticipantId.parse(selfId),
    participants,
    document: room.document,
    captions: room.phase === 'live' ? room.captions.present(selfId) : null,
  };
}

function presentParticipant(
  room: CallRoom,
  peerId: PeerId,
  isSelf: boolean,
  { nameOf, linkOf }: RoomViewOptions,
): RoomParticipant {
  const { role, lane } = room.seatOf(peerId);
  const transports = room.remote.transports.filter((transport) => transport.peerId === peerId);
  return {
    participantId: ParticipantId.parse(peerId),
    role,
    lane,
    displayName: isSelf || room.phase === 'live' ? nameOf(peerId) : '',
    isConnected: transports.some(({ iceState }) => iceState === 'connected' || iceState === 'completed'),
    ...linkOf(peerId),
    sources: room.remote.producers
      .filter((producer) => producer.peerId === peerId)
      .map(({ producerId, source, kind, isPaused }) => ({ producerId, source, kind, isPaused })),
  };
}
