// How long from a ticket to the moment another process knows the offer, one after the other.
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { type BenchChild, startChild } from './child.ts';
import {
  addAgents,
  enqueue,
  foreignClasses,
  inBatches,
  makeAgentIds,
  openBench,
  served,
  untilSettled,
} from './dispatch-setup.ts';
import type { WorkerMessage } from './dispatch-worker.ts';

export const workerFile = join(import.meta.dirname, 'dispatch-worker.ts');
type Child = BenchChild<WorkerMessage, string>;
export type LatencyOptions = { url: string; agentCount: number; waitingCount: number; runCount: number };

export async function startWorker(mode: string, url: string, options: object): Promise<Child> {
  const child: Child = startChild(workerFile, [mode, url, JSON.stringify(options)]);
  await child.next(({ kind }) => kind === 'ready');
  return child;
}

/** Milliseconds from sending to the other process's handler. */
async function measure(child: Child, id: string, send: () => Promise<unknown>): Promise<number> {
  const arrival = child.next((message) => message.kind === 'seen' && message.id === id);
  const sentNs = process.hrtime.bigint();
  await send();
  const message = await arrival;
  return message.kind === 'seen' ? Number(BigInt(message.atNs) - sentNs) / 1e6 : 0;
}

/** The first tenth warms up and is not counted. */
const counted = (values: number[]) => values.slice(Math.floor(values.length / 10));

export async function measureDispatch(options: LatencyOptions): Promise<number[]> {
  const { redis, store, close } = openBench(options.url);
  await redis.flushall();
  await inBatches(options.waitingCount, 1_000, (at) =>
    enqueue(store, `w${at}`, foreignClasses[at % foreignClasses.length] ?? served),
  );
  await addAgents(store, makeAgentIds(options.agentCount), { classes: () => [served], status: 'ready' });
  await untilSettled(redis);
  const child = await startWorker('tail', options.url, {});
  const values: number[] = [];
  for (let at = 0; at < options.runCount; at += 1) {
    const id = `m${at}`;
    values.push(await measure(child, id, () => enqueue(store, id, served)));
    await store.leave(id as Parameters<typeof store.leave>[0]);
  }
  await child.stop();
  await close();
  return counted(values);
}

export async function measureBull(options: LatencyOptions): Promise<number[]> {
  const { redis, close } = openBench(options.url);
  await redis.flushall();
  const port = Number(new URL(options.url).port);
  const connection = { host: '127.0.0.1', port };
  const foreign = new Queue('foreign', { connection });
  for (let first = 0; first < options.waitingCount; first += 1_000) {
    await foreign.addBulk(Array.from({ length: 1_000 }, (_, at) => ({ name: `w${first + at}`, data: {} })));
  }
  const queue = new Queue('calls', { connection });
  await queue.waitUntilReady();
  await untilSettled(redis);
  const child = await startWorker('bull', options.url, {
    name: 'calls',
    port,
    agentCount: options.agentCount,
  });
  const values: number[] = [];
  for (let at = 0; at < options.runCount; at += 1) {
    values.push(await measure(child, `m${at}`, () => queue.add(`m${at}`, {})));
  }
  await child.stop();
  await Promise.all([queue.close(), foreign.close()]);
  await close();
  return counted(values);
}
