import type { CloseNote, PeerId, ProducerState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import type { MediaKind, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { types } from 'mediasoup';
import { conflict, notFound, refusable, SfuError } from '../errors.ts';
import { tuning } from '../tuning.ts';
import type { Peer } from './peer.ts';
import type { PeerTransport } from './peer-transport.ts';
import type { Registry } from './registry.ts';
import type { Closable, Consumable } from './room-context.ts';
import type { RoomRouter } from './room-routers.ts';
import { LatestThrottle } from './throttle.ts';

type Wanted = {
  producerId: ProducerId;
  source: Source;
  kind: MediaKind;
  rtpParameters: RtpParameters;
  isPaused: boolean;
};

type Producers = Registry<ProducerId, PeerProducer>;

/** One source that a peer sends: camera, microphone, screen or the screen's sound. */
export class PeerProducer implements Consumable {
  readonly transport: PeerTransport;
  readonly producerId: ProducerId;
  readonly source: Source;
  readonly producer: types.Producer;
  readonly #consumers = new Set<Closable>();
  readonly #producers: Producers;
  readonly #scores: LatestThrottle<number>;
  isClosed = false;

  private constructor(
    producers: Producers,
    transport: PeerTransport,
    wanted: Wanted,
    producer: types.Producer,
  ) {
    this.#producers = producers;
    this.transport = transport;
    this.producerId = wanted.producerId;
    this.source = wanted.source;
    this.producer = producer;
    this.#scores = new LatestThrottle(tuning.scoreEveryMs, (score) =>
      this.peer.room.emit('producer:scored', { ...this.#ids, score }),
    );
    transport.children.add(this);
    producer.on('score', (scores) => this.#scores.push(Math.max(0, ...scores.map(({ score }) => score))));
  }

  /** The producer of this id, made when it is new. REFUSED when mediasoup does not take the parameters. */
  static async open(producers: Producers, transport: PeerTransport, wanted: Wanted): Promise<PeerProducer> {
    if (transport.direction !== 'send') throw new SfuError('REFUSED', 'this transport receives');
    assertOneKind(wanted);
    const found = await producers.getOrCreate(wanted.producerId, () =>
      PeerProducer.#create(producers, transport, wanted),
    );
    if (found.transport !== transport) throw conflict('producer', wanted.producerId);
    return found;
  }

  static async #create(
    producers: Producers,
    transport: PeerTransport,
    wanted: Wanted,
  ): Promise<PeerProducer> {
    const mediaProducer = await refusable(
      transport.transport.produce({
        kind: wanted.kind,
        // The outline was checked by the contract; mediasoup checks the rest and throws.
        rtpParameters: wanted.rtpParameters as types.RtpParameters,
        paused: wanted.isPaused,
        keyFrameRequestDelay: 0,
      }),
    );
    const { peer } = transport;
    if (transport.isClosed) {
      mediaProducer.close();
      throw notFound('transport', transport.transportId);
    }
    const producer = new PeerProducer(producers, transport, wanted, mediaProducer);
    const { at } = transport;
    peer.room.addSource({ peerId: peer.peerId, source: wanted.source, producer: mediaProducer, at });
    peer.room.emit('producer:added', { ...peer.ids, producer: producer.state() });
    return producer;
  }

  get at(): RoomRouter {
    return this.transport.at;
  }

  get peerId(): PeerId {
    return this.peer.peerId;
  }

  get peer(): Peer {
    return this.transport.peer;
  }

  addConsumer(consumer: Closable): void {
    this.#consumers.add(consumer);
  }

  removeConsumer(consumer: Closable): void {
    this.#consumers.delete(consumer);
  }

  async setPaused(isPaused: boolean): Promise<void> {
    if (this.producer.paused === isPaused) return;
    await refusable(isPaused ? this.producer.pause() : this.producer.resume());
    this.peer.room.emit(isPaused ? 'producer:paused' : 'producer:resumed', this.#ids);
  }

  close(note: CloseNote): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#scores.close();
    this.#producers.remove(this.producerId, this);
    this.transport.children.delete(this);
    // Before the producer: the worker takes them along with it, and then does not know them any more.
    for (const consumer of [...this.#consumers]) {
      consumer.close({ reason: 'producerClosed', origin: note.origin });
    }
    this.producer.close();
    this.peer.room.emit('producer:closed', { ...this.#ids, ...note });
  }

  state(): ProducerState {
    return {
      producerId: this.producerId,
      transportId: this.transport.transportId,
      source: this.source,
      kind: this.producer.kind,
      isPaused: this.producer.paused,
    };
  }

  get #ids() {
    return { ...this.peer.ids, producerId: this.producerId };
  }
}

/** mediasoup takes sound for a video producer; whoever consumes it would get what they did not ask for. */
function assertOneKind({ source, kind, rtpParameters }: Wanted): void {
  const kindOfSource: MediaKind = source === 'camera' || source === 'screen' ? 'video' : 'audio';
  const isOfKind = ({ mimeType }: { mimeType: string }) => mimeType.toLowerCase().startsWith(`${kind}/`);
  if (kind !== kindOfSource || !rtpParameters.codecs.every(isOfKind)) {
    throw new SfuError('REFUSED', `${source}, ${kind} and the codecs do not go together`);
  }
}
