// What each transition costs Redis, and what a waiting call weighs.
import type { AgentId, ApplicantId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from 'ioredis';
import { makeId } from '../../server/src/platform/ids.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import {
  addAgents,
  type Bench,
  deskOf,
  enqueue,
  inBatches,
  makeAgentIds,
  openBench,
} from './dispatch-setup.ts';
import { percentile } from './figures.ts';

/** Microseconds of Redis's processor by operation. */
export type Cost = { enqueueUs: number; matchUs: number; acceptUs: number; finishUs: number };
export type CostOptions = { url: string; agentCount: number; waitingCount: number; runCount: number };

const classes = Array.from({ length: 18 }, (_, at) => `d${at}:s0:1:zh:any` as QueueClass);
const classAt = (at: number) => classes[at % classes.length] as QueueClass;

/** Processor time of Redis's main thread so far, its network included: what other programs do does not enter it. */
export async function redisCpuUs(redis: Redis): Promise<number> {
  const info = await redis.info('cpu');
  const found = info.matchAll(/used_cpu_(?:sys|user)_main_thread:([\d.]+)/g);
  return [...found].reduce((sum, [, seconds]) => sum + Number(seconds) * 1e6, 0);
}

async function commandCost(redis: Redis, count: number, run: () => Promise<void>): Promise<number> {
  const before = await redisCpuUs(redis);
  await run();
  return ((await redisCpuUs(redis)) - before) / count;
}

/** The same for a script that does nothing: what this machine takes today for the way there and back. */
export async function measureEmptyScript(url: string): Promise<number> {
  const { redis, close } = openBench(url);
  await redis.eval('return 1', 0);
  const sha = (await redis.script('LOAD', 'return 1')) as string;
  const cost = await commandCost(redis, 7_200, () => inBatches(7_200, 72, () => redis.evalsha(sha, 0)));
  await close();
  return cost;
}

/** Agents serve three of 18 classes each; all calls wait in classes that are served. */
export async function measureCost(options: CostOptions): Promise<Cost> {
  const { redis, store, close } = openBench(options.url);
  await redis.flushall();
  const agentIds = makeAgentIds(options.agentCount);
  const status = 'notReady';
  await addAgents(store, agentIds, {
    classes: (at) => [classAt(at), classAt(at + 1), classAt(at + 2)],
    status,
  });
  await inBatches(options.waitingCount, 1_000, (at) => enqueue(store, `w${at}`, classAt(at)));
  const workers = agentIds.slice(0, Math.min(options.agentCount, 72));
  const rounds: Cost[] = [];
  for (let round = 0; round < Math.ceil(options.runCount / workers.length); round += 1)
    rounds.push(await measureRound({ redis, store, close }, workers, round));
  await close();
  // The middle round: one that the machine's other work fell into says nothing of the size.
  const middle = (name: keyof Cost) =>
    percentile(
      rounds.map((cost) => cost[name]),
      0.5,
    );
  return {
    enqueueUs: middle('enqueueUs'),
    matchUs: middle('matchUs'),
    acceptUs: middle('acceptUs'),
    finishUs: middle('finishUs'),
  };
}

async function measureRound({ redis, store }: Bench, agentIds: AgentId[], round: number): Promise<Cost> {
  const each = (run: (agentId: AgentId, at: number) => Promise<unknown>) => () =>
    inBatches(agentIds.length, agentIds.length, (at) => run(agentIds[at] as AgentId, at));
  const enqueueUs = await commandCost(
    redis,
    agentIds.length,
    each((_, at) => enqueue(store, `r${round}n${at}`, classAt(at))),
  );
  const matchUs = await commandCost(
    redis,
    agentIds.length,
    each((agentId) => store.setStatus({ agentId, deskId: deskOf(agentId), status: 'ready', reason: null })),
  );
  const offers = new Map<AgentId, { callId: CallId; fence: Fence }>();
  await each(async (agentId) => {
    const { callId, fence } = await store.getAgent(agentId);
    if (callId === null || fence === null) throw new Error(`${agentId} was not matched`);
    offers.set(agentId, { callId, fence });
  })();
  const offerOf = (agentId: AgentId) => offers.get(agentId) as { callId: CallId; fence: Fence };
  const acceptUs = await commandCost(
    redis,
    agentIds.length,
    each((agentId) => store.accept({ agentId, deskId: deskOf(agentId), ...offerOf(agentId) })),
  );
  await each((agentId) =>
    store.setStatus({ agentId, deskId: deskOf(agentId), status: 'notReady', reason: 'other' }),
  )();
  const endUs = await commandCost(
    redis,
    agentIds.length,
    each((agentId) => store.end({ callId: offerOf(agentId).callId, by: 'applicant' })),
  );
  const saveUs = await commandCost(
    redis,
    agentIds.length,
    each((agentId) => store.saveWrapUp(offerOf(agentId).callId, agentId, 'answered')),
  );
  return { enqueueUs, matchUs, acceptUs, finishUs: endUs + saveUs };
}

export const cycleUs = (cost: Cost): number => cost.enqueueUs + cost.matchUs + cost.acceptUs + cost.finishUs;

/**
 * Bytes of Redis's memory for one more waiting call; the outbox, which is bounded, left out. With ids as short as the
 * numbers of this benchmark, or as long as the platform's own.
 */
export async function measureMemory(
  url: string,
  waitingCount: number,
  ids: 'short' | 'real',
): Promise<number> {
  const { redis, store, close } = openBench(url);
  await redis.flushall();
  const used = async () => {
    const total = Number(/used_memory_dataset:(\d+)/.exec(await redis.info('memory'))?.[1]);
    const overhead = Number(/used_memory_overhead:(\d+)/.exec(await redis.info('memory'))?.[1]);
    return total + overhead - ((await redis.memory('USAGE', '{cs:bench}:ev', 'SAMPLES', 0)) ?? 0);
  };
  const add = (at: number) =>
    ids === 'short'
      ? enqueue(store, `c${at}`, classAt(at))
      : store.enqueue({
          ...{ callId: makeId() as CallId, applicantId: makeId() as ApplicantId, pageId: makeId() },
          ...{ queueClass: realClass, priority: 0, ratedMinutes: 12, nodeId: makeId().slice(0, 8) },
        });
  await add(0);
  const before = await used();
  await inBatches(waitingCount, 1_000, (at) => add(at + 1));
  const bytes = ((await used()) - before) / waitingCount;
  await close();
  return bytes;
}
const realClass = 'market-regulation:business-registration:2:zh:any' as QueueClass;
