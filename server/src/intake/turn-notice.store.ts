import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { turnNoticeTuning } from '../tuning-wechat.ts';

/** Of several servers that see the same turn come, one tells of it. */
export function createTurnNoticeStore(redis: Redis, tenant: string) {
  return {
    /** True for the first that asks. */
    async take(callId: CallId, what: string): Promise<boolean> {
      /** String: this was told; lives a day. */
      const key = `{cs:${tenant}}:turn-notice:${callId}:${what}`;
      return (await redis.set(key, '1', 'EX', turnNoticeTuning.keptSeconds, 'NX')) === 'OK';
    },
  };
}
export type TurnNoticeStore = ReturnType<typeof createTurnNoticeStore>;
