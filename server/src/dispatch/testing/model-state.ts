import type { AgentActivity, AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { TelephoneStep } from '@cloudseat/shared/nouns/telephone.ts';
import type { WrapUpMode } from '../../presence/presence-types.ts';
import type { Ring } from '../../queue/rings.ts';
import type { DispatchTuning } from '../../tuning.ts';
import type { CallKind } from '../dispatch-types.ts';
import type { GroupSeat, GroupState } from '../joint-types.ts';

/**
 * The oracle: what the dispatcher should do, said plainly. Nothing is indexed; who waits and who is ready follows from
 * the records, and every choice is a filter and a sort over all of them.
 */
export type ModelCall = {
  id: string;
  /** Empty for a leg. */
  applicantId: string;
  kind: CallKind;
  parentId: string | null;
  legId: string | null;
  queueClass: string;
  state: CallState;
  /** Stands in a line. */
  isListed: boolean;
  /** Never changes. */
  enqueuedAt: number;
  /** Virtual arrival, ms: changes with the priority alone. */
  score: number;
  agentId: string | null;
  fence: number;
  offers: { fence: number; agentId: string }[];
  asksMore: boolean;
  offerCount: number;
  /** Agents that had this call, and until when each is excluded. */
  tried: Map<string, number>;
  /** How each of its offers ended, by fence. */
  endings: Map<number, { agentId: string; outcome: string }>;
  started: Set<string>;
  isCallback: boolean;
  isPaused: boolean;
  isAsleep: boolean;
  attempts: number;
  telephone: TelephoneStep | null;
  telephoneResult: string;
  heldAt: number | null;
  /** The room of a review that keeps it on hold. */
  keptBy: string | null;
  /** By the agent's own wish as well. */
  isHeldToo: boolean;
  /** Before the hold that runs. */
  heldMs: number;
  hold: string | null;
  lastAgentId: string | null;
  applicantLostAt: number | null;
  agentLostAt: number | null;
  pageId: string;
  nodeId: string;
  disposition: string;
  roomId: string | null;
  sfuNodeId: string | null;
};

export type ModelAgent = {
  id: string;
  status: AgentStatus;
  activity: AgentActivity;
  classes: { queueClass: string; penaltyMs: number }[];
  wrapUpMode: WrapUpMode;
  idleSince: number;
  /** The call or group it is with. */
  callId: string | null;
  fence: number;
  deskId: string | null;
  lostAt: number | null;
  nextStatus: AgentStatus | null;
  wasMissed: boolean;
  hasExtended: boolean;
  /** Counts as signed in. */
  isCounted: boolean;
  /** Off the idle list for the moment: it is just being taken off a call, or has just lost its socket. */
  isListed: boolean;
};

export type ModelSeat = {
  queueClass: string;
  state: GroupSeat['state'];
  agentId: string;
  fence: number;
  wants: string;
};
export type ModelGroup = {
  id: string;
  state: GroupState;
  score: number;
  seats: ModelSeat[];
  tried: Map<string, number>;
};

export class Model {
  now: number;
  lastTick = 0;
  graceUntil = 0;
  fence = 0;
  readonly calls = new Map<string, ModelCall>();
  readonly agents = new Map<string, ModelAgent>();
  readonly groups = new Map<string, ModelGroup>();
  readonly applicants = new Map<string, string>();
  readonly routes = new Map<string, readonly Ring[]>();
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

  /** Sets a deadline that comes earlier, or is new. */
  hasten(member: string, at: number): void {
    this.deadlines.set(member, Math.min(at, this.deadlines.get(member) ?? at));
  }

  takeFence(): number {
    this.fence += 1;
    return this.fence;
  }
}

export const isReady = (agent: ModelAgent): boolean =>
  agent.status === 'ready' && agent.activity === 'idle' && agent.lostAt === null;

export const isRunning = ({ state }: ModelCall): boolean =>
  state === 'connecting' || state === 'active' || state === 'transferring';

/** Nobody is there in a leg or a message, nor until a callback is taken. */
export const isAttended = (call: ModelCall): boolean => call.kind === 'talk' && !call.isCallback;

export const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

export const serves = (agent: ModelAgent, queueClass: string): boolean =>
  agent.classes.some((served) => served.queueClass === queueClass);

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
    onHold: agentLostToldMs,
    consulting: agentLostToldMs,
    idle: agentLostIdleMs,
    missed: agentLostIdleMs,
    jointMember: agentLostIdleMs,
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

/** The last agent of a class went, or the first one came: lines that widen over it look again. */
function reviewRings(model: Model, agent: ModelAgent): void {
  for (const { queueClass } of agent.classes) {
    const isServed = (other: ModelAgent) => other !== agent && other.isCounted && serves(other, queueClass);
    if ([...model.agents.values()].some(isServed)) continue;
    model.deadlines.set(`ring:${queueClass}`, model.now);
    for (const [narrower, rings] of model.routes)
      if (narrower !== queueClass && rings.some((ring) => ring.queueClass === queueClass))
        model.deadlines.set(`ring:${narrower}`, model.now);
  }
}

export function count(model: Model, agent: ModelAgent): void {
  const counts = agent.status !== 'offline' && agent.activity !== 'disconnected';
  if (counts === agent.isCounted) return;
  agent.isCounted = counts;
  reviewRings(model, agent);
  if (counts) return;
  model.deadlines.set(`unhold:${agent.id}`, model.now);
}

/** What an agent serves changes: it is out of every count for a moment. */
export function recount(model: Model, agent: ModelAgent, classes: ModelAgent['classes']): void {
  if (agent.isCounted) {
    agent.isCounted = false;
    reviewRings(model, agent);
  }
  agent.classes = classes;
  count(model, agent);
}

export function exclude(model: Model, of: { id: string; tried: Map<string, number> }, agentId: string): void {
  const untilAt = model.now + model.tuning.exclusionMs;
  of.tried.set(agentId, untilAt);
  model.deadlines.set(`exclude:${of.id}:${agentId}`, untilAt);
}

export const isExcluded = (model: Model, of: { tried: Map<string, number> }, agentId: string): boolean =>
  (of.tried.get(agentId) ?? 0) > model.now;

export function watchOffer(model: Model, id: string, fence: number): void {
  const { offerTimeoutMs, offerLeaseExtraMs } = model.tuning;
  model.offers.set(`${id}:${fence}`, model.now + offerTimeoutMs + offerLeaseExtraMs);
}
