// The agents of a simulated day, from the demo's list: what they serve, when they are there, how they answer.
import type { AgentId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { demoData } from '../../server/src/administration/demo/index.ts';
import type { DemoAgent } from '../../server/src/administration/demo/types.ts';
import { classesOf } from '../../server/src/presence/agent-classes.ts';
import * as assume from './assumptions.ts';
import type { Day, MetOffer, PlannedAgent, Reaction, StatusChange } from './day.ts';
import { between, lognormal, type Random, streamOf } from './random.ts';

const allRegions = demoData.regions.map(({ regionId }) => regionId as RegionId);
const departmentCount = demoData.departments.length;

/** The first of each department, then the second of each, and so on; beyond the list it begins again. */
function chooseAgents(count: number): { agent: DemoAgent; number: number }[] {
  const byRank = demoData.departments.map(({ departmentId }) =>
    demoData.agents.filter((agent) => agent.departmentId === departmentId),
  );
  return Array.from({ length: count }, (_, number) => {
    const colleagues = byRank[number % departmentCount] ?? [];
    const agent = colleagues[Math.floor(number / departmentCount) % colleagues.length];
    if (agent === undefined) throw new Error('the demo has a department without agents');
    return { agent, number };
  });
}

export function drawAgents(seed: number, count: number): PlannedAgent[] {
  return chooseAgents(count).map(({ agent, number }) => {
    const round = Math.floor(number / demoData.agents.length);
    const agentId = (round === 0 ? agent.loginName : `${agent.loginName}-${round + 1}`) as AgentId;
    const departmentId = agent.departmentId as DepartmentId;
    const changes = drawShift(streamOf(seed, 'shift', agentId), Math.floor(number / departmentCount) % 2);
    return { agentId, classes: classesOf({ ...agent, departmentId }, allRegions), changes };
  });
}

/** Ready at the opening; lunch in two halves, short breaks, moments not ready; offline in the end. */
function drawShift(random: Random, lunchHalf: number): StatusChange[] {
  const { opensAt, openMs, lunch, shortBreak, pause } = assume;
  const lunchAt = opensAt + lunch.firstAfterMs + lunchHalf * lunch.lengthMs;
  const closesAt = opensAt + openMs;
  const rest = (from: number, until: number) => ({
    from: between(random, from, until - shortBreak.lengthMs),
    ...{ lengthMs: shortBreak.lengthMs, status: 'break' as const },
  });
  const absences: { from: number; lengthMs: number; status: 'break' | 'notReady' }[] = [
    { from: lunchAt, lengthMs: lunch.lengthMs, status: 'break' },
    rest(opensAt + openMs / 8, lunchAt),
    rest(lunchAt + lunch.lengthMs, closesAt),
  ];
  for (let at = opensAt - pause.everyMs * Math.log(1 - random()); at < closesAt; ) {
    const lengthMs = between(random, pause.leastMs, pause.mostMs);
    absences.push({ from: at, lengthMs, status: 'notReady' });
    at += lengthMs - pause.everyMs * Math.log(1 - random());
  }
  const changes: StatusChange[] = [
    { at: opensAt + random() * assume.lateMs, status: 'ready' },
    { at: closesAt + assume.afterClosingMs, status: 'offline' },
  ];
  // Those that fall into one another: the earlier one counts.
  let backAt = opensAt + assume.lateMs;
  for (const { from, lengthMs, status } of absences.sort((left, right) => left.from - right.from)) {
    if (from < backAt) continue;
    backAt = from + lengthMs;
    changes.push({ at: from, status }, { at: backAt, status: 'ready' });
  }
  return changes.map(({ at, ...change }) => ({ at: Math.round(at), ...change })).sort((a, b) => a.at - b.at);
}

/** How agents answer: the same for the same agent, call and time under any policy. */
export function drawReactions(seed: number): Pick<Day, 'react' | 'backAfterMs'> {
  const { reaction, refusals, backAfter } = assume;
  const backAfterMs = ({ agentId, callId, time }: MetOffer) =>
    between(streamOf(seed, 'back', agentId, callId, time), backAfter.leastMs, backAfter.mostMs);
  function react(offer: MetOffer): Reaction {
    const { agentId, callId, time } = offer;
    const habits = streamOf(seed, 'habits', agentId);
    const [declined, ignored] = [2 * habits() * refusals.declined, 2 * habits() * refusals.ignored];
    const random = streamOf(seed, 'reaction', agentId, callId, time);
    const chance = random();
    if (chance < ignored) return { kind: 'ignore', backAfterMs: backAfterMs(offer) };
    const afterMs = Math.max(reaction.leastMs, lognormal(random, reaction.medianMs, reaction.spread));
    if (chance < ignored + declined)
      return { kind: 'decline', afterMs: afterMs + reaction.declineMs, reason: 'notMySkill' };
    return { kind: 'accept', afterMs };
  }
  return { react, backAfterMs };
}
