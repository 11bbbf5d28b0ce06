import type { DispatchEvent } from '../../../server/src/dispatch/dispatch-types.ts';
import type { QueueClass } from '../../../server/src/queue/queue-class.ts';
import { generalSkillId } from '../../../server/src/queue/rings.ts';
import { classOf, type District, mixedHabits, openDistrict } from '../district.ts';
import { type FaultRedis, startFaultRedis } from '../fault-redis.ts';
import { type Scenario, type ScenarioRun, untilEnough } from '../scenario.ts';
import { pause } from '../waiting.ts';

const agentCount = 72;
/**
 * Served by one agent alone. Half of them in a department without a general window, where a declined call has nobody else to
 * go to; the others widen to the general window.
 */
const narrowCount = 12;
const wideCount = 6;
/** Sit in the general window. */
const generalCount = 4;
const generalIds = new Set(Array.from({ length: generalCount }, (_, at) => `a${agentCount - 1 - at}`));
const general = `d:${generalSkillId}:1:zh:any` as QueueClass;
const killServerEveryMs = 300;
const killRedisEveryMs = 3_000;

/** Everything at once. */
export const chaos: Scenario = {
  name: 'chaos',
  about:
    '3 servers, 72 agents, kills of servers and of Redis, declines, ignored offers, doubled accepts: the line drains',
  async run(run) {
    const redis = await startFaultRedis(run);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 3 });
    const narrow = Array.from({ length: narrowCount }, (_, at) =>
      classOf(`n${at}`, at % 2 === 0 ? 'alone' : 'd'),
    );
    const wide = Array.from({ length: wideCount }, (_, at) => classOf(`w${at}`));
    for (let at = 0; at < agentCount; at += 1) {
      const classes =
        at < narrowCount ? [narrow[at] ?? general] : wide.filter((_, line) => (at + line) % 3 === 0);
      district.addAgent(`a${at}`, generalIds.has(`a${at}`) ? [general] : classes, mixedHabits);
    }
    let redisKillCount = 0;
    const isEnough = () =>
      district.servers.killCount >= 8 && redisKillCount >= 2 && district.watch.sampleCount >= 5;
    const isOver = untilEnough(run, run.isShort ? 8_000 : 60_000, isEnough);
    const habits = { doubleShare: 0.2, leaveShare: 0.05 };
    for (let at = 0; at < 60; at += 1) district.addApplicants([...narrow, ...wide], habits, isOver);
    await Promise.all([
      killRedis(redis, run, isOver, () => {
        redisKillCount += 1;
      }),
      district.servers.killUntil(isOver, [killServerEveryMs * 0.8, killServerEveryMs * 1.2]),
      district.watch.keepSampling(isOver),
    ]);
    const events = await district.finish();
    run.check(run.hasFailed() || isEnough(), 'too few faults were met');
    noteMet(run, district, redisKillCount);
    noteWidening(run, events);
  },
};

async function killRedis(
  redis: FaultRedis,
  run: ScenarioRun,
  isOver: () => boolean,
  onKill: () => void,
): Promise<void> {
  for (;;) {
    const nextAt = performance.now() + killRedisEveryMs * (run.isShort ? 0.6 : 1);
    while (performance.now() < nextAt && !isOver()) await pause(50);
    if (isOver()) return;
    await redis.kill();
    await redis.restart();
    onKill();
  }
}

function noteMet(run: ScenarioRun, { servers, watch }: District, redisKillCount: number): void {
  const kills = `${servers.killCount} servers and ${redisKillCount} Redis killed`;
  run.note(`${kills}; ${watch.sampleCount} checks of the invariants`);
}

function noteWidening(run: ScenarioRun, events: readonly DispatchEvent[]): void {
  const countOf = (test: (event: DispatchEvent) => boolean) => events.filter(test).length;
  const beside = countOf(({ type, from }) => type === 'offerMade' && from === 'offered');
  const byGeneral = countOf(({ type, agentId }) => type === 'offerAccepted' && generalIds.has(agentId ?? ''));
  run.check(run.hasFailed() || beside > 0, 'no call rang at several agents at once');
  run.check(run.hasFailed() || byGeneral > 0, 'no call was taken by the general window');
  run.note(`${beside} offers made beside others, ${byGeneral} calls taken by the general window`);
}
