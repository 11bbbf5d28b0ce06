import type { Ring } from '../../queue/rings.ts';
import {
  becomeFree,
  endWaiting,
  finish,
  makeCall,
  type Outcome,
  skipWrapUp,
  startWrapUp,
} from './model-ends.ts';
import { endHold } from './model-hold.ts';
import { holdFor, openings, seek, serve } from './model-match.ts';
import {
  exclude,
  isRunning,
  type Model,
  type ModelCall,
  serves,
  setActivity,
  watchApplicant,
} from './model-state.ts';

/** The leg is over; its parent goes on as before, its agent is free at once. */
export function finishLeg(
  model: Model,
  leg: ModelCall,
  state: ModelCall['state'],
  activity: 'idle' | 'disconnected' = 'idle',
): void {
  const parent = model.call(leg.parentId);
  parent.legId = null;
  if (parent.state === 'transferring') parent.state = 'active';
  model.deadlines.delete(`leg:${leg.id}`);
  if (!isRunning(leg)) {
    endWaiting(model, leg, state, 'cancelled');
    return;
  }
  const agent = model.agent(leg.agentId);
  model.deadlines.delete(`connect:${leg.id}:${leg.fence}`);
  becomeFree(model, agent, activity);
  finish(model, leg, state);
  serve(model, agent);
}

export function dropLeg(model: Model, call: ModelCall): void {
  if (call.legId !== null) finishLeg(model, model.call(call.legId), 'cancelled');
}

export function handOver(model: Model, call: ModelCall, leg: ModelCall): void {
  const before = model.agent(call.agentId);
  const heir = model.agent(leg.agentId);
  endHold(model, call);
  model.deadlines.delete(`connect:${leg.id}:${leg.fence}`);
  heir.callId = call.id;
  setActivity(model, heir, 'onCall');
  finish(model, leg, 'completed');
  call.endings.set(call.fence, { agentId: before.id, outcome: 'handedOver' });
  Object.assign(call, {
    ...{ legId: null, lastAgentId: before.id, agentId: heir.id, fence: leg.fence },
    ...{ agentLostAt: null, state: 'active' },
  });
  startWrapUp(model, before);
  skipWrapUp(model, before);
}

/** A talk that cannot go on: the call waits again at its old place, its sides start anew. */
export function takeBack(model: Model, call: ModelCall): void {
  dropLeg(model, call);
  endHold(model, call);
  model.deadlines.delete(`connect:${call.id}:${call.fence}`);
  call.endings.set(call.fence, { agentId: call.agentId ?? '', outcome: 'requeued' });
  if (call.applicantLostAt !== null) {
    if (call.telephone === 'on') call.isCallback = true;
    else watchApplicant(model, call, 'lease', model.tuning.applicantGoneMs);
  }
  call.telephone = null;
  const state = call.isCallback ? 'callbackPending' : 'queued';
  Object.assign(call, { agentId: null, applicantLostAt: null, agentLostAt: null, state });
  call.started.clear();
}

export type ModelAsk = {
  callId: string;
  agentId: string;
  way: 'direct' | 'warm' | 'consult';
  legId: string;
  queueClass: string;
  targetId: string | null;
  rings: readonly Ring[];
};

export function askAgent(model: Model, ask: ModelAsk): Outcome {
  const { way, legId, queueClass, targetId } = ask;
  const call = model.calls.get(ask.callId);
  if (!call) return 'NOT_FOUND';
  if (call.legId === legId) return call.state;
  const isOwn = call.state === 'active' && call.parentId === null && call.agentId === ask.agentId;
  if (!isOwn || call.legId !== null || targetId === ask.agentId) return 'CALL_STATE';
  if (ask.rings.length > 0) model.routes.set(queueClass, ask.rings);
  const others = [...model.agents.values()].filter(({ id, isCounted }) => isCounted && id !== ask.agentId);
  const isThere = targetId
    ? others.some(({ id }) => id === targetId)
    : openings(model, queueClass).rings.some((ring) =>
        others.some((agent) => serves(agent, ring.queueClass)),
      );
  if (!isThere) return 'NOBODY_THERE';
  if (way === 'direct') {
    const agent = model.agent(call.agentId);
    call.queueClass = queueClass;
    takeBack(model, call);
    call.lastAgentId = agent.id;
    holdFor(model, call, targetId, model.tuning.transferHoldMs);
    exclude(model, call, agent.id);
    startWrapUp(model, agent);
    seek(model, call);
    skipWrapUp(model, agent);
    return call.state;
  }
  call.legId = legId;
  if (way === 'warm') call.state = 'transferring';
  const kind = way === 'warm' ? 'transfer' : 'consult';
  const leg = makeCall({
    ...{ id: legId, kind, parentId: call.id, queueClass, offerCount: 1 },
    ...{ enqueuedAt: model.now, score: call.score },
  });
  model.calls.set(legId, leg);
  holdFor(model, leg, targetId, model.tuning.legMs);
  exclude(model, leg, ask.agentId);
  model.deadlines.set(`leg:${legId}`, model.now + model.tuning.legMs);
  seek(model, leg);
  return call.state;
}

export function endLeg(model: Model, callId: string, agentId: string, handsOver: boolean): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (call.agentId !== agentId || !isRunning(call)) return 'CALL_STATE';
  const leg = call.legId === null ? null : model.call(call.legId);
  if (handsOver) {
    if (leg?.state !== 'active') return 'CALL_STATE';
    handOver(model, call, leg);
  } else if (leg) finishLeg(model, leg, 'cancelled');
  return call.state;
}
