import type { AgentActivity, AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { DispatchTuning } from '../../tuning.ts';

/**
 * The oracle: what the dispatcher should do, said plainly. Nothing is indexed; who waits and who is ready follows from
 * the records, and every choice is a filter and a sort over all of them.
 */
export type ModelCall = {
  id: string;
  applicantId: string;
  queueClass: string;
  state: CallState;
  /** Virtual arrival, ms. Never changes. */
  score: number;
  agentId: string | null;
  fence: number;
  offerCount: number;
  /** Agents that had this call, and until when each is excluded. */
  tried: Map<string, number>;
  /** How each of its offers ended, by fence. */
  endings: Map<number, { agentId: string; outcome: string }>;
  started: Set<string>;
  applicantLostAt: number | null;
  agentLostAt: number | null;
  pageId: string;
  disposition: string;
  roomId: string | null;
  sfuNodeId: string | null;
};

export type ModelAgent = {
  id: string;
  status: AgentStatus;
  activity: AgentActivity;
  classes: { queueClass: string; penaltyMs: number }[];
  idleSince: number;
  callId: string | null;
  deskId: string | null;
  lostAt: number | null;
  nextStatus: AgentStatus | null;
  wasMissed: boolean;
  hasExtended: boolean;
  /** Off the idle list for the moment: it is just being taken off a call, or has just lost its socket. */
  isListed: boolean;
};

export class Model {
  now: number;
  lastTick = 0;
  graceUntil = 0;
  fence = 0;
  readonly calls = new Map<string, ModelCall>();
  readonly agents = new Map<string, ModelAgent>();
  readonly applicants = new Map<string, string>();
  /** `<kind>:<id>[:…]` → when. */
  readonly deadlines = new Map<string, number>();
  /** `<callId>:<fence>` → end of the lease. */
  readonly offers = new Map<string, number>();
  readonly tuning: DispatchTuning;

  constructor(now: number, tuning: DispatchTuning) {
    this.now = now;
    this.tuning = tuning;
  }

  call(id: string | null): ModelCall {
    const call = id === null ? undefined : this.calls.get(id);
    if (call === undefined) throw new Error(`the model has no call ${id}`);
    return call;
  }

  agent(id: string | null): ModelAgent {
    const agent = id === null ? undefined : this.agents.get(id);
    if (agent === undefined) throw new Error(`the model has no agent ${id}`);
    return agent;
  }
}

export const isReady = (agent: ModelAgent): boolean =>
  agent.status === 'ready' && agent.activity === 'idle' && agent.lostAt === null;

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const isExcluded = (model: Model, call: ModelCall, agentId: string) =>
  (call.tried.get(agentId) ?? 0) > model.now;

/** Untried agents by how long they are idle; if none, the tried one whose exclusion ended first. */
function chooseAgent(model: Model, call: ModelCall): ModelAgent | undefined {
  const able = [...model.agents.values()]
    .filter((agent) => agent.isListed && isReady(agent))
    .filter((agent) => agent.classes.some(({ queueClass }) => queueClass === call.queueClass))
    .filter((agent) => !isExcluded(model, call, agent.id))
    .sort((left, right) => left.idleSince - right.idleSince || byText(left.id, right.id));
  const since = (agent: ModelAgent) => call.tried.get(agent.id) ?? 0;
  return able.sort((left, right) => since(left) - since(right))[0];
}

/** The queued call with the least score + penalty among the agent's classes. */
function chooseCall(model: Model, agent: ModelAgent): ModelCall | undefined {
  const rankOf = (call: ModelCall) =>
    agent.classes.findIndex(({ queueClass }) => queueClass === call.queueClass);
  const costOf = (call: ModelCall) => call.score + (agent.classes[rankOf(call)]?.penaltyMs ?? 0);
  return [...model.calls.values()]
    .filter((call) => call.state === 'queued' && rankOf(call) >= 0 && !isExcluded(model, call, agent.id))
    .sort(
      (left, right) =>
        costOf(left) - costOf(right) || rankOf(left) - rankOf(right) || byText(left.id, right.id),
    )[0];
}

function ring(model: Model, call: ModelCall, agent: ModelAgent): void {
  model.fence += 1;
  call.state = 'offered';
  call.agentId = agent.id;
  call.fence = model.fence;
  call.offerCount += 1;
  agent.callId = call.id;
  agent.isListed = false;
  setActivity(model, agent, 'offered');
  const { offerTimeoutMs, offerLeaseExtraMs } = model.tuning;
  model.offers.set(`${call.id}:${call.fence}`, model.now + offerTimeoutMs + offerLeaseExtraMs);
}

export function seek(model: Model, call: ModelCall): void {
  const agent = chooseAgent(model, call);
  if (agent) ring(model, call, agent);
}

export function serve(model: Model, agent: ModelAgent): void {
  agent.isListed = false;
  if (!isReady(agent)) return;
  const call = chooseCall(model, agent);
  if (call) ring(model, call, agent);
  else agent.isListed = true;
}

/** What a lost desk leads to next depends on what its agent does. */
export function setActivity(model: Model, agent: ModelAgent, activity: AgentActivity): void {
  if (agent.activity === activity) return;
  agent.activity = activity;
  if (agent.lostAt !== null) watchLost(model, agent);
}

export function watchLost(model: Model, agent: ModelAgent): void {
  const { agentLostRingingMs, agentLostToldMs, agentLostIdleMs } = model.tuning;
  const waits: Partial<Record<AgentActivity, number>> = {
    offered: agentLostRingingMs,
    connecting: agentLostToldMs,
    onCall: agentLostToldMs,
    idle: agentLostIdleMs,
    missed: agentLostIdleMs,
  };
  const wait = waits[agent.activity];
  if (wait === undefined || agent.lostAt === null) model.deadlines.delete(`lost:${agent.id}`);
  else model.deadlines.set(`lost:${agent.id}`, agent.lostAt + wait);
}

export function watchApplicant(
  model: Model,
  call: ModelCall,
  kind: 'lease' | 'away' | 'gone' | 'keep' | null,
  waitMs = 0,
): void {
  for (const each of ['lease', 'away', 'gone', 'keep']) model.deadlines.delete(`${each}:${call.id}`);
  if (kind !== null) model.deadlines.set(`${kind}:${call.id}`, model.now + waitMs);
}

export function release(model: Model, agent: ModelAgent, activity: AgentActivity): void {
  agent.callId = null;
  agent.isListed = false;
  setActivity(model, agent, activity);
}

export function closeOffer(model: Model, call: ModelCall, outcome: string): void {
  model.offers.delete(`${call.id}:${call.fence}`);
  call.endings.set(call.fence, { agentId: call.agentId ?? '', outcome });
  call.agentId = null;
}

export function exclude(model: Model, call: ModelCall, agentId: string): void {
  const untilAt = model.now + model.tuning.exclusionMs;
  call.tried.set(agentId, untilAt);
  model.deadlines.set(`exclude:${call.id}:${agentId}`, untilAt);
}
