import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import { isTerminal } from '../../call/call-state.ts';
import {
  closeOffer,
  exclude,
  isReady,
  type Model,
  type ModelAgent,
  type ModelCall,
  release,
  seek,
  serve,
  setActivity,
  watchApplicant,
  watchLost,
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

function turnDown(model: Model, call: ModelCall, agent: ModelAgent): void {
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

export function setStatus(model: Model, agentId: string, deskId: string, status: AgentStatus): Outcome {
  const agent = model.agents.get(agentId);
  if (!agent) return 'STATUS_NOT_ALLOWED';
  if (agent.deskId !== deskId) return 'DESK_ELSEWHERE';
  if (agent.activity === 'offered') {
    if (status === agent.status) return 'ok';
    agent.status = status;
    turnDown(model, model.call(agent.callId), agent);
  } else if (agent.callId !== null) {
    agent.nextStatus = status === agent.status ? null : status;
  } else {
    if (status === 'ready' && isReady(agent)) return 'ok';
    if (status === 'ready' && agent.status !== 'ready') agent.idleSince = model.now;
    agent.status = status;
    if (agent.activity === 'missed') setActivity(model, agent, 'idle');
    serve(model, agent);
  }
  return 'ok';
}

export function claimDesk(model: Model, agentId: string, deskId: string, takesOver: boolean): Outcome {
  const agent = model.agents.get(agentId);
  if (!agent) return 'NOT_FOUND';
  if (agent.deskId !== null && agent.deskId !== deskId && !takesOver && agent.lostAt === null)
    return 'elsewhere';
  model.deadlines.set(`seat:${agentId}`, model.now + model.tuning.leaseMs);
  agent.deskId = deskId;
  if (agent.lostAt === null) return 'live';
  agent.lostAt = null;
  model.deadlines.delete(`lost:${agentId}`);
  if (agent.activity === 'disconnected') agent.activity = agent.wasMissed ? 'missed' : 'idle';
  agent.wasMissed = false;
  const call = agent.callId === null ? null : model.call(agent.callId);
  if (call?.agentId === agentId) call.agentLostAt = null;
  serve(model, agent);
  return 'live';
}

export function agentDisconnected(model: Model, agentId: string, deskId: string): Outcome {
  const agent = model.agents.get(agentId);
  if (!agent || agent.deskId !== deskId || agent.lostAt !== null) return 'ok';
  loseAgent(model, agent, model.now);
  return 'ok';
}

export function loseAgent(model: Model, agent: ModelAgent, lostAt: number): void {
  agent.lostAt = lostAt;
  agent.isListed = false;
  model.deadlines.delete(`seat:${agent.id}`);
  watchLost(model, agent);
}

export function applicantConnected(model: Model, callId: string, pageId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return call.state;
  call.pageId = pageId;
  if (call.state === 'wrapUp') return call.state;
  watchApplicant(model, call, 'lease', model.tuning.leaseMs);
  call.applicantLostAt = null;
  if (call.state === 'away' || call.state === 'suspended') {
    call.state = 'queued';
    seek(model, call);
  }
  return call.state;
}

export function applicantDisconnected(model: Model, callId: string, pageId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call || isTerminal(call.state) || call.pageId !== pageId) return 'ok';
  const lease = model.deadlines.get(`lease:${callId}`);
  if ((call.state === 'queued' || call.state === 'offered') && lease !== undefined) {
    model.deadlines.set(`lease:${callId}`, Math.min(lease, model.now + model.tuning.applicantGoneMs));
  } else if ((call.state === 'connecting' || call.state === 'active') && call.applicantLostAt === null) {
    call.applicantLostAt = model.now;
    watchApplicant(model, call, 'gone', model.tuning.applicantLostMs);
  }
  return 'ok';
}

/** Renews what has a lease; the rest is left as it is. */
export function heartbeat(model: Model): Outcome {
  const untilAt = model.now + model.tuning.leaseMs;
  for (const agent of model.agents.values()) {
    if (agent.deskId !== null && agent.lostAt === null) model.deadlines.set(`seat:${agent.id}`, untilAt);
  }
  for (const id of model.calls.keys()) {
    if (model.deadlines.has(`lease:${id}`)) model.deadlines.set(`lease:${id}`, untilAt);
  }
  return 'ok';
}

export function signIn(model: Model, agentId: string, classes: ModelAgent['classes']): Outcome {
  const agent = model.agents.get(agentId);
  if (agent === undefined) {
    model.agents.set(agentId, {
      id: agentId,
      status: 'offline',
      activity: 'idle',
      classes,
      idleSince: model.now,
      callId: null,
      deskId: null,
      lostAt: null,
      nextStatus: null,
      wasMissed: false,
      hasExtended: false,
      isListed: false,
    });
  } else if (JSON.stringify(agent.classes) !== JSON.stringify(classes)) {
    agent.classes = classes;
    serve(model, agent);
  }
  return 'ok';
}
