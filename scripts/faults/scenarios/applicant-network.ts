import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { takeTicket } from '../../../server/src/test-support/call-steps.ts';
import { makeTenant } from '../../../server/src/test-support/test-platform.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { startPlatformServer } from '../platform.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.ts';
import { comesTrue, pause } from '../waiting.ts';
import { Watch } from '../watch.ts';

type Page = Awaited<ReturnType<typeof takeTicket>>['page'];
type Waiting = { name: string; callId: CallId; page: Page; proxy: TcpProxy; resumedCount: number };

/** As a real page does, see client/src/signal/tuning.ts, ms. */
const reconnectMinMs = 300;
const reconnectMaxMs = 4_000;
/** Beyond what is left of a lease after a socket closed (10 s), and beyond two pings and that (20 s), ms. */
const beyondAfterCutMs = 12_000;
const beyondAfterSilenceMs = 22_000;

/** Phones in lifts and cellars, on the whole server with the real socket library. */
export const applicantNetwork: Scenario = {
  name: 'applicant-network',
  about:
    'cut, swallowed, delayed, throttled: within the lease the same place; beyond it away, and back in the same place',
  async run(run) {
    const redis = await startFaultRedis(run);
    const tenant = makeTenant();
    const server = await startPlatformServer(run, { redisUrl: redis.url, tenant });
    const watch = new Watch(run, redis.url, tenant);
    const enter = (name: string) => takePlace(run, server.port, name);
    const briefly = [await enter('cut briefly'), await enter('silent briefly'), await enter('slow')] as const;
    const gone = await enter('cut for long');
    const silent = run.isShort ? null : await enter('silent for long');
    const last = await enter('nothing wrong');
    const all = [...briefly, gone, ...(silent ? [silent] : []), last];
    const before = listScores(await watch.snapshot());
    run.check(before.length === all.length, `${before.length} of ${all.length} wait`);

    const [cut, quiet, slow] = briefly;
    cut.proxy.cut();
    quiet.proxy.swallow();
    slow.proxy.delay(400);
    slow.proxy.throttle(4_000);
    gone.proxy.cut();
    silent?.proxy.swallow();
    await pause(3_000);
    cut.proxy.mend();
    await untilResumed(run, cut);
    quiet.proxy.mend();
    await quiet.page.request('session:resume', {});
    await slow.page.request('session:resume', {});
    run.check(slow.page.socket.connected && slow.resumedCount === 0, 'the slow page lost its connection');
    run.report(findMoved(before, listScores(await watch.snapshot())));

    await pause((silent ? beyondAfterSilenceMs : beyondAfterCutMs) - 3_000);
    for (const each of silent ? [gone, silent] : [gone]) {
      await watch.find(
        `${each.name} is away`,
        ({ type, callId }) => type === 'callAway' && callId === each.callId,
      );
      each.proxy.mend();
      await untilResumed(run, each);
      await watch.find(
        `${each.name} is back`,
        ({ type, callId }) => type === 'callReturned' && callId === each.callId,
      );
    }
    run.report(findMoved(before, listScores(await watch.snapshot())));
    const awayCount = watch.events.filter(({ type }) => type === 'callAway').length;
    run.check(awayCount === (silent ? 2 : 1), `${awayCount} went away`);
    run.note(`${all.length} pages, ${awayCount} away and back, ${before.length} places compared`);
    for (const { page } of all) page.close();
  },
};

/** In line behind a network of one's own, with a page that connects again by itself. */
async function takePlace(run: ScenarioRun, port: number, name: string): Promise<Waiting> {
  const proxy = await startTcpProxy(run, port);
  const { callId, page } = await takeTicket(`http://127.0.0.1:${proxy.port}`);
  run.bind(() => page.close());
  // The tests' page gives up at the first refusal; a phone goes on trying.
  page.socket.off('connect_error');
  const manager = page.socket.io;
  manager.reconnection(true);
  manager.reconnectionDelay(reconnectMinMs);
  manager.reconnectionDelayMax(reconnectMaxMs);
  const waiting: Waiting = { name, callId, page, proxy, resumedCount: 0 };
  page.socket.on('connect', () => {
    page.request('session:resume', {}).then(
      () => {
        waiting.resumedCount += 1;
      },
      // Cut again on the way: the next connect resumes.
      () => {},
    );
  });
  return waiting;
}

async function untilResumed(run: ScenarioRun, waiting: Waiting): Promise<void> {
  const isBack = await comesTrue(() => waiting.resumedCount > 0, 30_000);
  run.check(isBack, `${waiting.name}: the page did not come back`);
}
