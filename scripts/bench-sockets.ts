// npm run bench:sockets [-- --json] [--pages 10000]: waiting pages on one server. What a page weighs, and how soon it is told
// that the line moved.
import { setTimeout } from 'node:timers/promises';
import { percentile, printFigures, printTable, round } from './bench/figures.ts';
import { findDelays, type PageStory, type Told } from './bench/sockets/delays.ts';
import { type SocketBench, startSocketBench, untilQuiet } from './bench/sockets/platform.ts';

const askedAt = process.argv.indexOf('--pages');
const pageCount = askedAt < 0 ? 10_000 : Number(process.argv[askedAt + 1]);
/** Opened before memory is first read: what the server needs once for all is there by then. */
const firstPageCount = 500;
const movesPerSecond = 10;
const moveSeconds = 25;
const idleSeconds = 10;
/** At most so often is a page told a new place: part of the promise, not of the delay. */
const throttleMs = 2_000;
const quietCores = 0.3;

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

type Cores = { server: number; redis: number; pages: number };
type Load = Cores & { lateMs: number };

/** Cores in use while `work` runs. */
async function measureCores(bench: SocketBench, work: () => Promise<unknown>): Promise<Load> {
  const [before, startedMs] = [await bench.readCpu(), nowMs()];
  await work();
  const [after, seconds] = [await bench.readCpu(), (nowMs() - startedMs) / 1_000];
  const share = (name: keyof Cores) => round((after[name] - before[name]) / seconds, 3);
  return { server: share('server'), redis: share('redis'), pages: share('pages'), lateMs: after.lateMs };
}

async function measureMemory(bench: SocketBench): Promise<{ rssKiB: number; heapKiB: number }> {
  await bench.openPages(firstPageCount);
  await untilQuiet(bench, quietCores);
  const before = await bench.readMemory();
  await bench.openPages(pageCount - firstPageCount);
  await untilQuiet(bench, quietCores);
  const after = await bench.readMemory();
  const perPage = (bytes: number) => round(bytes / 1_024 / (pageCount - firstPageCount), 2);
  return {
    rssKiB: perPage(after.rssBytes - before.rssBytes),
    heapKiB: perPage(after.heapBytes - before.heapBytes),
  };
}

/** The head leaves, ten times a second, on the beat. */
async function moveLine(
  bench: SocketBench,
  callIds: readonly Parameters<SocketBench['dispatch']['leave']>[0][],
) {
  const movesMs: number[] = [];
  const answersMs: number[] = [];
  const startedMs = nowMs();
  for (const [at, callId] of callIds.entries()) {
    await setTimeout(Math.max(0, startedMs + (at * 1_000) / movesPerSecond - nowMs()));
    movesMs.push(nowMs());
    await bench.dispatch.leave(callId);
    answersMs.push(nowMs() - (movesMs[at] ?? 0));
  }
  return { movesMs, answersMs };
}

/** What was held back is due two seconds after the last move, and later on a busy machine: until nothing more comes. */
async function takeAllTold(bench: SocketBench) {
  const all = await bench.takeTold();
  for (let isDone = false; !isDone; ) {
    await setTimeout(throttleMs + 1_000);
    const more = await bench.takeTold();
    all.push(...more);
    isDone = more.length === 0;
  }
  return all;
}

async function measureMoves(bench: SocketBench) {
  const line = await bench.readLine();
  if (line.length !== pageCount) throw new Error(`${line.length} wait, not ${pageCount}`);
  await bench.takeTold();
  const leaving = line.slice(0, movesPerSecond * moveSeconds).map(({ callId }) => callId);
  let moves: Awaited<ReturnType<typeof moveLine>> = { movesMs: [], answersMs: [] };
  const cores = await measureCores(bench, async () => {
    moves = await moveLine(bench, leaving);
  });
  const told = await takeAllTold(bench);
  const byPage = new Map<number, Told[]>();
  for (const { index, ...message } of told) byPage.set(index, [...(byPage.get(index) ?? []), message]);
  const stories: PageStory[] = line.map(({ index }, aheadAtFirst) => ({
    aheadAtFirst,
    told: byPage.get(index) ?? [],
  }));
  return {
    cores,
    toldCount: told.length,
    answersMs: moves.answersMs,
    ...findDelays(stories, moves.movesMs, throttleMs),
  };
}

const ms = (value: number) => `${round(value, 1)} ms`;
const threeOf = (values: readonly number[]) =>
  [0.5, 0.99, 1].map((share) => ms(percentile(values, share))).join(' / ');

const bench = await startSocketBench(pageCount);
try {
  const memory = await measureMemory(bench);
  const idle = await measureCores(bench, () => setTimeout(idleSeconds * 1_000));
  const { cores, toldCount, answersMs, dueMs, sinceMoveMs, missingCount } = await measureMoves(bench);
  if (bench.lostCount() > 0) throw new Error(`${bench.lostCount()} pages were cut off`);
  if (missingCount > 0) throw new Error(`${missingCount} changes of a shown place were never told`);
  printTable(`${pageCount} waiting pages on one server`, [
    ['memory a page', `${memory.rssKiB} KiB (JavaScript heap ${memory.heapKiB} KiB)`],
    ['nothing moves', `server ${idle.server}, Redis ${idle.redis}, pages ${idle.pages} cores`],
    [
      `the line moves ${movesPerSecond} times a second`,
      `server ${cores.server}, Redis ${cores.redis}, pages ${cores.pages} cores`,
    ],
    ['changes of a shown place', `${dueMs.length}, told in ${toldCount} messages`],
    ['from due to received, p50 / p99 / most', threeOf(dueMs)],
    [
      'from the move, the 2 s between two messages included, p50 / p99',
      [0.5, 0.99].map((share) => ms(percentile(sinceMoveMs, share))).join(' / '),
    ],
  ]);
  printTable('How busy the machine was', [
    ['Redis took a move, p50 / p99 / most', threeOf(answersMs)],
    ["the server's event loop, late at most", ms(cores.lateMs)],
  ]);
  printFigures('sockets', {
    memoryPerPageKiB: memory.rssKiB,
    updateP99Ms: round(percentile(dueMs, 0.99), 1),
    serverCores: cores.server,
    updateP50Ms: round(percentile(dueMs, 0.5), 1),
    idleServerCores: idle.server,
    redisCores: cores.redis,
    pageCount,
  });
} finally {
  await bench.stop();
}
