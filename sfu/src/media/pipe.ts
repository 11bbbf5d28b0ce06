import type { types } from 'mediasoup';
import { refusable } from '../errors.ts';
import type { Origin, Reached, RoomRouter } from './room-routers.ts';

type Ends = { consumer: types.Consumer; producer: types.Producer };

/**
 * One producer on another router of its room, over the loopback address. It is paused, resumed and closed with its origin, keeps
 * all simulcast layers, and ends when nobody uses it any more.
 */
export class Pipe {
  readonly #ends: Promise<Ends>;
  readonly #onClosed: () => void;
  #useCount = 0;

  constructor(origin: Origin, to: RoomRouter, onClosed: () => void) {
    this.#onClosed = onClosed;
    this.#ends = openPipe(origin, to);
    this.#ends.then(({ producer }) => producer.observer.once('close', onClosed), onClosed);
  }

  /** Resolves when it is open, or was not to be opened. */
  get whenSettled(): Promise<unknown> {
    return this.#ends.catch(() => undefined);
  }

  /** Rejects when the producer or a router goes meanwhile. */
  async use(): Promise<Reached> {
    this.#useCount += 1;
    const { consumer, producer } = await this.#ends;
    let isReleased = false;
    return {
      producer,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        this.#useCount -= 1;
        if (this.#useCount > 0) return;
        // At once: who asks from now on gets a pipe of their own.
        this.#onClosed();
        consumer.close();
      },
    };
  }
}

async function openPipe(origin: Origin, to: RoomRouter): Promise<Ends> {
  const { pipeConsumer, pipeProducer } = await refusable(
    origin.at.router.pipeToRouter({
      producerId: origin.producer.id,
      router: to.router,
      enableSctp: false,
      // A burst that the socket's buffer does not hold can be asked for again.
      enableRtx: true,
    }),
  );
  if (pipeConsumer === undefined || pipeProducer === undefined) throw new Error('a pipe without ends');
  return { consumer: pipeConsumer, producer: pipeProducer };
}
