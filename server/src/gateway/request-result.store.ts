import type { Redis } from '../platform/redis.ts';

/**
 * Results of writes, kept so that a repeat of the same request is answered without being done again. `begin` claims the
 * request or gives what is known of it; a claim whose server died lapses with the deadline of the request.
 */
export type RequestResultStore = {
  begin(key: string, claimMs: number): Promise<{ isFirst: true } | { isFirst: false; result: string | null }>;
  finish(key: string, result: string): Promise<void>;
  /** A failed request is not remembered: its repeat is tried anew. */
  forget(key: string): Promise<void>;
};

const running = 'running';

export function createRequestResultStore(redis: Redis, tenant: string, keptMs: number): RequestResultStore {
  /** String: result of one write of one person as JSON, or 'running'; lives two minutes. */
  const keyOf = (key: string) => `{cs:${tenant}}:request:${key}`;
  return {
    async begin(key, claimMs) {
      const known = await redis.set(keyOf(key), running, 'PX', claimMs, 'NX', 'GET');
      if (known === null) return { isFirst: true };
      return { isFirst: false, result: known === running ? null : known };
    },
    async finish(key, result) {
      await redis.set(keyOf(key), result, 'PX', keptMs);
    },
    async forget(key) {
      await redis.del(keyOf(key));
    },
  };
}
