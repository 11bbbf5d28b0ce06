import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import { isTerminal } from '../../call/call-state.ts';
import { type Outcome, turnDown } from './model-calls.ts';
import {
  isReady,
  type Model,
  type ModelAgent,
  seek,
  serve,
  setActivity,
  watchApplicant,
  watchLost,
} from './model-state.ts';

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
