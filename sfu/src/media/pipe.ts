import type { types } from 'mediasoup';
import { refusable } from '../errors.ts';
import { tuning } from '../tuning.ts';

/** A producer as it stands on the router where it is wanted. */
export type Reached = {
  readonly producer: types.Producer;
  /** Whether packets are wanted now; at first they are. */
  setTaking(isTaking: boolean): void;
  /** Once it is not wanted there any more; more often is once. */
  release(): void;
};

type Way = { producer: types.Producer; from: types.Router; to: types.Router };
type Ends = { consumer: types.Consumer; producer: types.Producer };
type User = { isTaking: boolean };

/**
 * One producer on another router of its room, over the loopback address. It is paused, resumed and closed with its origin, keeps
 * all simulcast layers, carries nothing while nobody takes it, and ends when nobody uses it any more.
 */
export class Pipe {
  readonly #ends: Promise<Ends>;
  readonly #onClosed: () => void;
  readonly #users = new Set<User>();
  #isFlowing = true;

  constructor(way: Way, onClosed: () => void) {
    this.#onClosed = onClosed;
    this.#ends = openPipe(way);
    this.#ends.then(({ producer }) => producer.observer.once('close', onClosed), onClosed);
  }

  /** Resolves when it is open, or was not to be opened. */
  get whenSettled(): Promise<unknown> {
    return this.#ends.catch(() => undefined);
  }

  /** Rejects when the producer or a router goes meanwhile. */
  async use(): Promise<Reached> {
    const user: User = { isTaking: true };
    this.#users.add(user);
    const { consumer, producer } = await this.#ends;
    return {
      producer,
      setTaking: (isTaking) => {
        user.isTaking = isTaking;
        this.#flowAsTaken(consumer);
      },
      release: () => {
        if (!this.#users.delete(user)) return;
        if (this.#users.size > 0) return this.#flowAsTaken(consumer);
        // At once: who asks from now on gets a pipe of their own.
        this.#onClosed();
        consumer.close();
      },
    };
  }

  #flowAsTaken(consumer: types.Consumer): void {
    const isFlowing = [...this.#users].some(({ isTaking }) => isTaking);
    if (isFlowing === this.#isFlowing || consumer.closed) return;
    this.#isFlowing = isFlowing;
    // One that closes meanwhile needs neither.
    (isFlowing ? consumer.resume() : consumer.pause()).catch(() => undefined);
  }
}

async function openPipe({ producer, from, to }: Way): Promise<Ends> {
  const { pipeConsumer, pipeProducer } = await refusable(
    from.pipeToRouter({
      producerId: producer.id,
      router: to,
      listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: tuning.receiveBufferBytes },
      enableSctp: false,
      // A burst that the socket's buffer does not hold can be asked for again.
      enableRtx: true,
    }),
  );
  if (pipeConsumer === undefined || pipeProducer === undefined) throw new Error('a pipe without ends');
  return { consumer: pipeConsumer, producer: pipeProducer };
}
