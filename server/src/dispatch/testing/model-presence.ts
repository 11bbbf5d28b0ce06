import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import { isTerminal } from '../../call/call-state.ts';
import type { WrapUpMode } from '../../presence/presence-types.ts';
import { goAway, returnToLine, turnDown } from './model-calls.ts';
import type { Outcome } from './model-ends.ts';
import { openSeat, reviewGroups } from './model-groups.ts';
import { serve } from './model-match.ts';
import {
  count,
  isAttended,
  isReady,
  isRunning,
  type Model,
  type ModelAgent,
  type ModelCall,
  recount,
  release,
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
    turnDown(model, agent);
  } else if (status !== 'ready' && giveUpSeat(model, agent, status)) return 'ok';
  else if (agent.callId !== null) {
    agent.nextStatus = status === agent.status ? null : status;
  } else {
    if (status === 'ready' && isReady(agent)) return 'ok';
    if (status === 'ready' && agent.status !== 'ready') agent.idleSince = model.now;
    agent.status = status;
    if (agent.activity === 'missed') setActivity(model, agent, 'idle');
    count(model, agent);
    serve(model, agent);
  }
  return 'ok';
}

/** A seat that is only held is given up for another status. */
function giveUpSeat(model: Model, agent: ModelAgent, status: AgentStatus): boolean {
  const group = agent.activity === 'jointMember' ? model.groups.get(agent.callId ?? '') : undefined;
  const seat = group?.seats.find(({ agentId }) => agentId === agent.id);
  if (!group || seat?.state !== 'held') return false;
  agent.status = status;
  release(model, agent, 'idle');
  count(model, agent);
  openSeat(model, group, seat);
  reviewGroups(model);
  return true;
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
  count(model, agent);
  const call = model.calls.get(agent.callId ?? '');
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

export function applicantConnected(model: Model, callId: string, pageId: string, nodeId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call || call.parentId !== null) return 'NOT_FOUND';
  if (isTerminal(call.state)) return call.state;
  Object.assign(call, { pageId, nodeId });
  if (call.state === 'wrapUp' || call.isPaused || !isAttended(call)) return call.state;
  watchApplicant(model, call, null);
  call.applicantLostAt = null;
  if (call.state === 'away' || call.state === 'passed' || call.state === 'suspended')
    returnToLine(model, call);
  return call.state;
}

/** A talk by telephone needs no page. */
function loseApplicant(model: Model, call: ModelCall): void {
  call.applicantLostAt = model.now;
  if (call.telephone !== 'on') watchApplicant(model, call, 'gone', model.tuning.applicantLostMs);
}

/** The applicant was silent for a whole lease. */
export function silent(model: Model, callId: string): void {
  const call = model.call(callId);
  if (!isAttended(call)) return;
  if (call.state === 'queued' || call.state === 'offered') goAway(model, call);
  else if (isRunning(call) && call.applicantLostAt === null) {
    loseApplicant(model, call);
  }
}

export function applicantDisconnected(model: Model, callId: string, pageId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call || isTerminal(call.state) || call.pageId !== pageId) return 'ok';
  call.nodeId = '';
  if (!isAttended(call)) return 'ok';
  const lease = `lease:${callId}`;
  if (call.state === 'queued' || call.state === 'offered') {
    if (!model.deadlines.has(lease)) model.deadlines.set(lease, model.now + model.tuning.applicantGoneMs);
  } else if (isRunning(call) && call.applicantLostAt === null) {
    loseApplicant(model, call);
  }
  return 'ok';
}

/** Renews what has a lease; the rest is left as it is. */
export function heartbeat(model: Model, nodeId: string): Outcome {
  const untilAt = model.now + model.tuning.leaseMs;
  for (const agent of model.agents.values()) {
    if (agent.deskId !== null && agent.lostAt === null) model.deadlines.set(`seat:${agent.id}`, untilAt);
  }
  const isKnown = model.deadlines.has(`node:${nodeId}`);
  model.deadlines.set(`node:${nodeId}`, untilAt);
  return String(isKnown);
}

export function signIn(
  model: Model,
  agentId: string,
  classes: ModelAgent['classes'],
  wrapUpMode: WrapUpMode,
): Outcome {
  const agent = model.agents.get(agentId);
  if (agent === undefined) {
    model.agents.set(agentId, {
      id: agentId,
      status: 'offline',
      activity: 'idle',
      classes,
      wrapUpMode,
      idleSince: model.now,
      callId: null,
      fence: 0,
      deskId: null,
      lostAt: null,
      nextStatus: null,
      wasMissed: false,
      hasExtended: false,
      isCounted: false,
      isListed: false,
    });
  } else if (JSON.stringify(agent.classes) !== JSON.stringify(classes)) {
    recount(model, agent, classes);
    serve(model, agent);
  }
  if (agent) agent.wrapUpMode = wrapUpMode;
  return 'ok';
}
