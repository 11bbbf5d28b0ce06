import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { Ack } from '@cloudseat/shared/contract/errors.ts';
import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';
import { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import { makeTenant } from '../../../server/src/test-support/test-platform.ts';
import { openFaultDatabase } from '../fault-database.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { fillDemo, type HerdPage, seedHerd } from '../herd-people.ts';
import { startPlatformServer } from '../platform.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { startTcpProxy } from '../tcp-proxy.ts';
import { comesTrue, pause, Signal } from '../waiting.ts';
import { Watch } from '../watch.ts';

/** The plan's bounds, ms. */
const backWithinMs = 15_000;
const delayP99BoundMs = 200;
/** The pages, both servers, Redis and PostgreSQL share the cores with whatever else is tested: three times the bounds. */
const margin = 3;
const openAtOnce = 50;

type Page = HerdPage & { socket: Socket; resumedCount: number; resumed: Signal };

/** The pages of a server that dies all go to the other. */
export const herd: Scenario = {
  name: 'herd',
  about:
    '2,000 sockets lose their server: all back in 15 s at the other, whose event loop stays below 200 ms at p99',
  async run(run) {
    const redis = await startFaultRedis(run);
    const { url: databaseUrl, db } = await openFaultDatabase(run);
    await fillDemo(db);
    const tenant = makeTenant();
    const options = { redisUrl: redis.url, tenant, databaseUrl };
    const doomed = await startPlatformServer(run, options);
    const other = await startPlatformServer(run, options);
    const watch = new Watch(run, redis.url, tenant);
    const client = new Redis(redis.url);
    run.bind(() => client.disconnect());
    const count = run.isShort ? 300 : 2_000;
    const people = await seedHerd({ db, redis: client, tenant, count: count * 1.1 });
    const door = await startTcpProxy(run, doomed.port);
    const herdPages = await openPages(run, people.slice(0, count), door.port);
    const others = await openPages(run, people.slice(count), other.port);
    for (const page of [...herdPages, ...others]) page.resumedCount = 0;

    other.watch();
    const cutAt = performance.now();
    await doomed.kill();
    door.leadTo(other.port);
    const areBack = await comesTrue(() => herdPages.every(hasResumed), backWithinMs * margin);
    const backMs = Math.round(performance.now() - cutAt);
    const missing = herdPages.filter((page) => !hasResumed(page)).length;
    run.check(areBack, `${missing} of ${count} pages are not back after ${backMs} ms`);
    const { delayP99Ms, delayMaxMs } = await other.measure();
    run.check(delayP99Ms < delayP99BoundMs * margin, `the event loop was late by ${delayP99Ms} ms at p99`);
    run.check(
      others.every(({ socket, resumedCount }) => socket.connected && resumedCount === 0),
      'a page of the other server lost its connection',
    );
    for (const { type, callId } of watch.events)
      run.check(type !== 'callAway' && type !== 'callEnded', `${type} ${callId}`);
    const within =
      backMs <= backWithinMs && delayP99Ms <= delayP99BoundMs ? '' : ', beyond the bounds of the plan';
    run.note(
      `${count} pages back in ${backMs} ms; event loop p99 ${delayP99Ms.toFixed(0)}, max ${delayMaxMs.toFixed(0)} ms${within}`,
    );
  },
};

const hasResumed = ({ resumedCount }: Page) => resumedCount > 0;

/** Connected and resumed, with the pauses of a real page between attempts, see client/src/signal/tuning.ts. */
async function openPages(run: ScenarioRun, people: readonly HerdPage[], port: number): Promise<Page[]> {
  const pages: Page[] = [];
  run.bind(() => {
    for (const { socket } of pages) socket.close();
  });
  for (let first = 0; first < people.length; first += openAtOnce) {
    const opened = people.slice(first, first + openAtOnce).map((person) => openPage(run, person, port));
    pages.push(...opened);
    await Promise.all(opened.map(({ resumed }) => resumed.next()));
  }
  return pages;
}

function openPage(run: ScenarioRun, person: HerdPage, port: number): Page {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/api/socket',
    transports: ['websocket'],
    forceNew: true,
    timeout: 8_000,
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
    auth: { side: 'applicant', protocol: protocolVersion, pageId: person.pageId },
    extraHeaders: { cookie: person.cookie },
  });
  const page: Page = { ...person, socket, resumedCount: 0, resumed: new Signal() };
  const resume = async () => {
    try {
      const answer: Ack<SessionSnapshot> = await socket.timeout(8_500).emitWithAck('session:resume', {});
      run.check(answer.ok, answer.ok ? '' : `a page could not resume: ${answer.error.code}`);
      if (!answer.ok || answer.data.side !== 'applicant') return;
      run.check(answer.data.call?.callId === person.callId, 'a page came back to another call');
      run.check(answer.data.call?.state === 'queued', `a page came back to ${answer.data.call?.state}`);
      page.resumedCount += 1;
      page.resumed.raise();
    } catch {
      // No answer in time: like a real page, with a fresh connection.
      await pause(300);
      socket.io.engine.close();
    }
  };
  socket.on('connect', () => void resume());
  return page;
}
