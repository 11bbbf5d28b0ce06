import type { BackgroundBlur } from '@cloudseat/shared/nouns/background-blur.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';

/** Ms after the last change; longer than any talk. */
const keptMs = 24 * 3_600_000;
export type BlurStore = ReturnType<typeof createBlurStore>;

export function createBlurStore(redis: Redis, tenant: string) {
  /** Hash: isOn and isOffAsked ('1' or '0'), version. */
  const keyOf = (callId: CallId) => `{cs:${tenant}}:blur:${callId}`;
  const read = (callId: CallId, hash: Record<string, string>): BackgroundBlur => {
    const isOn = hash.isOn === '1';
    return {
      ...{ callId, version: Number(hash.version ?? 0), isOn },
      isOffAsked: isOn && hash.isOffAsked === '1',
    };
  };
  return {
    find: async (callId: CallId) => read(callId, await redis.hgetall(keyOf(callId))),
    /** How it stands then. Whoever turns it on anew has not been asked yet. */
    async set(callId: CallId, change: { isOn: boolean } | { isOffAsked: true }): Promise<BackgroundBlur> {
      const key = keyOf(callId);
      const fields =
        'isOn' in change ? { isOn: change.isOn ? '1' : '0', isOffAsked: '0' } : { isOffAsked: '1' };
      const answers = await redis
        .multi()
        .hset(key, fields)
        .hincrby(key, 'version', 1)
        .pexpire(key, keptMs)
        .hgetall(key)
        .exec();
      if (!answers) throw new Error('what is blurred could not be stored');
      for (const [error] of answers) if (error) throw error;
      return read(callId, answers.at(-1)?.[1] as Record<string, string>);
    },
  };
}
