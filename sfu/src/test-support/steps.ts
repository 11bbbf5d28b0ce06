import { randomUUID } from 'node:crypto';
import type { RtpCapabilities, RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import { opus, vp8Simulcast } from './rtp.ts';
import type { TestLink } from './test-link.ts';

export const freshId = (noun: string) => `${noun}-${randomUUID()}`;
let nextSsrc = 1_000;

/** A room with an id of its own, opened by this link. */
export async function openRoom(link: TestLink, roomId = freshId('room')) {
  const state = await link.request('room:open', { roomId, appData: { callId: 'call-1' } });
  return { roomId, rtpCapabilities: state.routerRtpCapabilities };
}

/** A peer with nothing in it and both transports, asked for in one go as a server does. */
export async function joinPeer(link: TestLink, roomId: string, peerId = freshId('peer')) {
  const sendTransportId = freshId('send');
  const receiveTransportId = freshId('receive');
  const [, sendParameters, receiveParameters] = await Promise.all([
    link.request('peer:reset', { roomId, peerId, appData: {} }),
    link.request('transport:create', { roomId, peerId, transportId: sendTransportId, direction: 'send' }),
    link.request('transport:create', {
      roomId,
      peerId,
      transportId: receiveTransportId,
      direction: 'receive',
    }),
  ]);
  return { roomId, peerId, sendTransportId, receiveTransportId, sendParameters, receiveParameters };
}

/** A producer of made-up parameters; no packet ever comes. */
export async function produce(
  link: TestLink,
  peer: { roomId: string; sendTransportId: string },
  source: Source = 'camera',
  rtpParameters?: RtpParameters,
) {
  nextSsrc += 10;
  const kind = source === 'camera' || source === 'screen' ? ('video' as const) : ('audio' as const);
  const request = {
    roomId: peer.roomId,
    transportId: peer.sendTransportId,
    producerId: freshId('producer'),
    source,
    kind,
    rtpParameters: rtpParameters ?? (kind === 'video' ? vp8Simulcast(nextSsrc) : opus(nextSsrc)),
    isPaused: false,
  };
  await link.request('producer:create', request);
  return request;
}

export async function consume(
  link: TestLink,
  peer: { roomId: string; receiveTransportId: string },
  producerId: string,
  rtpCapabilities: RtpCapabilities,
) {
  const request = {
    roomId: peer.roomId,
    transportId: peer.receiveTransportId,
    consumerId: freshId('consumer'),
    producerId,
    rtpCapabilities,
  };
  return { ...request, answer: await link.request('consumer:create', request) };
}
