import type { Redis } from '../platform/redis.ts';
import type { QueueClass } from './queue-class.ts';

/** How many agents are signed in for a line, busy or not: the dispatcher's own set of them (`s:<class>`), only read here. */
export function createSignedInStore(redis: Redis, tenant: string) {
  return {
    countSignedIn: (queueClass: QueueClass): Promise<number> => redis.scard(`{cs:${tenant}}:s:${queueClass}`),
  };
}
