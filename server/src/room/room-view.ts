import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { RoomParticipant, RoomView } from '@cloudseat/shared/nouns/room.ts';
import { maskName } from '../identity/masking.ts';
import { mayUse } from './lanes.ts';
import type { MediaRoom } from './media-room.ts';
import { type Person, peerIdOf } from './person.ts';

/** Who it is; a guest says how they stand to the applicant. */
export type PersonCard = { name: string; relation?: GuestRelation };
export type RoomViewOptions = {
  version: number;
  cardOf: (peerId: PeerId) => PersonCard;
  linkOf: (peerId: PeerId) => LinkState;
  /** As the viewer sees it. */
  recording: RoomRecording | null;
};

/**
 * A room as one of its participants may see it. While it is being prepared the other side's sources are listed, so that the
 * page can set its consumers up, but not the person's name.
 */
export function presentRoom(room: MediaRoom, viewer: Person, options: RoomViewOptions): RoomView {
  const selfId = peerIdOf(viewer);
  const participants = [...room.remote.peers.keys()]
    .filter((peerId) => peerId === selfId || (room.remote.peers.has(selfId) && room.mayList(selfId, peerId)))
    .map((peerId) => presentParticipant(room, { peerId, isSelf: peerId === selfId, viewer }, options));
  return {
    roomId: room.roomId,
    callId: room.callId,
    sitting: room.presentSitting(selfId, (peerId) => options.cardOf(peerId).name),
    recording: room.phase === 'live' ? options.recording : null,
    version: options.version,
    phase: room.phase,
    selfId: ParticipantId.parse(selfId),
    participants,
    // Papers of the case are none of a guest's business.
    document: viewer.role === 'guest' ? null : room.documentFor(selfId),
    captions: room.presentCaptions(selfId),
  };
}

/** Who only oversees reads whole names elsewhere, with a reason that is written down. */
const nameFor = (viewer: Person, role: ParticipantRole, name: string): string =>
  viewer.role === 'supervisor' && (role === 'applicant' || role === 'guest') ? maskName(name) : name;

function presentParticipant(
  room: MediaRoom,
  { peerId, isSelf, viewer }: { peerId: PeerId; isSelf: boolean; viewer: Person },
  { cardOf, linkOf }: RoomViewOptions,
): RoomParticipant {
  const { role, lane } = room.seatOf(peerId);
  const { name, relation } = cardOf(peerId);
  const transports = room.remote.transports.filter((transport) => transport.peerId === peerId);
  return {
    participantId: ParticipantId.parse(peerId),
    role,
    lane,
    displayName: isSelf || room.phase === 'live' ? nameFor(viewer, role, name) : '',
    ...(relation && { relation }),
    isConnected: transports.some(({ iceState }) => iceState === 'connected' || iceState === 'completed'),
    ...linkOf(peerId),
    sources: room.remote.producers
      .filter((producer) => producer.peerId === peerId && mayUse(viewer.role, producer.source))
      .map(({ producerId, source, kind, isPaused }) => ({ producerId, source, kind, isPaused })),
  };
}
