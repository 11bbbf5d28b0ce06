// A seed in, a day's calls and agents out. Every purpose has its own stream, so a seed means the same arrivals, patience
// and talks under any policy and with any number of agents.
import type { CallId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { demoData } from '../../server/src/administration/demo/index.ts';
import type { DemoMatter } from '../../server/src/administration/demo/types.ts';
import { chooseClass } from '../../server/src/intake/choose-class.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import * as assume from './assumptions.ts';
import type { Day, PlannedCall } from './day.ts';
import { drawAgents, drawReactions } from './draw-agents.ts';
import { between, lognormal, medianOfMean, pick, type Random, streamOf } from './random.ts';

export type DayOptions = { seed: number; callCount: number; agentCount: number };

/** Fewer agents than departments would leave lines that nobody serves: intake takes no tickets for those. */
export const leastAgentCount = demoData.departments.length;

export function drawDay({ seed, callCount, agentCount }: DayOptions): Day {
  const agents = drawAgents(seed, agentCount);
  const served = new Set(agents.flatMap(({ classes }) => classes.map((row) => row.class)));
  return {
    agents,
    calls: drawCalls(seed, callCount, (queueClass) => served.has(queueClass)),
    ...drawReactions(seed),
  };
}

function drawCalls(
  seed: number,
  count: number,
  isServed: (queueClass: QueueClass) => boolean,
): PlannedCall[] {
  const arrivals = drawArrivals(streamOf(seed, 'arrivals'), count);
  const matters = weighMatters(streamOf(seed, 'departments'));
  const streams = {
    matter: streamOf(seed, 'matters'),
    origin: streamOf(seed, 'origins'),
    patience: streamOf(seed, 'patience'),
    talk: streamOf(seed, 'talks'),
    wrapUp: streamOf(seed, 'wrap-ups'),
  };
  return arrivals.map((enqueuedAt, index) => {
    const matter = pick(streams.matter, matters);
    const { queueClass, priority } = drawOrigin(streams.origin, matter, isServed);
    return {
      callId: `c${String(index + 1).padStart(5, '0')}` as CallId,
      ...{ queueClass, priority, ratedMinutes: matter.ratedMinutes, enqueuedAt },
      patienceMs: drawPatience(streams.patience),
      talkMs: drawTalk(streams.talk, matter),
      wrapUpMs: drawWrapUp(streams.wrapUp),
    };
  });
}

function drawArrivals(random: Random, count: number): number[] {
  const { arrivalCurve, openMs, opensAt } = assume;
  const slotMs = openMs / arrivalCurve.length;
  const slots = arrivalCurve.map((weight, slot) => [slot, weight] as const);
  const draw = () => Math.floor(opensAt + (pick(random, slots) + random()) * slotMs);
  return Array.from({ length: count }, draw).sort((left, right) => left - right);
}

function weighMatters(random: Random): (readonly [DemoMatter, number])[] {
  const { least, most } = assume.departmentWeights;
  return demoData.departments.flatMap(({ departmentId }) => {
    const matters = demoData.matters.filter((matter) => matter.departmentId === departmentId);
    const popularity = matters.map(({ isPopular }) => (isPopular ? assume.popularWeight : 1));
    const total = popularity.reduce((sum, weight) => sum + weight, 0);
    const share = between(random, least, most);
    return matters.map((matter, at) => [matter, ((popularity[at] ?? 0) / total) * share] as const);
  });
}

function drawOrigin(random: Random, matter: DemoMatter, isServed: (queueClass: QueueClass) => boolean) {
  const { english, region, priority } = assume.shares;
  const locale = random() < english ? ('en' as const) : ('zh-Hans' as const);
  const isFromRegion = random() < region;
  const at = Math.floor(random() * demoData.regions.length);
  const regionId = isFromRegion ? ((demoData.regions[at]?.regionId ?? null) as RegionId | null) : null;
  const { skillId, requiredLevel } = matter;
  const wish = {
    departmentId: matter.departmentId as DepartmentId,
    skillId,
    requiredLevel,
    locale,
    regionId,
    owningRegionId: null,
  };
  return { queueClass: chooseClass(wish, isServed), priority: random() < priority ? 1 : 0 };
}

function drawPatience(random: Random): number {
  const { medianMs, spread, mistakenShare, mistakenMs } = assume.patience;
  const [chance, long] = [random(), lognormal(random, medianMs, spread)];
  return Math.round(chance < mistakenShare ? (chance / mistakenShare) * mistakenMs : long);
}

function drawTalk(random: Random, { ratedMinutes }: DemoMatter): number {
  const { shareOfRated, spread, leastMs } = assume.talk;
  const median = medianOfMean(ratedMinutes * 60_000 * shareOfRated, spread);
  return Math.round(Math.max(leastMs, lognormal(random, median, spread)));
}

function drawWrapUp(random: Random): number {
  const { meanMs, spread, leastMs } = assume.wrapUp;
  return Math.round(Math.max(leastMs, lognormal(random, medianOfMean(meanMs, spread), spread)));
}
