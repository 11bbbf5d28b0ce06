// npm run bench:dispatch [-- --json] [--quick]: the dispatcher's speed on a Redis of its own, beside BullMQ in the same run.
import { Redis } from 'ioredis';
import {
  type Cost,
  cycleUs,
  measureCosts,
  measureEmptyScript,
  measureMemory,
} from './bench/dispatch-cost.ts';
import { type Cycles, measureBullCycles, measureCycles } from './bench/dispatch-cycles.ts';
import { measureBull, measureDispatch } from './bench/dispatch-latency.ts';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { startTestRedis } from './test-support/redis.ts';

const isQuick = process.argv.includes('--quick');
const agentCounts = isQuick ? [72, 7_200] : [72, 720, 7_200];
const waitingCounts = isQuick ? [100, 100_000] : [100, 10_000, 100_000];
const agentCount = 72;
const waitingCount = 100_000;
const ms = (value: number) => `${round(value, 2)} ms`;
const us = (value: number) => `${round(value, 1)} µs`;

async function measureLatency(url: string): Promise<Record<string, number>> {
  const options = { url, agentCount, waitingCount, runCount: 2_200 };
  const [ours, bull] = [await measureDispatch(options), await measureBull(options)];
  const [p50, p99] = [percentile(ours, 0.5), percentile(ours, 0.99)];
  const [bullP50, bullP99] = [percentile(bull, 0.5), percentile(bull, 0.99)];
  printTable(
    `From the ticket to the offer in another process, ${agentCount} agents, ${waitingCount} waiting`,
    [
      ['', 'p50', 'p99'],
      ['CloudSeat', ms(p50), ms(p99)],
      ['BullMQ add → process', ms(bullP50), ms(bullP99)],
    ],
  );
  return {
    offerP50Ms: round(p50, 3),
    offerP99Ms: round(p99, 3),
    bullP50Ms: round(bullP50, 3),
    bullP99Ms: round(bullP99, 3),
    offerP50RatioToBullMQ: round(p50 / bullP50, 3),
  };
}

async function measureLoops(url: string): Promise<Record<string, number>> {
  const options = { url, agentCount, seconds: 5 };
  const [ours, bull] = [await measureCycles(options), await measureBullCycles(options)];
  const cells = ({ perSecond, redisUs, serverUs }: Cycles) => [
    String(Math.round(perSecond)),
    us(redisUs),
    us(serverUs),
  ];
  printTable('Full cycles, two processes', [
    ['', 'a second', 'Redis a cycle', 'servers a cycle'],
    ['CloudSeat: enqueue, offer, accept, end, wrap-up saved', ...cells(ours)],
    ['BullMQ: add, process, complete', ...cells(bull)],
  ]);
  return {
    cyclesPerSecond: Math.round(ours.perSecond),
    bullCyclesPerSecond: Math.round(bull.perSecond),
    cyclesRatioToBullMQ: round(ours.perSecond / bull.perSecond, 3),
    redisUsPerCycle: round(ours.redisUs, 1),
    bullRedisUsPerCycle: round(bull.redisUs, 1),
  };
}

async function measureSizes(url: string): Promise<Record<string, number>> {
  const emptyUs = await measureEmptyScript(url);
  const rows = [['agents', 'waiting', 'enqueue', 'match', 'accept', 'end and save', 'cycle']];
  const sizes = agentCounts.flatMap((agents) =>
    waitingCounts.map((waiting) => ({ agentCount: agents, waitingCount: waiting })),
  );
  const costs = await measureCosts({ url, sizes, runCount: 1_440 });
  for (const [at, cost] of costs.entries()) {
    const { enqueueUs, matchUs, acceptUs, finishUs } = cost;
    const cells = [enqueueUs, matchUs, acceptUs, finishUs, cycleUs(cost)].map(us);
    rows.push([String(sizes[at]?.agentCount), String(sizes[at]?.waitingCount), ...cells]);
  }
  printTable(
    `Redis's processor by operation, an agent serves three classes (an empty script: ${us(emptyUs)})`,
    rows,
  );
  const cycles = costs.map(cycleUs);
  const mean = (name: keyof Cost) =>
    round(costs.reduce((sum, cost) => sum + cost[name], 0) / costs.length, 1);
  return {
    enqueueUs: mean('enqueueUs'),
    matchUs: mean('matchUs'),
    acceptUs: mean('acceptUs'),
    emptyScriptUs: round(emptyUs, 1),
    costGrowth: round(Math.max(...cycles) / Math.min(...cycles), 3),
  };
}

async function measureWeight(url: string): Promise<Record<string, number>> {
  const [short, real] = [
    Math.round(await measureMemory(url, waitingCount, 'short')),
    Math.round(await measureMemory(url, waitingCount, 'real')),
  ];
  printTable('Memory a waiting call', [
    ['line, record, applicant; ids of a few characters', `${short} bytes`],
    ['with ids and class as long as real ones', `${real} bytes`],
  ]);
  return { bytesPerWaitingCall: short, bytesPerWaitingCallRealIds: real };
}

const server = await startTestRedis();
try {
  // As in production: every write is in the append-only file within a second.
  const redis = new Redis(server.url);
  await redis.config('SET', 'appendonly', 'yes', 'appendfsync', 'everysec');
  redis.disconnect();
  const figures: Record<string, number> = {};
  for (const measure of [measureLatency, measureLoops, measureSizes, measureWeight]) {
    Object.assign(figures, await measure(server.url));
  }
  printFigures('dispatch', figures);
} finally {
  await server.stop();
}
