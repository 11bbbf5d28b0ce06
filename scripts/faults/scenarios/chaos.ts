import { classOf, type District, mixedHabits, openDistrict } from '../district.ts';
import { type FaultRedis, startFaultRedis } from '../fault-redis.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { pause } from '../waiting.ts';

const agentCount = 72;
/** Served by one agent alone, so that a declined call has nobody else to go to. */
const narrowCount = 12;
const wideCount = 6;
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
    const narrow = Array.from({ length: narrowCount }, (_, at) => classOf(`n${at}`));
    const wide = Array.from({ length: wideCount }, (_, at) => classOf(`w${at}`));
    for (let at = 0; at < agentCount; at += 1) {
      const classes =
        at < narrowCount ? [narrow[at] ?? classOf('')] : wide.filter((_, line) => (at + line) % 3 === 0);
      district.addAgent(`a${at}`, classes, mixedHabits);
    }
    const endsAt = performance.now() + (run.isShort ? 8_000 : 60_000);
    const isOver = () => performance.now() > endsAt || run.hasFailed();
    const habits = { doubleShare: 0.2, leaveShare: 0.05 };
    for (let at = 0; at < 60; at += 1) district.addApplicants([...narrow, ...wide], habits, isOver);
    const [redisKillCount] = await Promise.all([
      killRedis(redis, run, isOver),
      district.servers.killUntil(isOver, [killServerEveryMs * 0.8, killServerEveryMs * 1.2]),
      district.watch.keepSampling(isOver),
    ]);
    await district.finish();
    checkMet(run, district, redisKillCount);
  },
};

async function killRedis(redis: FaultRedis, run: ScenarioRun, isOver: () => boolean): Promise<number> {
  for (let count = 0; ; count += 1) {
    const nextAt = performance.now() + killRedisEveryMs * (run.isShort ? 0.6 : 1);
    while (performance.now() < nextAt && !isOver()) await pause(50);
    if (isOver()) return count;
    await redis.kill();
    await redis.restart();
  }
}

/** A run in which little happened says little. */
function checkMet(run: ScenarioRun, { servers, watch, ledger }: District, redisKillCount: number): void {
  if (run.hasFailed()) return;
  const refusedCount = [...ledger.refusals.values()].reduce((sum, count) => sum + count, 0);
  run.check(servers.killCount >= 8, `only ${servers.killCount} servers were killed`);
  run.check(redisKillCount >= 2, `Redis was killed only ${redisKillCount} times`);
  run.check(watch.sampleCount >= 5, `the invariants were checked only ${watch.sampleCount} times`);
  run.check(refusedCount > 0, 'no late answer was refused');
  run.note(
    `${servers.killCount} servers and ${redisKillCount} Redis killed; ${watch.sampleCount} checks of the invariants`,
  );
}
