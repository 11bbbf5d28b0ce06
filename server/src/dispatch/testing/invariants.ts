import { callFields as names, readState } from '../call-fields.ts';
import { openings } from './model-match.ts';
import type { Model } from './model-state.ts';
import type { Snapshot } from './snapshot.store.ts';

const held: ReadonlySet<string> = new Set(['connecting', 'active', 'transferring', 'wrapUp']);
type Fields = Record<string, string>;
type Call = {
  id: string;
  state: string;
  queueClass: string;
  score: number;
  agentId: string;
  fence: string;
  offers: { fence: string; agentId: string }[];
  hold: string | undefined;
  isHeld: boolean;
  isAsleep: boolean;
};

function readCall(id: string, fields: Fields): Call {
  const more = JSON.parse(fields[names.more] || '{}') as { hold?: string; heldAt?: string; asleep?: boolean };
  const offers = [...(fields[names.offers] ?? '').matchAll(/(\d+)=([^@ ]+)@/g)];
  return {
    id,
    state: readState(fields[names.state] ?? ''),
    queueClass: fields[names.class] ?? '',
    score: Number(fields[names.score]),
    agentId: fields[names.agentId] ?? '',
    fence: fields[names.fence] ?? '',
    offers: offers.map(([, fence = '', agentId = '']) => ({ fence, agentId })),
    hold: more.hold,
    isHeld: more.heldAt !== undefined,
    isAsleep: more.asleep === true,
  };
}

const classesOf = (agent: Fields): string[] =>
  (agent.classes ?? '')
    .split(' ')
    .filter(Boolean)
    .map((entry) => entry.split('|')[0] ?? '');
const isReady = (agent: Fields): boolean =>
  agent.status === 'ready' && agent.activity === 'idle' && !agent.lostAt;
const waits = (call: Call): boolean =>
  call.state === 'queued' || call.state === 'away' || (call.state === 'callbackPending' && !call.isAsleep);

/**
 * Every rule of DISPATCH.md that one moment can show; the numbers are its. Empty when all hold. What the tick does (rings,
 * ends of exclusions) is looked at as of the last one: `model` says when that was and how far classes have widened.
 */
export function findBroken(snapshot: Snapshot, model?: Model): string[] {
  const calls = [...snapshot.calls].map(([id, fields]) => readCall(id, fields));
  return [
    ...brokenLines(calls, snapshot),
    ...brokenPairs(calls, snapshot),
    ...brokenIdle(snapshot),
    ...brokenMatches(calls, snapshot, model),
    ...brokenGroups(snapshot),
  ];
}

function* brokenLines(calls: Call[], { lines, offers, groups }: Snapshot): Generator<string> {
  for (const call of calls) {
    const found = [...lines].filter(([, line]) => line.has(call.id));
    if (found.length > 1) yield `1: call ${call.id} stands in ${found.length} lines`;
    const line = call.hold === undefined ? call.queueClass : `@${call.hold}`;
    const isWaiting = found.length === 1 && found[0]?.[0] === line;
    if (isWaiting !== waits(call)) yield `2: call ${call.id} is ${call.state}, in line: ${isWaiting}`;
    const [[, place] = []] = found;
    if (place && place.get(call.id) !== call.score) yield `9: call ${call.id} waits with another score`;
    const rings = [...offers.keys()].filter((member) => member.startsWith(`${call.id}:`)).sort();
    const expected = call.offers.map(({ fence }) => `${call.id}:${fence}`).sort();
    if (rings.join() !== expected.join())
      yield `4: call ${call.id} is ${call.state} with deadlines [${rings}], offers [${expected}]`;
    if ((call.state === 'offered') !== expected.length > 0)
      yield `4: call ${call.id} is ${call.state} with ${expected.length} offers`;
  }
  const known = new Set([...calls.map(({ id }) => id), ...groups.keys()]);
  for (const line of lines.values())
    for (const id of line.keys()) if (!known.has(id)) yield `2: unknown call ${id} waits`;
  for (const member of offers.keys())
    if (!known.has(member.split(':')[0] ?? '')) yield `4: an offer rings for unknown ${member}`;
}

function* brokenPairs(calls: Call[], { agents, groups }: Snapshot): Generator<string> {
  const pointsTo = (agentId: string, id: string, fence: string) => {
    const agent = agents.get(agentId);
    return agent?.callId === id && agent.fence === fence;
  };
  const busy = new Map<string, number>();
  const note = (agentId: string) => busy.set(agentId, (busy.get(agentId) ?? 0) + 1);
  for (const call of calls) {
    for (const { fence, agentId } of call.offers) {
      note(agentId);
      if (!pointsTo(agentId, call.id, fence))
        yield `3: offer ${fence} of ${call.id} and ${agentId} do not point to each other`;
    }
    const isOnHold = agents.get(call.agentId)?.activity === 'onHold';
    if (call.isHeld && !isOnHold) yield `14: call ${call.id} (${call.state}) is on hold without its agent`;
    if (!held.has(call.state)) continue;
    if (isOnHold && !call.isHeld) yield `14: agent ${call.agentId} is on hold, call ${call.id} is not`;
    note(call.agentId);
    if (!pointsTo(call.agentId, call.id, call.fence))
      yield `3: call ${call.id} (${call.state}) and agent ${call.agentId} do not point to each other`;
  }
  for (const [id, { seats = '[]' }] of groups)
    for (const seat of JSON.parse(seats) as { state: string; agentId?: string }[])
      if (seat.agentId) {
        note(seat.agentId);
        if (agents.get(seat.agentId)?.callId !== id)
          yield `3: a seat of ${id} and ${seat.agentId} do not point to each other`;
      }
  const busyActivities = ['offered', 'connecting', 'onCall', 'onHold', 'consulting', 'wrapUp', 'jointMember'];
  for (const [id, agent] of agents) {
    const count = busy.get(id) ?? 0;
    if (count > 1) yield `5: agent ${id} has ${count} calls`;
    if (count === 0 && agent.activity !== 'wrapUp' && agent.callId)
      yield `3: agent ${id} is ${agent.activity} on ${agent.callId} alone`;
    if (busyActivities.includes(agent.activity ?? '') !== Boolean(agent.callId))
      yield `3: agent ${id} is ${agent.activity} with call "${agent.callId}"`;
  }
}

function* brokenIdle({ agents, idle }: Snapshot): Generator<string> {
  for (const [id, agent] of agents) {
    const listed = [...idle].filter(([, line]) => line.has(id)).map(([queueClass]) => queueClass);
    const expected = isReady(agent) ? classesOf(agent) : [];
    if (listed.sort().join() !== expected.sort().join())
      yield `6: agent ${id} (${agent.status}, ${agent.activity}) is listed in [${listed}]`;
    if (listed.some((queueClass) => idle.get(queueClass)?.get(id) !== Number(agent.idleSince)))
      yield `6: agent ${id} is listed with another idle time`;
  }
}

function* brokenMatches(
  calls: Call[],
  { agents, tried, openGroups, groups }: Snapshot,
  model?: Model,
): Generator<string> {
  const asOf = model?.lastTick ?? 0;
  const isFree = (id: string, agentId: string) => (tried.get(id)?.get(agentId) ?? 0) <= asOf;
  for (const [id, agent] of agents) {
    if (!isReady(agent)) continue;
    const own = classesOf(agent);
    for (const call of calls) {
      if (!waits(call) || !isFree(call.id, id)) continue;
      const rings = model
        ? openings(model, call.queueClass).rings
        : [{ queueClass: call.queueClass, opensAt: 0 }];
      const mayServe =
        call.hold === undefined
          ? rings.some(
              (ring) =>
                own.includes(ring.queueClass) &&
                (ring.queueClass === call.queueClass || isRingDue(call, ring.opensAt, asOf, model)),
            )
          : call.hold === id;
      if (mayServe) yield `7: call ${call.id} waits while agent ${id} is ready for it`;
    }
    const [oldest] = [...openGroups].sort(([, left], [, right]) => left - right);
    const seats = JSON.parse(groups.get(oldest?.[0] ?? '')?.seats ?? '[]') as {
      state: string;
      class: string;
    }[];
    if (
      oldest &&
      isFree(oldest[0], id) &&
      seats.some((seat) => seat.state === 'open' && own.includes(seat.class))
    )
      yield `7: group ${oldest[0]} gathers while agent ${id} is ready for it`;
  }
}

/** A broader ring is looked at by the tick, and asked for anew when classes lose their last agent. */
const isRingDue = (call: Call, opensAt: number, asOf: number, model?: Model): boolean =>
  call.score + opensAt <= asOf && !model?.deadlines.has(`ring:${call.queueClass}`);

function* brokenGroups({ groups, openGroups, offers }: Snapshot): Generator<string> {
  for (const [id, group] of groups) {
    const seats = JSON.parse(group.seats ?? '[]') as { state: string; fence?: string }[];
    const all = (state: string) => seats.every((seat) => [state, 'dropped'].includes(seat.state));
    const { state } = group;
    if ((state === 'waiting' || state === 'closed') && !all('open'))
      yield `13: group ${id} is ${state} with seats taken`;
    const isComplete = state !== 'closed' && all('accepted');
    if ((state === 'convened') !== isComplete)
      yield `13: group ${id} is ${state}, all accepted: ${isComplete}`;
    if (openGroups.has(id) !== (state === 'gathering' || state === 'ringing'))
      yield `13: group ${id} is ${state}, open or not`;
    const rings = [...offers.keys()].filter((member) => member.startsWith(`${id}:`)).sort();
    const expected = seats
      .filter((seat) => seat.state === 'ringing')
      .map((seat) => `${id}:${seat.fence}`)
      .sort();
    if (rings.join() !== expected.join()) yield `4: group ${id} rings [${rings}], seats [${expected}]`;
  }
}
