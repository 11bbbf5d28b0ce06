import { readFileSync } from 'node:fs';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { sittingTuning } from '../tuning-sittings.ts';
import { SittingState } from './sitting-state.ts';

const scripts = new Map([
  ['replace', readFileSync(new URL('./scripts/replace-sitting.lua', import.meta.url), 'utf8')],
]);

/** `stored`: as it was read, for `replace`; '' where nothing is kept. */
export type StoredSitting = { state: SittingState | null; stored: string };
export type SittingStore = ReturnType<typeof createSittingStore>;

/** Sittings that run, for every server. */
export function createSittingStore(redis: Redis, tenant: string) {
  const run = createScriptRunner(redis, scripts);
  /** String: a SittingState as JSON; a day after the last change. */
  const keyOf = (roomId: RoomId) => `{cs:${tenant}}:sitting:${roomId}`;
  return {
    async find(roomId: RoomId): Promise<StoredSitting> {
      const stored = await redis.get(keyOf(roomId));
      if (stored === null) return { state: null, stored: '' };
      return { state: SittingState.parse(JSON.parse(stored)), stored };
    },
    /** Whether it was still as it had been read. */
    async replace(state: SittingState, stored: string): Promise<boolean> {
      const args = [stored, JSON.stringify(state), sittingTuning.keptMs];
      return (await run('replace', [keyOf(state.roomId)], args)) === 1;
    },
  };
}
