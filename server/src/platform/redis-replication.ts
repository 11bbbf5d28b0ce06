import { AppError } from './errors.ts';
import type { Redis } from './redis.ts';

type Options = {
  redis: Redis;
  /** Replicas that must have a change before it is answered; 0: the answer of the master is enough. */
  replicaCount: number;
  /** Written so that there is something to wait for; lives for good, holds nothing. */
  markKey: string;
};
/** Runs a command and answers, or refuses, only when the replicas have what the answer rests on. */
export type Replicated = <Answer>(command: () => Promise<Answer>) => Promise<Answer>;

/** Replicas on the same network take a millisecond; longer, and the page asks again, ms. */
const withinMs = 400;
const retryAfterMs = 500;

/**
 * Nothing that was acknowledged is lost when a replica takes the master's place. WAIT looks only at what this connection
 * wrote last, and a repeated or refused command may have written nothing because another server's did: so something is
 * always written. And it must be the same connection still: the client sends a WAIT without an answer again, to the new
 * master, which knows nothing of what the old one had. UNAVAILABLE: the change may have been made or not; commands are
 * idempotent, so the page asks again.
 */
export function createReplicated({ redis, replicaCount, markKey }: Options): Replicated {
  if (replicaCount === 0) return (command) => command();
  let lostCount = 0;
  redis.on('close', () => {
    lostCount += 1;
  });

  async function assertReplicated(lostBefore: number): Promise<void> {
    const [, reachedCount] = await Promise.all([
      redis.set(markKey, ''),
      redis.wait(replicaCount, withinMs),
    ]).catch((cause: unknown) => {
      throw unavailable('Redis did not say whether its replicas have the change', cause);
    });
    if (lostCount !== lostBefore) throw unavailable('Redis was lost before its replicas had the change');
    if (reachedCount < replicaCount)
      throw unavailable(`${reachedCount} of ${replicaCount} replicas have the change`);
  }

  return async (command) => {
    const lostBefore = lostCount;
    const answer = await command();
    await assertReplicated(lostBefore);
    return answer;
  };
}

const unavailable = (message: string, cause?: unknown) =>
  new AppError('UNAVAILABLE', message, undefined, { retryAfterMs, cause });
