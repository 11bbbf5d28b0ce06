import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError } from '../platform/errors.ts';
import { PartPipes } from './part-pipes.ts';
import type { RemoteRoom } from './remote-room.ts';
import type { Consumption } from './remote-transport.ts';
import type { RoomEvents } from './room-events.ts';

type Options = {
  parts: () => readonly RemoteRoom[];
  home: () => RemoteRoom;
  onProblem: (error: unknown, what: string) => void;
};

/**
 * Carries what people of a room send to its parts on other nodes, and there keeps it as it is on its own: paused, resumed, closed.
 * Every server does so by itself; whoever tells last tells the same.
 */
export class PartCarrier {
  readonly #options: Options;
  readonly #pipes = new PartPipes();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Consumes on `to`, where the producer is brought first if it is not there. */
  async consume(
    producerId: ProducerId,
    to: RemoteRoom,
    consume: () => Promise<Consumption>,
  ): Promise<Consumption> {
    const from = this.#findOrigin(producerId);
    if (from === undefined || from === to) return consume();
    const producer = from.getProducer(producerId);
    const take = async () => {
      await this.#pipes.reach({ producer, from, to });
      return { ...(await consume()), isProducerPaused: producer.isPaused };
    };
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND' || producer.isClosed) throw error;
      // It ended there for want of anybody who takes it, just now.
      this.#pipes.forgetPiece(to, producerId);
      return take();
    }
  }

  /** Every microphone reaches the home, where it is found out who speaks. */
  listenToAll(): void {
    const to = this.#options.home();
    for (const from of this.#options.parts()) {
      if (from === to) continue;
      for (const producer of from.producers)
        if (producer.source === 'microphone')
          this.#try(
            this.#pipes.reach({ producer, from, to }, true),
            'a microphone does not reach the home of its room',
          );
    }
  }

  /** A part has told this. */
  handle<Name extends keyof RoomEvents>(part: RemoteRoom, name: Name, data: RoomEvents[Name]): void {
    const others = this.#options.parts().filter((other) => other !== part);
    if (others.length === 0) return;
    if (name === 'producer:added') this.listenToAll();
    else if (name === 'pipe:closed') this.#handleClosed(part, others, data as RoomEvents['pipe:closed']);
    else if (name === 'room:resumed') this.#putRight(part);
    else if (name === 'producer:closed' || name === 'producer:paused' || name === 'producer:resumed') {
      const { producerId } = data as RoomEvents['producer:closed'];
      for (const other of others) this.#follow(other, producerId);
    }
  }

  #handleClosed(to: RemoteRoom, others: readonly RemoteRoom[], closed: RoomEvents['pipe:closed']): void {
    const from = others.find(({ instanceId }) => instanceId === closed.otherId);
    this.#try(this.#pipes.handleClosed(to, from, closed), 'what nobody takes is sent on');
  }

  /** What was told while the link was down reached nobody. */
  #putRight(part: RemoteRoom): void {
    this.#pipes.forgetAll(part);
    const own = new Set(part.producers.map(({ producerId }) => producerId));
    const consumed = new Set(part.consumers.map(({ producerId }) => producerId));
    for (const producerId of consumed) if (!own.has(producerId)) this.#follow(part, producerId);
    this.listenToAll();
  }

  /** Brings a producer that was piped to `to` to what its own part says of it. */
  #follow(to: RemoteRoom, producerId: ProducerId): void {
    const known = this.#findOrigin(producerId)?.getProducer(producerId);
    // It may be on a node that is out of reach.
    if (known === undefined && this.#options.parts().some((part) => part.isInterrupted)) return;
    if (known === undefined) this.#pipes.forgetPiece(to, producerId);
    this.#try(
      known === undefined
        ? to.pipe('pipe:close', { producerId })
        : to.pipe('pipe:setPaused', { producerId, isPaused: known.isPaused }),
      'a piped producer could not follow its own',
    );
  }

  #findOrigin(producerId: ProducerId): RemoteRoom | undefined {
    return this.#options
      .parts()
      .find((part) => part.producers.some((producer) => producer.producerId === producerId));
  }

  #try(work: Promise<unknown>, what: string): void {
    work.catch((error: unknown) => this.#options.onProblem(error, what));
  }
}
