// How many calls a second two servers take from the ticket to the end of wrap-up, as fast as it goes.
import { setTimeout } from 'node:timers/promises';
import { redisCpuUs } from './dispatch-cost.ts';
import { startWorker } from './dispatch-latency.ts';
import { openBench, untilSettled } from './dispatch-setup.ts';

export type CycleOptions = { url: string; agentCount: number; seconds: number };

/** Processor time is what a machine that is busy with other things does not distort. */
export type Cycles = { perSecond: number; redisUs: number; serverUs: number };

async function run(modes: { mode: string; options: object }[], options: CycleOptions): Promise<Cycles> {
  const { redis, close } = openBench(options.url);
  await redis.flushall();
  await untilSettled(redis);
  const children = await Promise.all(
    modes.map(({ mode, options: own }) => startWorker(mode, options.url, own)),
  );
  const readAll = async () => {
    const counts = await Promise.all(
      children.map(async (child) => {
        const answer = child.next(({ kind }) => kind === 'count');
        child.send('count');
        const message = await answer;
        return message.kind === 'count' ? message : { count: 0, cpuUs: 0 };
      }),
    );
    const sum = (name: 'count' | 'cpuUs') => counts.reduce((total, each) => total + each[name], 0);
    return {
      count: sum('count'),
      serverUs: sum('cpuUs'),
      redisUs: await redisCpuUs(redis),
      atMs: performance.now(),
    };
  };
  for (const child of children) child.send('start');
  // Warm: the first second is not counted.
  await setTimeout(1_000);
  const before = await readAll();
  await setTimeout(options.seconds * 1_000);
  const after = await readAll();
  await Promise.all(children.map((child) => child.stop()));
  await close();
  const count = after.count - before.count;
  return {
    perSecond: (count * 1_000) / (after.atMs - before.atMs),
    redisUs: (after.redisUs - before.redisUs) / count,
    serverUs: (after.serverUs - before.serverUs) / count,
  };
}

const inFlight = 100;

/** A cycle is enqueue, offer, accept, end, wrap-up saved: four commands, five events. With media: both sides report theirs. */
export const measureCycles = (options: CycleOptions, reportsMedia = false): Promise<Cycles> =>
  run(
    ['l', 'r'].map((name) => ({
      mode: 'loop',
      options: { name, agentCount: options.agentCount / 2, inFlight, reportsMedia },
    })),
    options,
  );

/** A cycle is add, process, complete. */
export const measureBullCycles = (options: CycleOptions): Promise<Cycles> => {
  const port = Number(new URL(options.url).port);
  const own = { name: 'calls', port, agentCount: options.agentCount / 2, inFlight };
  return run(
    [
      { mode: 'bullLoop', options: own },
      { mode: 'bullLoop', options: own },
    ],
    options,
  );
};
