import type { DispatchEvent } from '../../../server/src/dispatch/dispatch-types.ts';
import { classOf, mixedHabits, openDistrict } from '../district.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { type Scenario, untilEnough } from '../scenario.ts';

/** The plan's bound: a dead offer goes on within its time and this much, ms. */
const reofferedWithinMs = 500;
/** For a machine that is busy elsewhere, ms: the figure reached is noted. */
const marginMs = 2_000;
const leastKillCount = 5;

/** Servers die while they hand out offers and take answers. */
export const serverKill: Scenario = {
  name: 'server-kill',
  about:
    'kill −9 every 150–350 ms: nothing acknowledged is lost, one accept an offer, dead offers go on in time',
  async run(run) {
    const redis = await startFaultRedis(run);
    const district = await openDistrict(run, { redisUrl: redis.url, serverCount: 3 });
    const classes = [classOf(1), classOf(2), classOf(3), classOf(4)];
    for (let at = 0; at < 16; at += 1)
      district.addAgent(`a${at}`, [classes[at % 4] ?? classOf(1)], mixedHabits);
    const isEnough = () => district.servers.killCount >= leastKillCount;
    const isOver = untilEnough(run, run.isShort ? 4_000 : 12_000, isEnough);
    for (let at = 0; at < 24; at += 1)
      district.addApplicants(classes, { doubleShare: 0.3, leaveShare: 0.05 }, isOver);
    await Promise.all([district.servers.killUntil(isOver, [150, 350]), district.watch.keepSampling(isOver)]);
    const events = await district.finish();
    const { offerTimeoutMs, offerLeaseExtraMs } = district.tuning;
    const longestMs = findLongestOffer(events);
    const boundMs = offerTimeoutMs + offerLeaseExtraMs + reofferedWithinMs;
    run.check(
      longestMs <= boundMs + marginMs,
      `an offer rang for ${longestMs} ms, the bound is ${boundMs} ms`,
    );
    run.check(isEnough(), `only ${district.servers.killCount} servers were killed`);
    run.note(
      `${district.servers.killCount} servers killed; longest offer ${longestMs} ms (bound ${boundMs} ms)`,
    );
  },
};

/** From an offer to whatever came of it, ms; several may ring for one call. */
function findLongestOffer(events: readonly DispatchEvent[]): number {
  const madeAt = new Map<string, Map<number, number>>();
  let longestMs = 0;
  for (const { callId, type, fence, to, at } of events) {
    if (callId === null) continue;
    const ringing = madeAt.get(callId) ?? new Map<number, number>();
    madeAt.set(callId, ringing);
    if (type === 'offerMade' && fence !== null) {
      ringing.set(fence, at);
      continue;
    }
    const ended =
      to === 'offered' ? [...ringing.keys()].filter((each) => each === fence) : [...ringing.keys()];
    for (const each of ended) {
      longestMs = Math.max(longestMs, at - (ringing.get(each) ?? at));
      ringing.delete(each);
    }
  }
  return longestMs;
}
