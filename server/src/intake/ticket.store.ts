import type { Redis } from '../platform/redis.ts';

const keptSeconds = 3 * 24 * 3600;

/** Counts tickets by day and prefix: A001, A002, … The number is what people are called by, the call's id is the truth. */
export function createTicketStore(redis: Redis, tenant: string) {
  return {
    async takeNumber(prefix: string, day: string): Promise<string> {
      /** Counter: tickets of one prefix on one day; lives three days. */
      const key = `{cs:${tenant}}:ticket:${day}:${prefix}`;
      const number = await redis.incr(key);
      if (number === 1) await redis.expire(key, keptSeconds);
      return `${prefix}${String(number).padStart(3, '0')}`;
    },
  };
}
export type TicketStore = ReturnType<typeof createTicketStore>;
