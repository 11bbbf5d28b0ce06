// The platform of the socket benchmark: a Redis of its own, one server process, and processes full of pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createDispatchStore } from '../../../server/src/dispatch/dispatch.store.ts';
import type { DispatchStore } from '../../../server/src/dispatch/dispatch-types.ts';
import { makeId } from '../../../server/src/platform/ids.ts';
import type { QueueClass } from '../../../server/src/queue/queue-class.ts';
import { startTestRedis } from '../../test-support/redis.ts';
import { type BenchChild, startChild } from '../child.ts';
import type { PagesMessage, PagesQuestion, ToldPlace } from './pages.ts';
import { lineUp, makePeople, type WaitingPerson } from './people.ts';
import type { ServerMessage, ServerQuestion } from './server.ts';

const tenant = 'bench';
const secretKey = 'ab'.repeat(32);
const password = 'demo-password-of-benchmarks';
const line = 'bench:sockets:1:zh:any' as QueueClass;
/** Counted as signed in for the line, so that a wait can be estimated; nobody of them is ready. */
const agentCount = 72;
const pageProcessCount = 2;
/** Taken into line and opened together. */
const chunkCount = 500;

type PagesChild = BenchChild<PagesMessage, PagesQuestion>;
export type SocketBench = {
  dispatch: DispatchStore;
  /** Takes the next `count` people into line and opens their pages. */
  openPages(count: number): Promise<void>;
  /** Who waits, first come first, by the index of their page. */
  readLine(): Promise<{ index: number; callId: WaitingPerson['callId'] }[]>;
  readMemory(): Promise<{ rssBytes: number; heapBytes: number }>;
  /** Processor seconds used so far, and how late the server's event loop was at worst since the last reading. */
  readCpu(): Promise<{ server: number; redis: number; pages: number; lateMs: number }>;
  takeTold(): Promise<ToldPlace[]>;
  /** Pages whose connection ended, though nobody closed it. */
  lostCount(): number;
  stop(): Promise<void>;
};

const makeEnvironment = (dataFolder: string, redisUrl: string) => ({
  CLOUDSEAT_HTTP_PORT: '0',
  CLOUDSEAT_DATA_DIR: dataFolder,
  CLOUDSEAT_REDIS_URL: redisUrl,
  CLOUDSEAT_TENANT: tenant,
  // No call connects here: the media node may be away.
  CLOUDSEAT_SFU_URLS: 'ws://127.0.0.1:9',
  CLOUDSEAT_SFU_SECRET: 'a-secret-for-benchmarks-only',
  CLOUDSEAT_SECRET_KEY: secretKey,
  CLOUDSEAT_DEMO: '1',
  CLOUDSEAT_DEMO_PASSWORD: password,
});

export async function startSocketBench(pageCount: number): Promise<SocketBench> {
  const stops: (() => Promise<unknown> | void)[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const server = await startTestRedis();
    stops.push(server.stop);
    const redis = new Redis(server.url);
    stops.push(() => redis.disconnect());
    // As in production: every write is in the append-only file within a second.
    await redis.config('SET', 'appendonly', 'yes', 'appendfsync', 'everysec');
    const dataFolder = mkdtempSync(join(tmpdir(), 'cloudseat-bench-'));
    stops.push(() => rmSync(dataFolder, { recursive: true, force: true }));
    const people = await makePeople(pageCount, { dataFolder, redis, tenant, secretKey, password });
    await redis.sadd(
      `{cs:${tenant}}:s:${line}`,
      Array.from({ length: agentCount }, (_, at) => `a${at}`),
    );
    const environment = JSON.stringify(makeEnvironment(dataFolder, server.url));
    const app: BenchChild<ServerMessage, ServerQuestion> = startChild(
      join(import.meta.dirname, 'server.ts'),
      [environment],
    );
    stops.push(app.stop);
    const ready = await app.next(({ kind }) => kind === 'ready');
    const port = ready.kind === 'ready' ? ready.port : 0;
    const children: PagesChild[] = Array.from({ length: pageProcessCount }, () =>
      startChild(join(import.meta.dirname, 'pages.ts'), [JSON.stringify({ port })]),
    );
    stops.push(() => Promise.all(children.map((child) => child.stop())));
    const dispatch = createDispatchStore({ redis, tenant });
    stops.push(() => dispatch.close());
    return { ...makeBench({ redis, dispatch, people, app, children }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = {
  redis: Redis;
  dispatch: DispatchStore;
  people: readonly WaitingPerson[];
  app: BenchChild<ServerMessage, ServerQuestion>;
  children: readonly PagesChild[];
};

function makeBench({ redis, dispatch, people, app, children }: Parts): Omit<SocketBench, 'stop'> {
  let openedCount = 0;
  let lostCount = 0;
  for (const child of children)
    child.onMessage((message) => {
      if (message.kind === 'lost') lostCount += 1;
    });
  const askAll = (question: PagesQuestion, kind: PagesMessage['kind']) =>
    Promise.all(
      children.map((child) => {
        const answer = child.next((message) => message.kind === kind);
        child.send(question);
        return answer;
      }),
    );

  async function openChunk(count: number): Promise<void> {
    const chunk = people.slice(openedCount, openedCount + count).map((person, at) => ({
      person,
      index: openedCount + at,
      pageId: makeId(),
    }));
    openedCount += count;
    await Promise.all(chunk.map(({ person, pageId }) => lineUp(dispatch, person, pageId, line)));
    await Promise.all(
      children.map((child, which) => {
        const pages = chunk
          .filter(({ index }) => index % children.length === which)
          .map(({ person, index, pageId }) => ({ index, pageId, token: person.token }));
        const opened = child.next((message) => message.kind === 'opened');
        child.send({ kind: 'open', pages });
        return opened;
      }),
    );
  }

  return {
    dispatch,
    async openPages(count) {
      for (let done = 0; done < count; done += chunkCount)
        await openChunk(Math.min(chunkCount, count - done));
    },
    async readLine() {
      const indexes = new Map(people.map(({ callId }, index) => [callId as string, index]));
      const callIds = await redis.zrange(`{cs:${tenant}}:w:${line}`, '0', '-1');
      return callIds.map((callId) => ({
        callId: callId as WaitingPerson['callId'],
        index: indexes.get(callId) ?? -1,
      }));
    },
    async readMemory() {
      const answer = app.next(({ kind }) => kind === 'memory');
      app.send('memory');
      const message = await answer;
      if (message.kind !== 'memory') throw new Error('no memory was told');
      return message;
    },
    async readCpu() {
      const answer = app.next(({ kind }) => kind === 'cpu');
      app.send('cpu');
      const [message, pages, info] = await Promise.all([
        answer,
        askAll({ kind: 'cpu' }, 'cpu'),
        redis.info('cpu'),
      ]);
      const field = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1]);
      const sumUs = pages.reduce((sum, told) => sum + (told.kind === 'cpu' ? told.cpuUs : 0), 0);
      return {
        server: message.kind === 'cpu' ? message.cpuUs / 1e6 : 0,
        redis: field('used_cpu_sys') + field('used_cpu_user'),
        pages: sumUs / 1e6,
        lateMs: message.kind === 'cpu' ? message.lateMs : 0,
      };
    },
    async takeTold() {
      const reports = await askAll({ kind: 'report' }, 'report');
      return reports.flatMap((report) => (report.kind === 'report' ? report.told : []));
    },
    lostCount: () => lostCount,
  };
}

/** Connecting leaves work behind, the rows of the journal above all: measuring begins when the server is quiet. */
export async function untilQuiet(bench: Pick<SocketBench, 'readCpu'>, cores: number): Promise<void> {
  const quietSeconds = 5;
  const patienceSeconds = 240;
  let quietCount = 0;
  let before = await bench.readCpu();
  for (let second = 0; second < patienceSeconds && quietCount < quietSeconds; second += 1) {
    await setTimeout(1_000);
    const now = await bench.readCpu();
    quietCount = now.server - before.server < cores ? quietCount + 1 : 0;
    before = now;
  }
  if (quietCount < quietSeconds) throw new Error('the server did not become quiet');
}
