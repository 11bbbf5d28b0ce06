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
  untilSettled,
} from './dispatch-setup.ts';
import { percentile } from './figures.ts';

/** Microseconds of Redis's processor by operation. */
export type Cost = { enqueueUs: number; matchUs: number; acceptUs: number; finishUs: number };
export type Size = { agentCount: number; waitingCount: number };
export type CostOptions = { url: string; sizes: readonly Size[]; runCount: number };

/** Agents who serve while it is measured; the others are there. */
const activeCount = 72;

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

/**
 * The cost of each size. Agents serve three of 18 classes each; all calls wait in classes that are served. The sizes are
 * districts beside each other in one Redis and are measured in turns, so that what else the machine does, which changes
 * from minute to minute, falls on all of them.
 */
export async function measureCosts({ url, sizes, runCount }: CostOptions): Promise<Cost[]> {
  await flushAll(url);
  const districts = await inTurn(sizes, async (size, at) => {
    const bench = openBench(url, `bench${at}`);
    return { bench, agentIds: await fill(bench, size), rounds: [] as Cost[] };
  });
  await untilSettled(districts[0]?.bench.redis as Redis);
  for (let round = 0; round * activeCount < runCount; round += 1)
    for (const { bench, agentIds, rounds } of districts)
      rounds.push(await measureRound(bench, agentIds, round));
  return inTurn(districts, async ({ bench, rounds }) => {
    await bench.close();
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
  });
}

/** Gives the agents who will serve. */
async function fill({ store }: Bench, { agentCount, waitingCount }: Size): Promise<AgentId[]> {
  const agentIds = makeAgentIds(agentCount);
  await addAgents(store, agentIds, {
    classes: (at) => [classAt(at), classAt(at + 1), classAt(at + 2)],
    status: 'notReady',
  });
  await inBatches(waitingCount, 1_000, (at) => enqueue(store, `w${at}`, classAt(at)));
  return agentIds.slice(0, activeCount);
}

async function flushAll(url: string): Promise<void> {
  const { redis, close } = openBench(url);
  await redis.flushall();
  await close();
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  run: (item: Item, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) results.push(await run(item, at));
  return results;
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
