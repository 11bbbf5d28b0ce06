import { readFileSync } from 'node:fs';
import { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { captureTuning } from '../tuning-capture.ts';
import type { CaptureRepository } from './capture.repository.ts';

const scripts = new Map([
  ['replace', readFileSync(new URL('./scripts/replace.lua', import.meta.url), 'utf8')],
]);

/** `stored`: as it was read, for `replace`; '' where nothing is kept. */
export type StoredCaptures = { list: CaptureList; stored: string };
export type CaptureStore = ReturnType<typeof createCaptureStore>;

/** What was asked for in running calls, for every server; `kept`: what is left of it where Redis has lost its own. */
export function createCaptureStore(redis: Redis, tenant: string, kept: Pick<CaptureRepository, 'find'>) {
  const run = createScriptRunner(redis, scripts);
  /** String: a CaptureList as JSON; lives until the call ends, a day at most. */
  const keyOf = (callId: CallId) => `{cs:${tenant}}:captures:${callId}`;
  return {
    async find(callId: CallId): Promise<StoredCaptures> {
      const stored = await redis.get(keyOf(callId));
      if (stored === null)
        return { list: (await kept.find(callId)) ?? { callId, version: 0, captures: [] }, stored: '' };
      return { list: CaptureList.parse(JSON.parse(stored)), stored };
    },
    /** Whether it was still as it had been read. */
    async replace(list: CaptureList, stored: string): Promise<boolean> {
      const args = [stored, JSON.stringify(list), captureTuning.keptMs];
      return (await run('replace', [keyOf(list.callId)], args)) === 1;
    },
    async clear(callId: CallId): Promise<void> {
      await redis.del(keyOf(callId));
    },
  };
}
