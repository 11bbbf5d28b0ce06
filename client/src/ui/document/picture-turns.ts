import { toSignalError } from '../../lib/signal-error.ts';

/** Without a word from the server on when to come back, ms. */
const pauseMs = 5_000;

type Waiting<Result> = { work: () => Promise<Result>; take: (result: Result) => void; isDropped: boolean };

/**
 * Work that nobody waits for: so many at once, the others in the order they came. When the server has no time for it, all of
 * it rests for as long as the server says and then goes on; what fails for another reason is given up.
 */
export function createPictureTurns<Result>(maxCount: number) {
  const waiting: Waiting<Result>[] = [];
  let runningCount = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    while (rest === undefined && runningCount < maxCount) {
      const next = waiting.shift();
      if (next === undefined) return;
      runningCount += 1;
      void run(next).finally(() => {
        runningCount -= 1;
        begin();
      });
    }
  }

  async function run(next: Waiting<Result>): Promise<void> {
    try {
      const result = await next.work();
      if (!next.isDropped) next.take(result);
    } catch (reason) {
      const { code, retryAfterMs } = toSignalError(reason);
      if (code !== 'RATE_LIMITED' && code !== 'UNAVAILABLE' && code !== 'TIMEOUT') return;
      if (!next.isDropped) waiting.unshift(next);
      rest ??= setTimeout(() => {
        rest = undefined;
        begin();
      }, retryAfterMs ?? pauseMs);
    }
  }

  return {
    /** `take` gets the result; what comes back drops it: it is not begun any more, and its result is taken by nobody. */
    add(work: () => Promise<Result>, take: (result: Result) => void): () => void {
      const entry: Waiting<Result> = { work, take, isDropped: false };
      waiting.push(entry);
      begin();
      return () => {
        entry.isDropped = true;
        const place = waiting.indexOf(entry);
        if (place >= 0) waiting.splice(place, 1);
      };
    },
  };
}
