import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { PipeId } from '@cloudseat/shared/contract/sfu-pipes.ts';
import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import type { MediaKind, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { types } from 'mediasoup';
import { refusable } from '../errors.ts';
import { tuning } from '../tuning.ts';
import type { Closable, Consumable } from './room-context.ts';
import type { Origin, RoomRouter } from './room-routers.ts';

/** One sending of a producer of another node, as its servers describe it. */
export type Piece = {
  pipeId: PipeId;
  peerId: PeerId;
  producerId: ProducerId;
  source: Source;
  kind: MediaKind;
  rtpParameters: RtpParameters;
  isPaused: boolean;
  isKept: boolean;
};

/** A producer of the room's part on another node, as it is consumed here. Ends a while after nobody consumes it any more. */
export class PipedProducer implements Consumable {
  readonly pipeId: PipeId;
  readonly peerId: PeerId;
  readonly producerId: ProducerId;
  readonly source: Source;
  readonly producer: types.Producer;
  readonly at: RoomRouter;
  readonly #consumers = new Set<Closable>();
  readonly #onClosed: () => void;
  #isKept = false;
  #idle: NodeJS.Timeout | undefined;
  isClosed = false;

  constructor(piece: Piece, { producer, at }: Origin, onClosed: () => void) {
    this.pipeId = piece.pipeId;
    this.peerId = piece.peerId;
    this.producerId = piece.producerId;
    this.source = piece.source;
    this.producer = producer;
    this.at = at;
    this.#onClosed = onClosed;
    this.#watchIdle();
  }

  /** Also without anybody who consumes it. */
  keep(): void {
    this.#isKept = true;
    clearTimeout(this.#idle);
  }

  addConsumer(consumer: Closable): void {
    this.#consumers.add(consumer);
    clearTimeout(this.#idle);
  }

  removeConsumer(consumer: Closable): void {
    this.#consumers.delete(consumer);
    if (this.#consumers.size === 0) this.#watchIdle();
  }

  async setPaused(isPaused: boolean): Promise<void> {
    if (this.producer.paused !== isPaused)
      await refusable(isPaused ? this.producer.pause() : this.producer.resume());
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.#idle);
    // Before the producer: the worker takes them along with it, and then does not know them any more.
    for (const consumer of [...this.#consumers]) consumer.close({ reason: 'producerClosed', origin: 'node' });
    clearTimeout(this.#idle);
    this.producer.close();
    this.#onClosed();
  }

  #watchIdle(): void {
    if (this.#isKept || this.isClosed) return;
    this.#idle = setTimeout(() => this.close(), tuning.pipeIdleMs);
  }
}
