// A district of any size for the dispatcher's benchmark.
import { setTimeout } from 'node:timers/promises';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { createDispatchStore } from '../../server/src/dispatch/dispatch.store.ts';
import type { DispatchStore } from '../../server/src/dispatch/dispatch-types.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import { dispatchTuning } from '../../server/src/tuning.ts';

/** Figures as in production, but for the outbox's length: a benchmark makes a day's events in seconds. */
export const benchTuning = { ...dispatchTuning, eventMaxCount: 10_000 };
export const served = 'd0:s0:1:zh:any' as QueueClass;
/** Lines that nobody in the benchmark serves. */
export const foreignClasses = Array.from({ length: 20 }, (_, at) => `x${at}:s0:1:zh:any` as QueueClass);

export type Bench = { redis: Redis; store: DispatchStore; close(): Promise<void> };

export function openBench(url: string, tenant = 'bench'): Bench {
  // As the platform connects (server/src/platform/redis.ts).
  const redis = new Redis(url, { enableAutoPipelining: true });
  const store = createDispatchStore({ redis, tenant, tuning: benchTuning });
  return {
    redis,
    store,
    async close() {
      await store.close();
      redis.disconnect();
    },
  };
}

/** Filling a Redis makes it rewrite its append-only file: measuring begins when that is over. */
export async function untilSettled(redis: Redis): Promise<void> {
  while (/aof_rewrite_in_progress:1|aof_rewrite_scheduled:1/.test(await redis.info('persistence'))) {
    await setTimeout(100);
  }
}

/** In order, at most `width` at once. */
export async function inBatches(
  count: number,
  width: number,
  run: (at: number) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < count; first += width) {
    await Promise.all(Array.from({ length: Math.min(width, count - first) }, (_, at) => run(first + at)));
  }
}

export const enqueue = (store: DispatchStore, id: string, queueClass: QueueClass) =>
  store.enqueue({
    callId: id as CallId,
    applicantId: `u${id}` as ApplicantId,
    queueClass,
    priority: 0,
    ratedMinutes: 5,
    pageId: 'p',
    nodeId: 'n1',
  });

export const deskOf = (agentId: AgentId) => `desk-${agentId}`;

/** Signed in and at the desk; each serves `classes`, given its number. */
export async function addAgents(
  store: DispatchStore,
  agentIds: readonly AgentId[],
  options: { classes: (at: number) => QueueClass[]; status: 'ready' | 'notReady' },
): Promise<void> {
  await inBatches(agentIds.length, 500, async (at) => {
    const agentId = agentIds[at] as AgentId;
    const deskId = deskOf(agentId);
    await store.signIn(
      agentId,
      options.classes(at).map((queueClass) => ({ class: queueClass, penaltyMs: 0 })),
    );
    await store.claimDesk({ agentId, deskId, nodeId: 'n1', takesOver: true });
    const reason = options.status === 'notReady' ? 'other' : null;
    await store.setStatus({ agentId, deskId, status: options.status, reason });
  });
}

export const makeAgentIds = (count: number, prefix = 'a') =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}` as AgentId);
