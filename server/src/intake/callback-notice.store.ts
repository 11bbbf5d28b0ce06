import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';

const keptSeconds = 3_600;

/** Of several servers that hear of the same callback, one sends the text. */
export function createCallbackNoticeStore(redis: Redis, tenant: string) {
  return {
    /** True for the first that asks. */
    async take(callId: CallId, fence: Fence): Promise<boolean> {
      /** String: the text of this callback is sent; lives an hour, longer than any server is behind. */
      const key = `{cs:${tenant}}:callback-text:${callId}:${fence}`;
      return (await redis.set(key, '1', 'EX', keptSeconds, 'NX')) === 'OK';
    },
  };
}
export type CallbackNoticeStore = ReturnType<typeof createCallbackNoticeStore>;
