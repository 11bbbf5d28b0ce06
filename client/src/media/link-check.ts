import type { RequestInput, RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import { Device, type types } from 'mediasoup-client';
import { createLifetime, type Lifetime } from '../lib/lifetime.ts';
import { SignalError } from '../lib/signal-error.ts';
import { within } from '../lib/within.ts';
import { pickVideoCodec } from './codecs.ts';
import { pathOf } from './flow-figures.ts';
import { findHandler } from './joined-room.ts';
import { type MainWay, measureFlow } from './measure-flow.ts';
import { createMovingPicture } from './moving-picture.ts';

type CheckRequestName = Extract<RequestName, `linkCheck:${string}`>;
export type LinkCheckSignal = {
  request<Name extends CheckRequestName>(
    name: Name,
    input: Omit<RequestInput<Name>, 'requestId'>,
  ): Promise<RequestOutput<Name>>;
};
/** socket: the way of the page. ways: which ways media have. flow: what goes to and fro on the best of them. */
export type LinkCheckStep = 'socket' | 'ways' | 'flow';
type Options = {
  signal: LinkCheckSignal;
  /** 0 to 1 of the whole. */
  onProgress: (step: LinkCheckStep, share: number) => void;
  abort: AbortSignal;
};
type Opened = RequestOutput<'linkCheck:open'>;

const echoes = 4;
const echoMaxMs = 6_000;
const slowEchoMs = 2_000;
/** A way that has not opened by then is none, ms: on a bad line a handshake is sent again and again. */
const wayMaxMs = 12_000;
const otherWayMaxMs = 8_000;
const pathLooks = 8;
const pathLookEveryMs = 250;
/** Enough for the picture a talk begins with. Bits a second; the start in kilobits. */
const pictureMaxBps = 500_000;
const pictureStartKbps = 400;

const shares = { socket: 0.1, ways: 0.3 } as const;

/**
 * Tries the link as a talk would use it: over the socket, then over UDP, TCP and the relay to a media node, then five seconds
 * of a picture that goes there and comes back. Never rejects: a way that does not open is a finding. Null: aborted, or this
 * browser, the server or this moment allows no measuring, which says nothing about the link.
 */
export async function checkLink({ signal, onProgress, abort }: Options): Promise<LinkMeasure | null> {
  if (abort.aborted) return null;
  const lifetime = createLifetime();
  lifetime.listen(abort, 'abort', lifetime.end);
  const measure: LinkMeasure = {
    ...{ socketMs: null, udp: null, tcp: null, relay: null, path: null },
    ...{ lossUp: null, lossDown: null, roundTripMs: null, jitterMs: null, upBps: null, downBps: null },
  };
  try {
    onProgress('socket', 0);
    measure.socketMs = await measureSocket(signal);
    if (measure.socketMs === null || lifetime.hasEnded) return finished(measure, lifetime);
    onProgress('ways', shares.socket);
    const opened = await signal.request('linkCheck:open', {});
    lifetime.defer(() => {
      signal.request('linkCheck:close', { checkId: opened.checkId }).catch(() => undefined);
    });
    const isMeasured = await measureMedia(measure, { signal, opened, onProgress, lifetime });
    return isMeasured ? finished(measure, lifetime) : null;
  } catch (error) {
    // No answer in time is the link's doing. All else is not: the server refuses or is away, the browser cannot.
    const isOfLink = error instanceof SignalError && error.code === 'TIMEOUT';
    console.warn('link check', error);
    return isOfLink ? finished(measure, lifetime) : null;
  } finally {
    lifetime.end();
  }
}

const finished = (measure: LinkMeasure, lifetime: Lifetime): LinkMeasure | null =>
  lifetime.hasEnded ? null : measure;

async function measureSocket(signal: LinkCheckSignal): Promise<number | null> {
  const times: number[] = [];
  for (let attempt = 0; attempt < echoes; attempt += 1) {
    const startedAt = performance.now();
    const isBack = await within(echoMaxMs, signal.request('linkCheck:echo', { count: attempt }));
    if (isBack === null) break;
    times.push(performance.now() - startedAt);
    // Slow twice is slow: nobody is to wait for more of it.
    if (times.length >= 2 && Math.min(...times) > slowEchoMs) break;
  }
  times.sort((left, right) => left - right);
  const middle = times[Math.floor(times.length / 2)];
  return middle === undefined ? null : Math.round(middle);
}

type Work = Pick<Options, 'signal' | 'onProgress'> & { opened: Opened; lifetime: Lifetime };

/** False where the browser cannot make the picture that would be measured. */
async function measureMedia(measure: LinkMeasure, work: Work): Promise<boolean> {
  const { signal, opened, onProgress, lifetime } = work;
  const device = new Device({ handlerName: findHandler() });
  await device.load({
    // The contract's shapes and the library's are the same ones, written by two hands: here they meet.
    routerRtpCapabilities: opened.routerRtpCapabilities as unknown as types.RtpCapabilities,
  });
  const picture = createMovingPicture();
  if (picture === null) return false;
  lifetime.defer(picture.stop);
  const way = { signal, device, opened, track: picture.track, lifetime };
  const [mainWay, tcp, relay] = await Promise.all([
    within(wayMaxMs, openMain(way)).catch(orNoWay),
    isReached(opened.tcpTransport, 'all', way),
    opened.relayTransport === null ? null : isReached(opened.relayTransport, 'relay', way),
  ]);
  Object.assign(measure, { tcp, relay, udp: false });
  if (lifetime.hasEnded) return false;
  measure.path = mainWay === null ? null : await readPath(mainWay.send);
  if (mainWay === null || measure.path === null) return true;
  const onShare = (share: number) => onProgress('flow', shares.ways + (1 - shares.ways) * share);
  onShare(0);
  Object.assign(measure, await measureFlow(mainWay, measure, onShare, lifetime));
  // On a bad line TCP may stand first, and UDP take over once its checks came through.
  measure.path = pathOf(await mainWay.send.getStats()) ?? measure.path;
  measure.udp = measure.path === 'udp';
  return true;
}

/** Statistics come a little later than the connection. */
async function readPath(send: types.Transport): Promise<LinkMeasure['path']> {
  for (let attempt = 0; attempt < pathLooks; attempt += 1) {
    const path = pathOf(await send.getStats());
    if (path !== null) return path;
    await new Promise((resolve) => setTimeout(resolve, pathLookEveryMs));
  }
  return null;
}

type Way = Pick<Work, 'signal' | 'opened' | 'lifetime'> & { device: Device; track: MediaStreamTrack };

/** Sends the picture and takes it back; resolves when both directions stand. */
async function openMain(way: Way): Promise<MainWay> {
  const { signal, opened, device, track } = way;
  const { checkId } = opened;
  const send = openTransport('send', opened.sendTransport, 'all', way);
  const receive = openTransport('receive', opened.receiveTransport, 'all', way);
  const codec = pickVideoCodec(device.sendRtpCapabilities);
  const producer = await send.produce({
    track,
    stopTracks: false,
    encodings: [{ maxBitrate: pictureMaxBps }],
    codecOptions: { videoGoogleStartBitrate: pictureStartKbps },
    ...(codec && { codec }),
  });
  const made = await signal.request('linkCheck:receive', {
    checkId,
    // The library's ids are plain strings: this one is the server's own.
    producerId: producer.id as never,
    // As above, the other way.
    rtpCapabilities: device.recvRtpCapabilities as never,
  });
  await receive.consume({
    id: made.consumerId,
    producerId: producer.id,
    kind: made.kind,
    // As above: the contract's shape is the library's.
    rtpParameters: made.rtpParameters as unknown as types.RtpParameters,
  });
  await signal.request('linkCheck:begin', { checkId });
  await Promise.all([whenConnected(send), whenConnected(receive)]);
  return { send, receive, producer };
}

/** Whether this way opens; nothing is sent on it. */
async function isReached(
  parameters: Opened['tcpTransport'],
  policy: RTCIceTransportPolicy,
  way: Way,
): Promise<boolean> {
  const transport = openTransport('send', parameters, policy, way);
  const track = way.track.clone();
  way.lifetime.defer(() => track.stop());
  const open = transport
    .produce({ track, encodings: [{ maxBitrate: 30_000 }], zeroRtpOnPause: true })
    .then((producer) => {
      producer.pause();
      return whenConnected(transport);
    });
  const isOpen = (await within(otherWayMaxMs, open).catch(orNoWay)) !== null;
  transport.close();
  return isOpen;
}

function openTransport(
  direction: 'send' | 'receive',
  parameters: Opened['sendTransport'],
  iceTransportPolicy: RTCIceTransportPolicy,
  { signal, opened, device, lifetime }: Way,
): types.Transport {
  const { checkId, iceServers } = opened;
  // As above: the contract's shape is the library's.
  const options = {
    ...parameters,
    id: parameters.transportId,
    ...{ iceServers, iceTransportPolicy },
  } as unknown as types.TransportOptions;
  const transport =
    direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
  const transportId = transport.id as TransportId;
  lifetime.defer(() => transport.close());
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    signal.request('linkCheck:connect', { checkId, transportId, dtlsParameters }).then(done, fail);
  });
  transport.on('produce', ({ kind, rtpParameters }, done, fail) => {
    // As above, the other way.
    const input = { checkId: checkId as RoomId, transportId, kind, rtpParameters: rtpParameters as never };
    signal.request('linkCheck:send', input).then(({ producerId }) => done({ id: producerId }), fail);
  });
  return transport;
}

/** The link's doing, unlike all else that a way may fail with. */
class WayLost extends Error {}

function orNoWay(error: unknown): null {
  if (error instanceof WayLost) return null;
  throw error;
}

/** `true`, so that it differs from what `within` gives up with. */
function whenConnected(transport: types.Transport): Promise<true> {
  return new Promise((resolve, reject) => {
    const look = (state: types.ConnectionState) => {
      if (state === 'connected') resolve(true);
      if (state === 'failed' || state === 'closed') reject(new WayLost(state));
    };
    look(transport.connectionState);
    transport.on('connectionstatechange', look);
  });
}
