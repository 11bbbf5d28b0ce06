// How many calls a second two servers take from the ticket to the end of wrap-up, as fast as it goes.
import { startWorker } from './dispatch-latency.ts';
import { openBench } from './dispatch-setup.ts';

export type CycleOptions = { url: string; agentCount: number; seconds: number };

async function run(modes: { mode: string; options: object }[], options: CycleOptions): Promise<number> {
  const { redis, close } = openBench(options.url);
  await redis.flushall();
  const children = await Promise.all(
    modes.map(({ mode, options: own }) => startWorker(mode, options.url, own)),
  );
  const countAll = async () => {
    const counts = children.map(async (child) => {
      const answer = child.next(({ kind }) => kind === 'count');
      child.send('count');
      const message = await answer;
      return message.kind === 'count' ? message.count : 0;
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  for (const child of children) child.send('start');
  // Warm: the first second is not counted.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [before, begunAt] = [await countAll(), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, options.seconds * 1_000));
  const perSecond = ((await countAll()) - before) / ((performance.now() - begunAt) / 1_000);
  await Promise.all(children.map((child) => child.stop()));
  await close();
  return perSecond;
}

const inFlight = 100;

/** A cycle is enqueue, offer, accept, both sides started, end, wrap-up saved: six commands and six events. */
export const measureCycles = (options: CycleOptions): Promise<number> =>
  run(
    ['l', 'r'].map((name) => ({
      mode: 'loop',
      options: { name, agentCount: options.agentCount / 2, inFlight },
    })),
    options,
  );

/** A cycle is add, process, complete. */
export const measureBullCycles = (options: CycleOptions): Promise<number> => {
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
