// The floor: mediasoup with nothing around it. One worker, one router a room, and the least that makes frames flow.
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from '../../../sfu/src/media/codecs.ts';
import { tuning } from '../../../sfu/src/tuning.ts';
import type { LoadReply, Published } from './load-types.ts';
import {
  answerTo,
  loadCapabilities,
  readDtls,
  rtpParametersOf,
  type Section,
  sectionOf,
  sectionsOf,
  writeSdp,
} from './sdp.ts';
import type { Wish } from './sfu-types.ts';

export type PlainRequest =
  | { op: 'openRoom'; roomId: string }
  | { op: 'publish'; roomId: string; peerId: string; published: Published }
  | { op: 'offer'; roomId: string; peerId: string; wishes: readonly Wish[] }
  /** As `offer`, all at once; those without a layer are not shown and stay paused. */
  | { op: 'offerAtOnce'; roomId: string; peerId: string; sources: { of: string; layer: number | null }[] }
  | { op: 'accept'; peerId: string; answer: string }
  | { op: 'leave'; peerId: string };

type Receiving = { transport: types.WebRtcTransport; consumers: types.Consumer[] };
const workerBin = process.env.MEDIASOUP_WORKER_BIN;
const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
const webRtcServer = await worker.createWebRtcServer({
  listenInfos: [
    { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: tuning.receiveBufferBytes },
    { protocol: 'tcp', ip: '127.0.0.1' },
  ],
});
const routers = new Map<string, types.Router>();
const producers = new Map<string, { video: types.Producer; audio: types.Producer }>();
const sending = new Map<string, types.WebRtcTransport>();
const receiving = new Map<string, Receiving>();

function routerOf(roomId: string): types.Router {
  const router = routers.get(roomId);
  if (router === undefined) throw new Error('no such room');
  return router;
}
const openTransport = (roomId: string) =>
  routerOf(roomId).createWebRtcTransport({
    ...{ webRtcServer, enableUdp: true, enableTcp: true, preferUdp: true },
    initialAvailableOutgoingBitrate: tuning.initialOutgoingBitrate,
  });

async function publish({
  roomId,
  peerId,
  published,
}: Extract<PlainRequest, { op: 'publish' }>): Promise<string> {
  const transport = await openTransport(roomId);
  sending.set(peerId, transport);
  await transport.connect({ dtlsParameters: readDtls(published.offer) });
  const sections = sectionsOf(published);
  const [video, audio] = await Promise.all(
    sections.map((section) =>
      transport.produce({ kind: section.kind, rtpParameters: rtpParametersOf(section) }),
    ),
  );
  if (video === undefined || audio === undefined) throw new Error('nothing was produced');
  producers.set(peerId, { video, audio });
  return answerTo(transport, sections);
}

function producersOf(peerId: string) {
  const from = producers.get(peerId);
  if (from === undefined) throw new Error(`${peerId} sends nothing`);
  return from;
}

async function consume(
  { transport, consumers }: Receiving,
  producer: types.Producer,
  mid: string,
  layer: number | null,
): Promise<Section> {
  const consumer = await transport.consume({
    ...{ producerId: producer.id, rtpCapabilities: loadCapabilities, paused: true, enableRtx: true },
  });
  if (producer.kind === 'video' && layer !== null) await consumer.setPreferredLayers({ spatialLayer: layer });
  if (producer.kind === 'audio' || layer !== null) consumers.push(consumer);
  return sectionOf(mid, consumer.kind, consumer.rtpParameters);
}

async function offer({ roomId, peerId, wishes }: Extract<PlainRequest, { op: 'offer' }>): Promise<string> {
  const peer: Receiving = { transport: await openTransport(roomId), consumers: [] };
  const sections: Section[] = [];
  for (const { of, layer } of wishes) {
    const { audio, video } = producersOf(of);
    sections.push(await consume(peer, audio, `a-${of}`, null));
    if (layer !== null) sections.push(await consume(peer, video, `v-${of}`, layer));
  }
  receiving.set(peerId, peer);
  return writeSdp(peer.transport, sections, 'actpass');
}

async function offerAtOnce(request: Extract<PlainRequest, { op: 'offerAtOnce' }>): Promise<string> {
  const { roomId, peerId, sources } = request;
  const peer: Receiving = { transport: await openTransport(roomId), consumers: [] };
  receiving.set(peerId, peer);
  const sections = await Promise.all(
    sources.flatMap(({ of, layer }) => {
      const { audio, video } = producersOf(of);
      return [consume(peer, audio, `a-${of}`, null), consume(peer, video, `v-${of}`, layer)];
    }),
  );
  return writeSdp(peer.transport, sections, 'actpass');
}

async function handle(request: PlainRequest): Promise<unknown> {
  switch (request.op) {
    case 'openRoom':
      routers.set(request.roomId, await worker.createRouter({ mediaCodecs }));
      return {};
    case 'publish':
      return publish(request);
    case 'offer':
      return offer(request);
    case 'offerAtOnce':
      return offerAtOnce(request);
    case 'leave':
      for (const transport of [receiving.get(request.peerId)?.transport, sending.get(request.peerId)])
        transport?.close();
      return {};
    case 'accept': {
      const peer = receiving.get(request.peerId);
      await peer?.transport.connect({ dtlsParameters: readDtls(request.answer) });
      await Promise.all((peer?.consumers ?? []).map((consumer) => consumer.resume()));
      return {};
    }
  }
}

process.on('message', async ({ id, request }: { id: number; request: PlainRequest }) => {
  const reply: LoadReply = await handle(request).then(
    (data) => ({ id, data }),
    (error: unknown) => ({ id, failure: String(error) }),
  );
  process.send?.(reply);
});
// mediasoup listens to it as well, and with that nothing would end.
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0 } satisfies LoadReply);
