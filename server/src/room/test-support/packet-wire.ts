import { createWorker, type types } from 'mediasoup';
import type { RemoteRoom } from '../../media/remote-room.ts';

// A real worker carries the packets; what flows is counted where it arrives. Of the media node only the way there is made up.

const opus = {
  ...{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 },
  ...{ parameters: {}, rtcpFeedback: [] },
};

export const startWorker = () =>
  createWorker({
    logLevel: 'error',
    ...(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {}),
  });

type Flow = { peerId: string; speaker: string; consumer: types.Consumer; received: number };
type Listener = (data: never) => void;
type Voice = { peerId: string; producer: types.Producer; ssrc: number };

/** A room on a media node: who is in, what they send, what they receive; every server hears of every change. */
export class PacketWire {
  readonly flows: Flow[] = [];
  readonly peers = new Map<string, object>();
  readonly #voices = new Map<string, Voice>();
  readonly #consumptions = new Map<string, Promise<{ consumerId: string; producerId: string }>>();
  readonly #transports = new Map<string, types.DirectTransport>();
  readonly #router: types.Router;
  readonly #listeners = new Set<(name: string, data: unknown) => void>();
  #sequence = 0;
  #lastSsrc = 1_000;

  private constructor(router: types.Router) {
    this.#router = router;
  }

  static async open(worker: types.Worker): Promise<PacketWire> {
    const codec = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
    return new PacketWire(
      await worker.createRouter({ mediaCodecs: [{ ...codec, preferredPayloadType: 111 }] }),
    );
  }

  /** A microphone of somebody who is in, open from the start; gives its id. */
  async speakUp(peerId: string, isPaused = false): Promise<string> {
    this.#lastSsrc += 1;
    const ssrc = this.#lastSsrc;
    const rtpParameters = { codecs: [opus], encodings: [{ ssrc }] };
    const transport = this.#transportOf(peerId);
    const producer = await transport.produce({ kind: 'audio', rtpParameters, paused: isPaused });
    this.#voices.set(producer.id, { peerId, producer, ssrc });
    this.#tell('producer:added', { peerId, producer: { producerId: producer.id } });
    return producer.id;
  }

  voicesOf(peerId: string): Voice[] {
    return [...this.#voices.values()].filter((voice) => voice.peerId === peerId);
  }

  /** Each says one thing; resolves when the worker has dealt with all of it. */
  async speak(): Promise<void> {
    this.#sequence += 1;
    const voices = [...this.#voices.values()];
    for (const { producer, ssrc } of voices) {
      const packet = Buffer.alloc(40);
      packet.writeUInt8(0x80, 0);
      packet.writeUInt8(111, 1);
      packet.writeUInt16BE(this.#sequence, 2);
      packet.writeUInt32BE(this.#sequence * 960, 4);
      packet.writeUInt32BE(ssrc, 8);
      producer.send(packet);
    }
    // The worker answers in order.
    await Promise.all(voices.map(({ producer }) => producer.getStats()));
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Who hears whom when all speak ten times, as "listener ← speaker". */
  async whoHears(): Promise<string[]> {
    for (const flow of this.flows) flow.received = 0;
    for (let time = 0; time < 10; time += 1) await this.speak();
    const heard = this.flows.filter(({ received }) => received > 0);
    return heard.map(({ peerId, speaker }) => `${peerId} ← ${speaker}`).sort();
  }

  /** The room as one server has it; `goAway`: it hears nothing and does nothing any more, while its media flow on. */
  openRemote(roomId: string): {
    remote: RemoteRoom;
    goAway: () => void;
  } {
    let isGone = false;
    const listeners = new Map<string, Listener[]>();
    this.#listeners.add((name, data) => {
      if (!isGone) for (const listener of listeners.get(name) ?? []) listener(data as never);
    });
    const wire = this;
    const remote = {
      ...{
        roomId,
        nodeId: 'node',
        isClosed: false,
        captionSource: 'none',
        peers: this.peers,
        transports: [],
      },
      on(name: string, listener: Listener) {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      },
      onAll(listener: (name: string, data: unknown) => void) {
        wire.#listeners.add((name, data) => {
          if (!isGone) listener(name, data);
        });
      },
      join: (peerId: string, appData: object) => wire.#join(peerId, appData),
      leave: async (peerId: string) => wire.#drop(peerId),
      get producers() {
        return [...wire.#voices.values()].map((voice) => wire.#handleOf(voice));
      },
      getProducer: (producerId: string) => wire.#find(producerId),
      get consumers() {
        return wire.flows.map((flow) => wire.#consumerOf(flow));
      },
      getConsumer: (consumerId: string) =>
        wire.#consumerOf(wire.flows.find(({ consumer }) => consumer.id === consumerId) as Flow),
      getReceiveTransport: (peerId: string) => ({
        consume: (producerId: string) => wire.#consume(peerId, producerId),
      }),
      async setConsumersPaused(consumerIds: string[], isPaused: boolean) {
        if (!isGone && consumerIds.length > 0) await wire.#setPaused(consumerIds, isPaused);
      },
      close: async () => {
        for (const peerId of wire.peers.keys()) wire.#drop(peerId);
      },
    };
    return {
      remote: remote as unknown as RemoteRoom,
      goAway: () => {
        isGone = true;
      },
    };
  }

  #tell(name: string, data: unknown): void {
    for (const listener of this.#listeners) listener(name, data);
  }

  #transportOf(peerId: string): types.DirectTransport {
    const transport = this.#transports.get(peerId);
    if (!transport) throw new Error(`${peerId} is not in`);
    return transport;
  }

  async #join(peerId: string, appData: object) {
    this.#drop(peerId, false);
    this.#transports.set(peerId, await this.#router.createDirectTransport());
    this.peers.set(peerId, appData);
    this.#tell('peer:opened', { peerId });
    return { sendParameters: {}, receiveParameters: {} };
  }

  #drop(peerId: string, isTold = true): void {
    for (const { producer } of this.voicesOf(peerId)) {
      this.#voices.delete(producer.id);
      for (const flow of this.flows.filter(({ consumer }) => consumer.producerId === producer.id))
        this.#close(flow);
    }
    for (const flow of this.flows.filter((known) => known.peerId === peerId)) this.#close(flow);
    this.#transports.get(peerId)?.close();
    this.#transports.delete(peerId);
    if (this.peers.delete(peerId) && isTold) this.#tell('peer:closed', { peerId });
  }

  #find(producerId: string) {
    const voice = this.#voices.get(producerId);
    if (!voice) throw new Error('no such producer');
    return this.#handleOf(voice);
  }

  #handleOf({ peerId, producer }: Voice) {
    return {
      ...{ peerId, producerId: producer.id, source: 'microphone', kind: 'audio', isPaused: producer.paused },
      setPaused: async (isPaused: boolean) => {
        await (isPaused ? producer.pause() : producer.resume());
        this.#tell(isPaused ? 'producer:paused' : 'producer:resumed', { peerId, producerId: producer.id });
      },
    };
  }

  /** One a producer, as on a node. */
  #consume(peerId: string, producerId: string) {
    const key = `${peerId}/${producerId}`;
    const made = this.#consumptions.get(key) ?? this.#consumeNew(peerId, producerId);
    this.#consumptions.set(key, made);
    return made;
  }

  async #consumeNew(peerId: string, producerId: string) {
    const { rtpCapabilities } = this.#router;
    const consumer = await this.#transportOf(peerId).consume({ producerId, rtpCapabilities, paused: true });
    const flow = { peerId, speaker: this.#find(producerId).peerId, consumer, received: 0 };
    consumer.on('rtp', () => {
      flow.received += 1;
    });
    this.flows.push(flow);
    this.#tell('consumer:added', { peerId });
    const kind = 'audio';
    return {
      consumerId: consumer.id,
      producerId,
      kind,
      rtpParameters: {},
      isProducerPaused: consumer.producerPaused,
    };
  }

  #consumerOf(flow: Flow) {
    const { peerId, consumer } = flow;
    return {
      ...{ peerId, consumerId: consumer.id, producerId: consumer.producerId, kind: 'audio' },
      isPaused: consumer.paused,
      close: async () => this.#close(flow),
    };
  }

  #close(flow: Flow): void {
    const at = this.flows.indexOf(flow);
    if (at < 0) return;
    this.flows.splice(at, 1);
    this.#consumptions.delete(`${flow.peerId}/${flow.consumer.producerId}`);
    flow.consumer.close();
    this.#tell('consumer:closed', { consumerId: flow.consumer.id });
  }

  async #setPaused(consumerIds: string[], isPaused: boolean): Promise<void> {
    const chosen = this.flows.filter(({ consumer }) => consumerIds.includes(consumer.id));
    await Promise.all(chosen.map(({ consumer }) => (isPaused ? consumer.pause() : consumer.resume())));
    this.#tell('consumers:pausedChanged', { consumerIds, isPaused });
  }
}
