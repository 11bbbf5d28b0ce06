import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { inputOf } from '../applicant-page.ts';
import { calmHabits, classOf, type District, openDistrict, quickTuning } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { findMoved, listScores } from '../scores.ts';
import type { ServerLink } from '../server-link.ts';
import { comesTrue } from '../waiting.ts';

/** Ten heartbeats fit into a lease, as in production; a busy machine misses a few. */
const tuning = { ...quickTuning, leaseMs: 5_000, heartbeatIntervalMs: 500 };
const queueClass = classOf(1);
const pageCount = 4;

/** A server's lease stands for the pages it held. */
export const serverGone: Scenario = {
  name: 'server-gone',
  about:
    'pages of a dead or silent server are away when its lease runs out, unless they came to another; all keep their places',
  async run(run) {
    const redis = await startFaultRedis(run);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 3, tuning });
    const { watch, ledger } = district;
    const [dead, silent] = district.servers.alive();
    if (!dead || !silent) throw new Error('three servers are needed');
    const [left, moved] = [await enter(district, dead, 'left'), await enter(district, dead, 'moved')];
    const before = listScores(await watch.snapshot());
    run.check(before.length === ledger.enqueued.size, `${before.length} of ${ledger.enqueued.size} wait`);

    await dead.kill();
    await Promise.all(moved.map((callId) => connect(silent, callId)));
    await findEach(district, left, 'callAway');
    checkOnly(run, district, 'callAway', left);
    await Promise.all(left.map((callId) => connect(silent, callId)));
    await findEach(district, left, 'callReturned');

    const all = [...left, ...moved];
    const followers = all.map((callId) => silent.followCall(callId));
    run.bind(() => silent.thaw());
    silent.freeze();
    await findEach(district, all, 'callAway', (count, callId) => count === (left.includes(callId) ? 2 : 1));
    silent.thaw();
    const isTold = await comesTrue(() => followers.every(({ isDoubted }) => isDoubted), 20_000);
    run.check(isTold, 'a server that was held for dead does not have its pages announced again');
    await Promise.all(all.map((callId) => connect(silent, callId)));
    await findEach(district, moved, 'callReturned');
    run.report(findMoved(before, listScores(await watch.snapshot())));
    run.note(`${all.length} pages, ${left.length} away with the dead server, all with the silent one`);

    for (const callId of all) void district.keepPage(callId);
    district.addAgent('a0', [queueClass], calmHabits);
    await district.finish();
  },
};

/** In line, each with its page at this server. */
async function enter({ ledger }: District, server: ServerLink, name: string): Promise<CallId[]> {
  const inputs = Array.from({ length: pageCount }, (_, at) => inputOf(`${name}${at}`, queueClass));
  for (const input of inputs) {
    await server.commands.enqueue({ ...input, nodeId: server.nodeId });
    ledger.enqueued.add(input.callId);
  }
  return inputs.map(({ callId }) => callId);
}

const connect = (server: ServerLink, callId: CallId) =>
  server.commands.applicantConnected(callId, `page-${callId}`, server.nodeId);

type Told = 'callAway' | 'callReturned';
const countOf = ({ watch }: District, type: Told, callId: CallId) =>
  watch.events.filter((event) => event.type === type && event.callId === callId).length;

async function findEach(
  district: District,
  callIds: readonly CallId[],
  type: Told,
  isEnough: (count: number, callId: CallId) => boolean = (count) => count > 0,
): Promise<void> {
  const areTold = () => callIds.every((callId) => isEnough(countOf(district, type, callId), callId));
  if (!(await comesTrue(areTold, 30_000))) throw new Error(`${type} was not told of each of ${callIds}`);
}

function checkOnly(run: ScenarioRun, { watch }: District, type: Told, callIds: readonly CallId[]): void {
  for (const event of watch.events)
    if (event.type === type && event.callId !== null)
      run.check(callIds.includes(event.callId), `${type} of ${event.callId}`);
}
