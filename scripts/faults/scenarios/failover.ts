import { Redis } from 'ioredis';
import { inputOf, takeTicket } from '../applicant-page.ts';
import { classOf, openDistrict } from '../district.ts';
import { type FaultRedis, startFaultRedis } from '../fault-redis.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.ts';
import { comesTrue, pause } from '../waiting.ts';

const classes = [classOf(1), classOf(2)];
/** Nobody ignores: what a page saw may be taken back with the master, and then its late answer is in time. */
const habits = { declineShare: 0.1, ignoreShare: 0, doubleShare: 0.3, thinkMs: [5, 40] } as const;
/** How long the replica hears nothing before its master dies, ms. */
const silentMs = 500;

type Line = {
  /** Where servers find the master, whichever it is. */
  door: TcpProxy;
  /** The master first; each is a replica of the one before it. */
  nodes: FaultRedis[];
  /** The network between each node and its replica. */
  links: TcpProxy[];
};

/** The master dies and its replica, which had heard nothing for a while, takes its place. */
export const failover: Scenario = {
  name: 'failover',
  about:
    'the master dies, a silent replica is promoted: with WAIT 1 nothing acknowledged is lost, nothing doubled',
  async run(run) {
    await measureWithoutWait(run);
    const failoverCount = run.isShort ? 1 : 3;
    // The last one needs a replica as well, or nothing would be acknowledged after it.
    const line = await startLine(run, failoverCount + 2);
    const redisUrl = `redis://127.0.0.1:${line.door.port}/0`;
    const district = await openDistrict(run, { redisUrl, serverCount: 2, replicaCount: 1 });
    const { watch, ledger } = district;
    for (let at = 0; at < 8; at += 1) district.addAgent(`a${at}`, classes, habits);
    let isOver = false;
    for (let at = 0; at < 16; at += 1)
      district.addApplicants(classes, { doubleShare: 0.3, leaveShare: 0.05 }, () => isOver);
    for (let round = 0; round < failoverCount; round += 1) {
      const served = ledger.enqueued.size;
      const isBusy = await comesTrue(() => ledger.enqueued.size >= served + 40 || run.hasFailed(), 30_000);
      run.check(isBusy, `tickets are no longer taken after ${round} failovers`);
      await failOver(line);
      watch.startOver();
    }
    isOver = true;
    await district.finish();
    run.note(`${failoverCount} failovers`);
  },
};

async function startLine(run: ScenarioRun, count: number): Promise<Line> {
  const nodes: FaultRedis[] = [];
  const links: TcpProxy[] = [];
  for (let at = 0; at < count; at += 1) {
    const last = nodes.at(-1);
    const link = last === undefined ? undefined : await startTcpProxy(run, last.port);
    if (link) links.push(link);
    nodes.push(await startFaultRedis(run, link ? { replicaOf: link.port } : {}));
  }
  const [master] = nodes;
  if (!master) throw new Error('a line has a master');
  for (const node of nodes.slice(1)) await untilFollowing(node);
  return { door: await startTcpProxy(run, master.port), nodes, links };
}

async function untilFollowing({ url }: FaultRedis): Promise<void> {
  const redis = new Redis(url);
  const follows = await comesTrue(
    async () => (await redis.info('replication')).includes('master_link_status:up'),
    20_000,
  );
  redis.disconnect();
  if (!follows) throw new Error('a replica does not follow');
}

/** What the master told in the last moment never reaches its replica. */
async function failOver({ door, nodes, links }: Line): Promise<void> {
  const [master, link] = [nodes.shift(), links.shift()];
  const [replica] = nodes;
  if (!master || !link || !replica) throw new Error('no replica is left');
  link.swallow();
  await pause(silentMs);
  await master.kill();
  link.cut();
  const redis = new Redis(replica.url);
  await redis.replicaof('NO', 'ONE');
  redis.disconnect();
  door.leadTo(replica.port);
}

/** The fault is real: without WAIT everything acknowledged in the silence is lost, and nothing before it. */
async function measureWithoutWait(run: ScenarioRun): Promise<void> {
  const line = await startLine(run, 2);
  const redisUrl = `redis://127.0.0.1:${line.door.port}/0`;
  const district = await openDistrict(run, { redisUrl, serverCount: 1 });
  const { person, ledger, watch, servers } = district;
  const enqueue = async (from: number, to: number) => {
    for (let at = from; at < to; at += 1)
      await takeTicket(person, inputOf(`c${at}`, classes[0] ?? classOf(1)));
  };
  await enqueue(0, 100);
  const [replica] = line.nodes.slice(1);
  if (!replica) throw new Error('no replica');
  await untilCaughtUp(line.nodes[0], replica);
  line.links[0]?.swallow();
  await enqueue(100, 150);
  await failOver(line);
  await servers.close();
  const events = await watch.audit();
  const there = new Set(events.map(({ callId }) => callId));
  const lost = [...ledger.enqueued].filter((callId) => !there.has(callId as never));
  run.check(lost.length === 50, `without WAIT ${lost.length} of 50 tickets of the silence were lost`);
  run.note(
    `without WAIT: ${lost.length} of ${ledger.enqueued.size} acknowledged tickets lost, all from the silence`,
  );
}

async function untilCaughtUp(master: FaultRedis | undefined, replica: FaultRedis): Promise<void> {
  if (!master) throw new Error('no master');
  const [one, other] = [new Redis(master.url), new Redis(replica.url)];
  const offsetOf = async (redis: Redis, field: string) =>
    Number(new RegExp(`${field}:(\\d+)`).exec(await redis.info('replication'))?.[1]);
  const target = await offsetOf(one, 'master_repl_offset');
  const isThere = await comesTrue(async () => (await offsetOf(other, 'slave_repl_offset')) >= target, 20_000);
  one.disconnect();
  other.disconnect();
  if (!isThere) throw new Error('the replica does not catch up');
}
