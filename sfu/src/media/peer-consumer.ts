import type { CloseNote, ConsumerState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ConsumerId } from '@cloudseat/shared/nouns/ids.ts';
import { type RtpCapabilities, RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import type { types } from 'mediasoup';
import { conflict, notFound, refusable, SfuError } from '../errors.ts';
import { tuning } from '../tuning.ts';
import type { Peer } from './peer.ts';
import type { PeerTransport } from './peer-transport.ts';
import type { Reached } from './pipe.ts';
import type { Registry } from './registry.ts';
import type { Consumable } from './room-context.ts';
import { LatestThrottle } from './throttle.ts';

type Wanted = { consumerId: ConsumerId; producer: Consumable; rtpCapabilities: RtpCapabilities };
type Score = { score: number; producerScore: number };

type Consumers = Registry<ConsumerId, PeerConsumer>;

/** One producer as one peer receives it. Made paused: nothing is forwarded before the server says so. */
export class PeerConsumer {
  readonly transport: PeerTransport;
  readonly producer: Consumable;
  readonly consumerId: ConsumerId;
  readonly consumer: types.Consumer;
  readonly #reached: Reached;
  readonly #consumers: Consumers;
  readonly #scores: LatestThrottle<Score>;
  isClosed = false;

  private constructor(
    consumers: Consumers,
    transport: PeerTransport,
    wanted: Wanted,
    { consumer, reached }: { consumer: types.Consumer; reached: Reached },
  ) {
    this.#consumers = consumers;
    this.transport = transport;
    this.producer = wanted.producer;
    this.consumerId = wanted.consumerId;
    this.consumer = consumer;
    this.#reached = reached;
    this.#scores = new LatestThrottle(tuning.scoreEveryMs, (score) =>
      this.peer.room.emit('consumer:scored', { ...this.#ids, ...score }),
    );
    transport.children.add(this);
    wanted.producer.addConsumer(this);
    consumer.on('score', ({ score, producerScore }) => this.#scores.push({ score, producerScore }));
  }

  /** The consumer of this id, made paused when it is new. */
  static async open(consumers: Consumers, transport: PeerTransport, wanted: Wanted): Promise<PeerConsumer> {
    if (transport.direction !== 'receive') throw new SfuError('REFUSED', 'this transport sends');
    const found = await consumers.getOrCreate(wanted.consumerId, () =>
      PeerConsumer.#create(consumers, transport, wanted),
    );
    if (found.transport !== transport || found.producer !== wanted.producer) {
      throw conflict('consumer', wanted.consumerId);
    }
    return found;
  }

  static async #create(
    consumers: Consumers,
    transport: PeerTransport,
    wanted: Wanted,
  ): Promise<PeerConsumer> {
    const { peer } = transport;
    const { producer } = wanted;
    let reached: Reached | null = null;
    try {
      reached = await peer.room.routers.reach(producer, transport.at);
      reached.setTaking(false);
      const mediaConsumer = await refusable(
        transport.transport.consume({
          producerId: reached.producer.id,
          // The outline was checked by the contract; mediasoup checks the rest and throws.
          rtpCapabilities: wanted.rtpCapabilities as types.RtpCapabilities,
          paused: true,
          // Sound too: by default the node sends only lost pictures again.
          enableRtx: true,
        }),
      );
      if (transport.isClosed || producer.isClosed) {
        mediaConsumer.close();
        throw new Error('its parents closed meanwhile');
      }
      const consumer = new PeerConsumer(consumers, transport, wanted, { consumer: mediaConsumer, reached });
      peer.room.emit('consumer:added', { ...peer.ids, consumer: consumer.state() });
      return consumer;
    } catch (error) {
      reached?.release();
      if (transport.isClosed) throw notFound('transport', transport.transportId);
      if (producer.isClosed) throw notFound('producer', producer.producerId);
      throw error;
    }
  }

  get peer(): Peer {
    return this.transport.peer;
  }

  get rtpParameters(): RtpParameters {
    return RtpParameters.parse(this.consumer.rtpParameters);
  }

  /** Resuming asks the sender for a key frame. A consumer that is closed meanwhile stays closed, without an error. */
  async setPaused(isPaused: boolean): Promise<void> {
    this.#reached.setTaking(!isPaused);
    try {
      await (isPaused ? this.consumer.pause() : this.consumer.resume());
    } catch (error) {
      if (!this.isClosed) throw error;
    }
  }

  async setPreferredLayers(spatialLayer: number, temporalLayer: number | undefined): Promise<void> {
    await refusable(
      this.consumer.setPreferredLayers({
        spatialLayer,
        ...(temporalLayer === undefined ? {} : { temporalLayer }),
      }),
    );
  }

  close(note: CloseNote): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#scores.close();
    this.#consumers.remove(this.consumerId, this);
    this.transport.children.delete(this);
    this.producer.removeConsumer(this);
    this.consumer.close();
    this.#reached.release();
    this.peer.room.emit('consumer:closed', { ...this.#ids, ...note });
  }

  state(): ConsumerState {
    return {
      consumerId: this.consumerId,
      transportId: this.transport.transportId,
      producerId: this.producer.producerId,
      kind: this.consumer.kind,
      isPaused: this.consumer.paused,
      isProducerPaused: this.producer.producer.paused,
    };
  }

  get #ids() {
    return { ...this.peer.ids, consumerId: this.consumerId };
  }
}
