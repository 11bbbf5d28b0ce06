import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';

type Options<Key> = {
  /** Rest after a round, ms: what comes in meanwhile shares the next, and others have their turn. */
  restMs: number;
  /** Called for each key that is due, one after the other. Must not reject. */
  run: (key: Key) => Promise<void>;
  clock: Clock;
  lifetime: Lifetime;
};
export type Rounds<Key> = {
  /** Has the key run at `at` (epoch ms) or soon after, the earliest time counting. At once when the last round is long past. */
  mark(key: Key, at: number): void;
};

/** Gathers what is to be done into rounds. A key that is marked while it runs is run again. */
export function createRounds<Key>({ restMs, run, clock, lifetime }: Options<Key>): Rounds<Key> {
  const due = new Map<Key, number>();
  let notBefore = Number.NEGATIVE_INFINITY;
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  lifetime.bind(() => clearTimeout(timer));

  function plan(at: number): void {
    if (isRunning || lifetime.isClosed) return;
    const nextAt = Math.max(at, notBefore);
    if (nextAt >= timerAt) return;
    clearTimeout(timer);
    timerAt = nextAt;
    timer = setTimeout(() => void runRound(), Math.max(0, nextAt - clock.now()));
  }

  async function runRound(): Promise<void> {
    isRunning = true;
    timerAt = Number.POSITIVE_INFINITY;
    const startedAt = clock.now();
    for (const [key, at] of [...due]) {
      if (at > startedAt) continue;
      due.delete(key);
      await run(key);
    }
    notBefore = clock.now() + restMs;
    isRunning = false;
    if (due.size > 0) plan(Math.min(...due.values()));
  }

  return {
    mark(key, at) {
      const earliest = Math.min(at, due.get(key) ?? at);
      due.set(key, earliest);
      plan(earliest);
    },
  };
}
