import { closeOffers, serve } from './model-match.ts';
import {
  count,
  type Model,
  type ModelAgent,
  type ModelCall,
  release,
  setActivity,
  watchApplicant,
} from './model-state.ts';

/** What a command answers: the call's state (or 'ok'), else an error code. */
export type Outcome = string;

export function makeCall(
  fields: Partial<ModelCall> & Pick<ModelCall, 'id' | 'queueClass' | 'score'>,
): ModelCall {
  return {
    applicantId: '',
    kind: 'talk',
    parentId: null,
    legId: null,
    enqueuedAt: fields.score,
    state: 'queued',
    isListed: false,
    agentId: null,
    fence: 0,
    offers: [],
    asksMore: false,
    offerCount: 0,
    tried: new Map(),
    endings: new Map(),
    started: new Set(),
    isCallback: false,
    isPaused: false,
    isAsleep: false,
    attempts: 0,
    telephone: null,
    telephoneResult: '',
    heldAt: null,
    keptBy: null,
    isHeldToo: false,
    heldMs: 0,
    hold: null,
    lastAgentId: null,
    applicantLostAt: null,
    agentLostAt: null,
    pageId: '',
    nodeId: '',
    disposition: '',
    roomId: null,
    sfuNodeId: null,
    ...fields,
  };
}

export function finish(model: Model, call: ModelCall, state: ModelCall['state']): void {
  for (const kind of ['hold', 'retry', 'leg']) model.deadlines.delete(`${kind}:${call.id}`);
  watchApplicant(model, call, null);
  if (call.state !== 'wrapUp' && model.applicants.get(call.applicantId) === call.id)
    model.applicants.delete(call.applicantId);
  call.state = state;
  call.isListed = false;
  call.tried.clear();
}

/** Out of its line or off its ringing desks, and over. */
export function endWaiting(model: Model, call: ModelCall, state: ModelCall['state'], outcome: string): void {
  call.isListed = false;
  const agents = closeOffers(model, call, outcome);
  finish(model, call, state);
  for (const agent of agents) serve(model, agent);
}

export function startWrapUp(model: Model, agent: ModelAgent): void {
  const isTimed = agent.wrapUpMode === 'timed' || agent.wrapUpMode === 'optional';
  if (isTimed) model.deadlines.set(`wrapUp:${agent.id}`, model.now + model.tuning.wrapUpMs);
  agent.hasExtended = false;
  setActivity(model, agent, 'wrapUp');
}

export function skipWrapUp(model: Model, agent: ModelAgent): void {
  if (agent.wrapUpMode === 'none') finishWrapUp(model, agent, '');
}

/** The agent is off its call and takes the status it planned. */
export function becomeFree(model: Model, agent: ModelAgent, activity: 'idle' | 'disconnected'): void {
  agent.idleSince = model.now;
  if (agent.nextStatus !== null) agent.status = agent.nextStatus;
  agent.nextStatus = null;
  release(model, agent, activity);
  count(model, agent);
}

export function finishWrapUp(model: Model, agent: ModelAgent, disposition: string): void {
  const call = model.call(agent.callId);
  model.deadlines.delete(`wrapUp:${agent.id}`);
  becomeFree(model, agent, 'idle');
  if (call.state === 'wrapUp' && call.agentId === agent.id) {
    finish(model, call, 'completed');
    call.disposition = disposition;
  } else if (call.state === 'suspended') call.disposition = disposition;
  serve(model, agent);
}
