// The floor: mediasoup with nothing around it. One worker, one router a room, and the least that makes frames flow.
import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from '../../../sfu/src/media/codecs.ts';
import { tuning } from '../../../sfu/src/tuning.ts';
import type { LoadReply, Published } from './load-types.ts';
import {
  audioPayloadType,
  loadCapabilities,
  readDtls,
  rtpParametersOf,
  type Section,
  videoPayloadType,
  writeSdp,
} from './sdp.ts';
import type { Wish } from './sfu-types.ts';

export type PlainRequest =
  | { op: 'openRoom'; roomId: string }
  | { op: 'publish'; roomId: string; peerId: string; published: Published }
  | { op: 'offer'; roomId: string; peerId: string; wishes: readonly Wish[] }
  | { op: 'accept'; peerId: string; answer: string };

type Receiving = { transport: types.WebRtcTransport; consumers: types.Consumer[] };
const workerBin = process.env.MEDIASOUP_WORKER_BIN;
const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
const webRtcServer = await worker.createWebRtcServer({
  listenInfos: [
    { protocol: 'udp', ip: '127.0.0.1' },
    { protocol: 'tcp', ip: '127.0.0.1' },
  ],
});
const routers = new Map<string, types.Router>();
const producers = new Map<string, { video: types.Producer; audio: types.Producer }>();
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
  await transport.connect({ dtlsParameters: readDtls(published.offer) });
  const sections: Section[] = [
    { kind: 'video', mid: 'video', ssrcs: published.videoSsrcs, payloadType: videoPayloadType },
    { kind: 'audio', mid: 'audio', ssrcs: [published.audioSsrc], payloadType: audioPayloadType },
  ];
  const [video, audio] = await Promise.all(
    sections.map((section) =>
      transport.produce({ kind: section.kind, rtpParameters: rtpParametersOf(section) }),
    ),
  );
  if (video === undefined || audio === undefined) throw new Error('nothing was produced');
  producers.set(peerId, { video, audio });
  return writeSdp(
    transport,
    sections.map((section) => ({ ...section, ssrcs: [] })),
    'passive',
  );
}

async function offer({ roomId, peerId, wishes }: Extract<PlainRequest, { op: 'offer' }>): Promise<string> {
  const transport = await openTransport(roomId);
  const sections: Section[] = [];
  const consumers: types.Consumer[] = [];
  const consume = async (producer: types.Producer, mid: string, layer?: number) => {
    const consumer = await transport.consume({
      ...{ producerId: producer.id, rtpCapabilities: loadCapabilities, paused: true, enableRtx: true },
    });
    if (layer !== undefined) await consumer.setPreferredLayers({ spatialLayer: layer });
    consumers.push(consumer);
    const [encoding] = consumer.rtpParameters.encodings ?? [];
    const [codec] = consumer.rtpParameters.codecs;
    sections.push({
      kind: consumer.kind,
      mid,
      ssrcs: [encoding?.ssrc ?? 0],
      payloadType: codec?.payloadType ?? 0,
    });
  };
  for (const { of, layer } of wishes) {
    const from = producers.get(of);
    if (from === undefined) throw new Error(`${of} sends nothing`);
    await consume(from.audio, `a-${of}`);
    if (layer !== null) await consume(from.video, `v-${of}`, layer);
  }
  receiving.set(peerId, { transport, consumers });
  return writeSdp(transport, sections, 'actpass');
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
