import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { canFollow } from '../../call/call-state.ts';
import type { DispatchEvent } from '../dispatch-types.ts';
import type { Snapshot } from './snapshot.store.ts';

const held: ReadonlySet<string> = new Set(['offered', 'connecting', 'active', 'wrapUp']);
type Fields = Record<string, string>;
const classesOf = (agent: Fields): string[] =>
  (agent.classes ?? '')
    .split(' ')
    .filter(Boolean)
    .map((entry) => entry.split('|')[0] ?? '');
const isReady = (agent: Fields): boolean =>
  agent.status === 'ready' && agent.activity === 'idle' && !agent.lostAt;

/** Every rule of DISPATCH.md that one moment can show; the numbers are its. Empty when all hold. */
export function findBroken(snapshot: Snapshot, now: number): string[] {
  return [...brokenLines(snapshot), ...brokenPairs(snapshot), ...brokenIdle(snapshot, now)];
}

function* brokenLines({ calls, lines, offers }: Snapshot): Generator<string> {
  for (const [id, call] of calls) {
    const found = [...lines].filter(([, line]) => line.has(id));
    if (found.length > 1) yield `1: call ${id} stands in ${found.length} lines`;
    const isWaiting = found.length === 1 && found[0]?.[0] === call.class;
    if (isWaiting !== (call.state === 'queued'))
      yield `2: call ${id} is ${call.state}, in line: ${isWaiting}`;
    const [[, line] = []] = found;
    if (line && line.get(id) !== Number(call.score)) yield `9: call ${id} waits with another score`;
    const rings = [...offers.keys()].filter((member) => member.startsWith(`${id}:`));
    const expected = call.state === 'offered' ? [`${id}:${call.fence}`] : [];
    if (rings.join() !== expected.join()) yield `4: call ${id} is ${call.state} with deadlines [${rings}]`;
  }
  for (const line of lines.values())
    for (const id of line.keys()) if (!calls.has(id)) yield `2: unknown call ${id} waits`;
  for (const member of offers.keys())
    if (!calls.has(member.split(':')[0] ?? '')) yield `4: an offer rings for unknown ${member}`;
}

function* brokenPairs({ calls, agents }: Snapshot): Generator<string> {
  for (const [id, call] of calls) {
    if (!held.has(call.state ?? '')) continue;
    const agent = agents.get(call.agentId ?? '');
    if (agent?.callId !== id || agent.fence !== call.fence)
      yield `3: call ${id} (${call.state}) and agent ${call.agentId} do not point to each other`;
  }
  for (const [id, agent] of agents) {
    const holds = [...calls].filter(([, call]) => held.has(call.state ?? '') && call.agentId === id);
    if (holds.length > 1) yield `5: agent ${id} has ${holds.length} calls`;
    const mayHaveNone = agent.activity === 'wrapUp' || !agent.callId;
    if (holds.length === 0 && !mayHaveNone)
      yield `3: agent ${id} is ${agent.activity} on ${agent.callId} alone`;
    const isBusy = ['offered', 'connecting', 'onCall', 'wrapUp'].includes(agent.activity ?? '');
    if (isBusy !== Boolean(agent.callId))
      yield `3: agent ${id} is ${agent.activity} with call "${agent.callId}"`;
  }
}

function* brokenIdle({ calls, agents, idle, tried }: Snapshot, now: number): Generator<string> {
  for (const [id, agent] of agents) {
    const listed = [...idle].filter(([, line]) => line.has(id)).map(([queueClass]) => queueClass);
    const expected = isReady(agent) ? classesOf(agent) : [];
    if (listed.sort().join() !== expected.sort().join())
      yield `6: agent ${id} (${agent.status}, ${agent.activity}) is listed in [${listed}]`;
    if (listed.some((queueClass) => idle.get(queueClass)?.get(id) !== Number(agent.idleSince)))
      yield `6: agent ${id} is listed with another idle time`;
    if (!isReady(agent)) continue;
    for (const [callId, call] of calls) {
      const mayServe = call.state === 'queued' && classesOf(agent).includes(call.class ?? '');
      if (mayServe && (tried.get(callId)?.get(id) ?? 0) <= now)
        yield `7: call ${callId} waits while agent ${id} is ready for it`;
    }
  }
}

/** Follows the outbox: one event a change, in order, and each a step the state machine knows (8, 12). */
export class EventChecker {
  readonly #calls = new Map<string, { state: string; version: number; accepted: number }>();
  readonly #agentVersions = new Map<string, number>();

  /** Gives what is wrong with the next event. */
  take(event: DispatchEvent): string[] {
    return [...this.#takeCall(event), ...this.#takeAgent(event)];
  }

  /** The state the events lead to must be the state there is. */
  compare({ calls, agents }: Snapshot): string[] {
    const wrongCalls = [...calls].filter(([id, call]) => {
      const told = this.#calls.get(id);
      return told?.state !== call.state || told?.version !== Number(call.version);
    });
    const wrongAgents = [...agents].filter(
      ([id, agent]) => this.#agentVersions.get(id) !== Number(agent.version),
    );
    return [...wrongCalls, ...wrongAgents].map(([id]) => `12: the events do not lead to the state of ${id}`);
  }

  #takeCall({ callId, type, from, to, version, fence }: DispatchEvent): string[] {
    if (callId === null || version === null || to === null) return [];
    const before = this.#calls.get(callId) ?? { state: 'draft', version: 0, accepted: 0 };
    const wrong: string[] = [];
    if (version !== before.version + 1) wrong.push(`12: call ${callId} jumps to version ${version}`);
    if (from !== before.state) wrong.push(`12: call ${callId} was ${before.state}, ${type} says ${from}`);
    if (from !== to && !canFollow(from as CallState, to))
      wrong.push(`12: call ${callId} goes ${from} → ${to}`);
    const isAccept = type === 'offerAccepted';
    if (isAccept && Number(fence) <= before.accepted)
      wrong.push(`8: call ${callId} accepted twice (${fence})`);
    const accepted = isAccept ? Number(fence) : before.accepted;
    this.#calls.set(callId, { state: to, version, accepted });
    return wrong;
  }

  #takeAgent({ agentId, agentVersion, type }: DispatchEvent): string[] {
    if (agentId === null || agentVersion === null) return [];
    const before = this.#agentVersions.get(agentId) ?? 0;
    this.#agentVersions.set(agentId, agentVersion);
    // A mark on the call (agentLost with its call) tells of the agent without changing it.
    return agentVersion === before + 1 || (agentVersion === before && type === 'agentLost')
      ? []
      : [`12: agent ${agentId} jumps from version ${before} to ${agentVersion} by ${type}`];
  }
}
