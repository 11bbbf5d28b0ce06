import { isTerminal } from '../../call/call-state.ts';
import {
  closeOffer,
  exclude,
  type Model,
  type ModelAgent,
  type ModelCall,
  release,
  seek,
  serve,
  setActivity,
  watchApplicant,
} from './model-state.ts';

/** What a command answers: the call's state (or 'ok'), else an error code. */
export type Outcome = string;

export function enqueue(
  model: Model,
  input: { callId: string; applicantId: string; queueClass: string; priority: number; pageId: string },
): Outcome {
  const known = model.calls.get(input.callId);
  if (known) return isTerminal(known.state) ? 'CALL_ENDED' : known.state;
  if (model.applicants.has(input.applicantId)) return 'CALL_ALREADY_OPEN';
  const call: ModelCall = {
    id: input.callId,
    applicantId: input.applicantId,
    queueClass: input.queueClass,
    state: 'queued',
    score: model.now - input.priority * model.tuning.priorityBoostMs,
    agentId: null,
    fence: 0,
    offerCount: 0,
    tried: new Map(),
    endings: new Map(),
    started: new Set(),
    applicantLostAt: null,
    agentLostAt: null,
    pageId: input.pageId,
    disposition: '',
    roomId: null,
    sfuNodeId: null,
  };
  model.calls.set(call.id, call);
  model.applicants.set(call.applicantId, call.id);
  watchApplicant(model, call, 'lease', model.tuning.leaseMs);
  seek(model, call);
  return call.state;
}

export function finish(model: Model, call: ModelCall, state: 'completed' | 'abandoned' | 'expired'): void {
  watchApplicant(model, call, null);
  if (call.state !== 'wrapUp') model.applicants.delete(call.applicantId);
  call.state = state;
  call.tried.clear();
}

export function leave(model: Model, callId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (call.state === 'abandoned') return 'abandoned';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (call.state === 'offered') {
    const agent = model.agent(call.agentId);
    closeOffer(model, call, 'cancelled');
    release(model, agent, 'idle');
    finish(model, call, 'abandoned');
    serve(model, agent);
  } else if (call.state === 'queued' || call.state === 'away') {
    finish(model, call, 'abandoned');
  } else return 'CALL_STATE';
  return call.state;
}

type Answer = { agentId: string; deskId: string; callId: string; fence: number };

/** The call if the offer rings and may be answered, else why not. */
function findRinging(model: Model, answer: Answer, repeated: (call: ModelCall) => boolean) {
  const agent = model.agents.get(answer.agentId);
  if (!agent || agent.deskId !== answer.deskId) return 'DESK_ELSEWHERE';
  const call = model.calls.get(answer.callId);
  if (!call) return 'OFFER_STALE';
  const isMine = call.fence === answer.fence && call.agentId === agent.id;
  if (call.state === 'offered' && isMine) {
    const leaseEnd = model.offers.get(`${call.id}:${call.fence}`) ?? 0;
    return leaseEnd <= model.now ? 'OFFER_EXPIRED' : { call, agent };
  }
  if (repeated(call)) return call.state;
  const ending = call.endings.get(answer.fence);
  const outcome = ending?.agentId === agent.id ? ending.outcome : '';
  if (outcome === 'cancelled') return 'OFFER_CANCELLED';
  if (call.agentId !== null && call.agentId !== agent.id && call.state !== 'offered') return 'OFFER_TAKEN';
  return outcome === 'timedOut' ? 'OFFER_EXPIRED' : 'OFFER_STALE';
}

export function accept(model: Model, answer: Answer): Outcome {
  const ringing = findRinging(
    model,
    answer,
    (call) => call.fence === answer.fence && call.agentId === answer.agentId,
  );
  if (typeof ringing === 'string') return ringing;
  const { call, agent } = ringing;
  model.offers.delete(`${call.id}:${call.fence}`);
  model.deadlines.set(`connect:${call.id}:${call.fence}`, model.now + model.tuning.connectTimeoutMs);
  call.state = 'connecting';
  setActivity(model, agent, 'connecting');
  return call.state;
}

export function turnDown(model: Model, call: ModelCall, agent: ModelAgent): void {
  exclude(model, call, agent.id);
  agent.idleSince = model.now;
  closeOffer(model, call, 'declined');
  call.state = 'queued';
  release(model, agent, 'idle');
  seek(model, call);
  serve(model, agent);
}

export function decline(model: Model, answer: Answer): Outcome {
  const ringing = findRinging(model, answer, (call) => {
    const ending = call.endings.get(answer.fence);
    return ending?.agentId === answer.agentId && ending.outcome === 'declined';
  });
  if (typeof ringing === 'string') return ringing;
  turnDown(model, ringing.call, ringing.agent);
  return ringing.call.state;
}

export function reportStarted(model: Model, callId: string, side: 'agent' | 'applicant'): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (call.state === 'active') return 'active';
  if (call.state !== 'connecting') return 'CALL_STATE';
  call.started.add(side);
  if (call.started.size === 2) {
    model.deadlines.delete(`connect:${call.id}:${call.fence}`);
    call.state = 'active';
    setActivity(model, model.agent(call.agentId), 'onCall');
  }
  return call.state;
}

export function startWrapUp(model: Model, agent: ModelAgent): void {
  model.deadlines.set(`wrapUp:${agent.id}`, model.now + model.tuning.wrapUpMs);
  agent.hasExtended = false;
  setActivity(model, agent, 'wrapUp');
}

export function end(model: Model, callId: string, agentId: string | null): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (agentId !== null && call.agentId !== agentId) return 'CALL_STATE';
  if (call.state === 'suspended') finish(model, call, 'completed');
  else if (call.state === 'connecting' || call.state === 'active') {
    model.deadlines.delete(`connect:${call.id}:${call.fence}`);
    model.applicants.delete(call.applicantId);
    watchApplicant(model, call, null);
    call.applicantLostAt = null;
    call.agentLostAt = null;
    call.state = 'wrapUp';
    startWrapUp(model, model.agent(call.agentId));
  } else if (call.state !== 'wrapUp') return 'CALL_STATE';
  return call.state;
}

export function finishWrapUp(model: Model, agent: ModelAgent, disposition: string): void {
  const call = model.call(agent.callId);
  model.deadlines.delete(`wrapUp:${agent.id}`);
  agent.idleSince = model.now;
  if (agent.nextStatus !== null) agent.status = agent.nextStatus;
  agent.nextStatus = null;
  release(model, agent, 'idle');
  if (call.state === 'wrapUp' && call.agentId === agent.id) {
    finish(model, call, 'completed');
    call.disposition = disposition;
  } else if (call.state === 'suspended') call.disposition = disposition;
  serve(model, agent);
}

export function saveWrapUp(model: Model, callId: string, agentId: string, disposition: string): Outcome {
  const call = model.calls.get(callId);
  const agent = model.agents.get(agentId);
  if (!call || !agent) return 'NOT_FOUND';
  if (agent.activity === 'wrapUp' && agent.callId === callId) {
    finishWrapUp(model, agent, disposition);
    return call.state;
  }
  const isRepeat = call.state === 'completed' && call.agentId === agentId && call.disposition === disposition;
  return isRepeat ? call.state : 'CALL_STATE';
}

export function extendWrapUp(model: Model, callId: string, agentId: string): Outcome {
  const agent = model.agents.get(agentId);
  if (!model.calls.has(callId) || !agent) return 'NOT_FOUND';
  if (agent.activity !== 'wrapUp' || agent.callId !== callId) return 'CALL_STATE';
  if (agent.hasExtended) return 'WRAP_UP_NOT_EXTENDABLE';
  const until = model.deadlines.get(`wrapUp:${agentId}`) ?? 0;
  model.deadlines.set(`wrapUp:${agentId}`, until + model.tuning.wrapUpExtensionMs);
  agent.hasExtended = true;
  return 'ok';
}
