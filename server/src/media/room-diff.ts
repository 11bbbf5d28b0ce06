import type { CloseNote, PeerState, RoomState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomChange } from './room-events.ts';

/** A room with nothing in it, as the start of its copy. */
export const emptyRoom = (room: RoomState): RoomState => ({ ...room, speakerPeerId: null, peers: [] });

const goneNote: CloseNote = { reason: 'parentClosed', origin: 'node' };

/**
 * What must have happened between two states of a room, as the events that would have told it: what is gone from the
 * leaves up, what is new from the root down, then what changed. Whoever lost the link hears these on coming back.
 */
export function diffRooms(before: RoomState, after: RoomState): RoomChange[] {
  const changes: RoomChange[] = [];
  const { roomId } = after;
  for (const peer of before.peers) {
    const left = after.peers.find(({ peerId }) => peerId === peer.peerId);
    changes.push(...goneOf(roomId, peer, left));
  }
  for (const peer of after.peers) {
    const known = before.peers.find(({ peerId }) => peerId === peer.peerId);
    changes.push(...newOf(roomId, peer, known), ...(known ? changedOf(roomId, peer, known) : []));
  }
  const speaker = after.peers.find(({ peerId }) => peerId === after.speakerPeerId);
  const microphone = speaker?.producers.find(({ source }) => source === 'microphone');
  if (speaker && microphone && after.speakerPeerId !== before.speakerPeerId) {
    const data = { roomId, peerId: speaker.peerId, producerId: microphone.producerId };
    changes.push({ event: 'room:speakerChanged', data });
  }
  return changes;
}

function goneOf(roomId: RoomState['roomId'], peer: PeerState, left: PeerState | undefined): RoomChange[] {
  const ids = { roomId, peerId: peer.peerId, ...goneNote };
  const isGone = <Item>(items: readonly Item[] | undefined, isSame: (item: Item) => boolean) =>
    !items?.some(isSame);
  const changes: RoomChange[] = [];
  for (const { consumerId } of peer.consumers) {
    if (isGone(left?.consumers, (item) => item.consumerId === consumerId))
      changes.push({ event: 'consumer:closed', data: { ...ids, consumerId } });
  }
  for (const { producerId } of peer.producers) {
    if (isGone(left?.producers, (item) => item.producerId === producerId))
      changes.push({ event: 'producer:closed', data: { ...ids, producerId } });
  }
  for (const { transportId } of peer.transports) {
    if (isGone(left?.transports, (item) => item.transportId === transportId))
      changes.push({ event: 'transport:closed', data: { ...ids, transportId } });
  }
  if (left === undefined) changes.push({ event: 'peer:closed', data: ids });
  return changes;
}

function newOf(roomId: RoomState['roomId'], peer: PeerState, known: PeerState | undefined): RoomChange[] {
  const ids = { roomId, peerId: peer.peerId };
  const changes: RoomChange[] = [];
  if (known === undefined) changes.push({ event: 'peer:opened', data: { ...ids, appData: peer.appData } });
  for (const { transportId, direction, iceState, dtlsState } of peer.transports) {
    if (known?.transports.some((item) => item.transportId === transportId)) continue;
    changes.push({ event: 'transport:added', data: { ...ids, transportId, direction } });
    if (iceState === 'new' && dtlsState === 'new') continue;
    changes.push({ event: 'transport:stateChanged', data: { ...ids, transportId, iceState, dtlsState } });
  }
  for (const producer of peer.producers) {
    if (known?.producers.some((item) => item.producerId === producer.producerId)) continue;
    changes.push({ event: 'producer:added', data: { ...ids, producer } });
  }
  for (const consumer of peer.consumers) {
    if (known?.consumers.some((item) => item.consumerId === consumer.consumerId)) continue;
    changes.push({ event: 'consumer:added', data: { ...ids, consumer } });
  }
  return changes;
}

function changedOf(roomId: RoomState['roomId'], peer: PeerState, known: PeerState): RoomChange[] {
  const ids = { roomId, peerId: peer.peerId };
  const changes: RoomChange[] = [];
  for (const { transportId, iceState, dtlsState } of peer.transports) {
    const old = known.transports.find((item) => item.transportId === transportId);
    if (old && (old.iceState !== iceState || old.dtlsState !== dtlsState))
      changes.push({ event: 'transport:stateChanged', data: { ...ids, transportId, iceState, dtlsState } });
  }
  for (const { producerId, isPaused } of peer.producers) {
    const old = known.producers.find((item) => item.producerId === producerId);
    if (old && old.isPaused !== isPaused)
      changes.push({
        event: isPaused ? 'producer:paused' : 'producer:resumed',
        data: { ...ids, producerId },
      });
  }
  for (const isPaused of [true, false]) {
    const consumerIds = peer.consumers
      .filter((consumer) => consumer.isPaused === isPaused)
      .map(({ consumerId }) => consumerId)
      .filter((id) => known.consumers.some((old) => old.consumerId === id && old.isPaused !== isPaused));
    if (consumerIds.length > 0)
      changes.push({ event: 'consumers:pausedChanged', data: { roomId, consumerIds, isPaused } });
  }
  return changes;
}
