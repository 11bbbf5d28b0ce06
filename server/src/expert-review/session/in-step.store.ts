import { readFileSync } from 'node:fs';
import { InStep, type InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { Redis } from '../../platform/redis.ts';
import { createScriptRunner } from '../../platform/redis-scripts.ts';
import { sittingTuning } from '../../tuning-sittings.ts';

const scripts = new Map([['set', readFileSync(new URL('./scripts/set-step.lua', import.meta.url), 'utf8')]]);

/** Of which part of the sitting: what is looked at behind the closed door is none of those outside. */
export type StepPlace = { roomId: RoomId; phase: SittingPhase };
export type InStepStore = ReturnType<typeof createInStepStore>;

/** What rooms look at together, for every server. */
export function createInStepStore(redis: Redis, tenant: string) {
  const run = createScriptRunner(redis, scripts);
  /** Hash: revision, item, at; a day after the last act. */
  const keyOf = ({ roomId, phase }: StepPlace) => `{cs:${tenant}}:step:${roomId}:${phase}`;
  return {
    /** Null: nothing was ever shown there. */
    async find(place: StepPlace): Promise<InStep | null> {
      const [revision, item, at] = await redis.hmget(keyOf(place), 'revision', 'item', 'at');
      if (revision == null || item == null) return null;
      return InStep.parse({ item: JSON.parse(item), atServerTime: Number(at), revision: Number(revision) });
    },
    async set(place: StepPlace, item: InStepItem | null, now: number): Promise<InStep> {
      const args = [JSON.stringify(item), now, sittingTuning.keptMs];
      const revision = Number(await run('set', [keyOf(place)], args));
      return { item, atServerTime: now, revision };
    },
  };
}
