import type { RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { CallId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import { Device, detectDevice, type types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import type { MediaSignal } from './types.ts';

/** One membership of a room: its device and both transports. A rebuilt connection is a new one. */
export type JoinedRoom = {
  roomId: RoomId;
  signal: MediaSignal;
  device: Device;
  sendTransport: types.Transport;
  receiveTransport: types.Transport;
};

export type ProducerData = { source: Source; isPaused: boolean };

/** In-app browsers carry names of their own, but all are Chromium or Safari inside: decided by what is there. */
export function findHandler(): types.BuiltinHandlerName {
  return detectDevice() ?? ('userAgentData' in navigator || 'chrome' in window ? 'Chrome111' : 'Safari12');
}

/**
 * Enters the room and sets up both transports in one round trip; everything here ends with `lifetime`. The parameter
 * objects are mediasoup's own and were only outlined by the contract, hence the casts.
 */
export async function joinRoom(
  signal: MediaSignal,
  ids: { callId: CallId | null; roomId: RoomId },
  lifetime: Lifetime,
): Promise<JoinedRoom & { room: RequestOutput<'room:join'>['room'] }> {
  const answer = await signal.request('room:join', ids);
  const device = new Device({ handlerName: findHandler() });
  await device.load({
    // The contract says it more loosely than mediasoup's types.
    routerRtpCapabilities: answer.routerRtpCapabilities as unknown as types.RtpCapabilities,
  });
  const iceServers = answer.iceServers as RTCIceServer[];
  const options = (from: RequestOutput<'room:join'>['sendTransport']) =>
    // The contract says it more loosely than mediasoup's types.
    ({ ...from, id: from.transportId, iceServers }) as unknown as types.TransportOptions;
  const sendTransport = device.createSendTransport(options(answer.sendTransport));
  const receiveTransport = device.createRecvTransport(options(answer.receiveTransport));
  lifetime.defer(() => sendTransport.close());
  lifetime.defer(() => receiveTransport.close());
  for (const transport of [sendTransport, receiveTransport]) answerConnect(transport, signal, ids.roomId);
  answerProduce(sendTransport, signal, ids.roomId);
  return { roomId: ids.roomId, signal, device, sendTransport, receiveTransport, room: answer.room };
}

function answerConnect(transport: types.Transport, signal: MediaSignal, roomId: RoomId): void {
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    const transportId = transport.id as TransportId;
    signal.request('transport:connect', { roomId, transportId, dtlsParameters }).then(done, fail);
  });
}

function answerProduce(transport: types.Transport, signal: MediaSignal, roomId: RoomId): void {
  transport.on('produce', ({ kind, rtpParameters, appData }, done, fail) => {
    const { source, isPaused } = appData as ProducerData;
    signal
      .request('producer:create', {
        roomId,
        transportId: transport.id as TransportId,
        kind,
        source,
        isPaused,
        // The contract says it more loosely than mediasoup's types.
        rtpParameters: rtpParameters as never,
      })
      .then(({ producerId }) => done({ id: producerId }), fail);
  });
}
