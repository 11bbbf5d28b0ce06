// The servers of a district, each killed and started again; pages go to whichever is up.
import type { Random } from './random.ts';
import type { ServerChildOptions } from './server-child.ts';
import { ServerLink } from './server-link.ts';
import { pause, Signal } from './waiting.ts';

export class Servers {
  readonly #options: Omit<ServerChildOptions, 'nodeId'>;
  readonly #random: Random;
  readonly #links = new Map<number, ServerLink>();
  readonly #arrivals = new Set<Signal>();
  /** Also those that are not up yet. */
  readonly #all = new Set<ServerLink>();
  #startCount = 0;
  #isClosed = false;
  killCount = 0;
  /** Servers that did not come up. */
  readonly failures: string[] = [];

  constructor(options: Omit<ServerChildOptions, 'nodeId'>, random: Random) {
    this.#options = options;
    this.#random = random;
  }

  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, slot) => this.#startOne(slot)));
  }

  alive(): ServerLink[] {
    return [...this.#links.values()].filter(({ isAlive }) => isAlive);
  }

  /** Any that is up, else the first to come up. */
  async take(): Promise<ServerLink> {
    const arrival = new Signal();
    this.#arrivals.add(arrival);
    try {
      for (;;) {
        const alive = this.alive();
        if (alive.length > 0) return this.#random.pick(alive);
        if (this.#isClosed) throw new Error('the servers are closed');
        await arrival.next();
      }
    } finally {
      this.#arrivals.delete(arrival);
    }
  }

  /** kill −9 at random moments, each one started again at once. One is always left: deadlines need somebody who looks. */
  async killUntil(isOver: () => boolean, [minMs, maxMs]: readonly [number, number]): Promise<void> {
    while (!isOver()) {
      await pause(this.#random.between(minMs, maxMs));
      const alive = [...this.#links].filter(([, link]) => link.isAlive);
      if (alive.length < 2) continue;
      const [slot, link] = this.#random.pick(alive);
      this.killCount += 1;
      await link.kill();
      this.#all.delete(link);
      this.#restart(slot);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const arrival of this.#arrivals) arrival.raise();
    await Promise.all([...this.#all].map((link) => link.kill()));
  }

  #restart(slot: number): void {
    this.#startOne(slot).catch((error: Error) => {
      if (!this.#isClosed) this.failures.push(error.message);
    });
  }

  async #startOne(slot: number): Promise<void> {
    this.#startCount += 1;
    const link = new ServerLink({ ...this.#options, nodeId: `n${slot}-${this.#startCount}` });
    this.#all.add(link);
    await link.ready;
    this.#links.set(slot, link);
    for (const arrival of this.#arrivals) arrival.raise();
  }
}
