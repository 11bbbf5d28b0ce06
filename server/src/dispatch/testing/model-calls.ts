import { isTerminal } from '../../call/call-state.ts';
import type { Ring } from '../../queue/rings.ts';
import {
  endWaiting,
  finish,
  finishWrapUp,
  makeCall,
  type Outcome,
  skipWrapUp,
  startWrapUp,
} from './model-ends.ts';
import { conveneIfComplete, openSeat, reviewGroups } from './model-groups.ts';
import { endHold } from './model-hold.ts';
import { dropLeg, finishLeg, handOver } from './model-legs.ts';
import { askMore, closeOffer, closeOffers, dropHold, goOn, holdFor, seek, serve } from './model-match.ts';
import {
  count,
  exclude,
  isAttended,
  isRunning,
  type Model,
  type ModelAgent,
  type ModelCall,
  type ModelGroup,
  release,
  setActivity,
  watchApplicant,
} from './model-state.ts';

export type ModelEnqueue = {
  callId: string;
  applicantId: string;
  queueClass: string;
  priority: number;
  pageId: string;
  nodeId: string;
  rings: readonly Ring[];
  enqueuedAt?: number;
  isHere: boolean;
  kind: 'talk' | 'message';
  sameAgentId: string | null;
};

export function enqueue(model: Model, input: ModelEnqueue): Outcome {
  const { callId, applicantId, queueClass, kind, pageId, nodeId, isHere } = input;
  const known = model.calls.get(callId);
  if (known) return isTerminal(known.state) ? 'CALL_ENDED' : known.state;
  if (kind === 'talk') {
    if (model.applicants.has(applicantId)) return 'CALL_ALREADY_OPEN';
    model.applicants.set(applicantId, callId);
  }
  if (input.rings.length > 0) model.routes.set(queueClass, input.rings);
  const enqueuedAt = Math.min(input.enqueuedAt ?? model.now, model.now);
  const score = enqueuedAt - input.priority * model.tuning.priorityBoostMs;
  const page = isHere ? { pageId, nodeId } : { pageId: '', nodeId: '' };
  const call = makeCall({ id: callId, applicantId, queueClass, kind, enqueuedAt, score, ...page });
  model.calls.set(callId, call);
  holdFor(model, call, input.sameAgentId, model.tuning.sameAgentMs);
  if (kind === 'talk' && !isHere) goAway(model, call);
  else {
    seek(model, call);
  }
  return call.state;
}

/** Away: the place is kept, unless somebody is ready for it, for then its turn is missed. */
export function goAway(model: Model, call: ModelCall): void {
  const agents = closeOffers(model, call, 'cancelled');
  call.isListed = false;
  watchApplicant(model, call, 'away', model.tuning.awayMs);
  call.state = 'away';
  for (const agent of agents) serve(model, agent);
  seek(model, call);
}

const canLeave: readonly ModelCall['state'][] = ['queued', 'away', 'passed', 'offered', 'callbackPending'];

export function leave(model: Model, callId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (call.state === 'abandoned' || call.state === 'cancelled') return call.state;
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (call.parentId !== null || !canLeave.includes(call.state)) return 'CALL_STATE';
  const isCancelled = call.isCallback || call.kind === 'message';
  endWaiting(model, call, isCancelled ? 'cancelled' : 'abandoned', 'cancelled');
  return call.state;
}

export function pause(model: Model, callId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (!isAttended(call) || !['queued', 'offered', 'away', 'passed'].includes(call.state)) return 'CALL_STATE';
  call.isPaused = true;
  if (call.state === 'queued' || call.state === 'offered') goAway(model, call);
  return call.state;
}

/** In line again at the old place. */
export function returnToLine(model: Model, call: ModelCall): void {
  const wasSuspended = call.state === 'suspended';
  call.isListed = false;
  call.isPaused = false;
  if (wasSuspended) holdFor(model, call, call.lastAgentId, model.tuning.sameAgentMs);
  call.state = 'queued';
  seek(model, call);
}

export function comeBack(model: Model, callId: string, pageId: string, nodeId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (call.state === 'away' || call.state === 'passed' || call.state === 'callbackPending') {
    Object.assign(call, { pageId, nodeId });
    watchApplicant(model, call, null);
    model.deadlines.delete(`retry:${callId}`);
    Object.assign(call, { isCallback: false, isAsleep: false, attempts: 0 });
    returnToLine(model, call);
  } else if (call.state !== 'queued' && call.state !== 'offered' && !isRunning(call)) return 'CALL_STATE';
  return call.state;
}

export function setPriority(model: Model, callId: string, priority: number): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (call.parentId !== null || isRunning(call) || call.state === 'wrapUp') return 'CALL_STATE';
  const score = call.enqueuedAt - priority * model.tuning.priorityBoostMs;
  if (score === call.score) return call.state;
  call.score = score;
  if (call.isListed) {
    call.isListed = false;
    seek(model, call);
  } else if (call.asksMore) askMore(model, call);
  return call.state;
}

export function requestCallback(model: Model, callId: string): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (call.state === 'callbackPending') return call.state;
  if (!isAttended(call) || !['queued', 'away', 'passed'].includes(call.state)) return 'CALL_STATE';
  watchApplicant(model, call, null);
  Object.assign(call, {
    isCallback: true,
    isPaused: false,
    isListed: false,
    attempts: 0,
    state: 'callbackPending',
  });
  seek(model, call);
  return call.state;
}

type Answer = { callId: string; agentId: string; deskId: string; fence: number };

/** The group's seat or the call's offer that this answer is for; else the code or state it gets. */
function findRinging(
  model: Model,
  answer: Answer,
  isRepeat: (call: ModelCall) => boolean,
): { call: ModelCall; agent: ModelAgent } | Outcome {
  const { callId, agentId, fence } = answer;
  const agent = model.agents.get(agentId);
  if (!agent || agent.deskId !== answer.deskId) return 'DESK_ELSEWHERE';
  const call = model.calls.get(callId);
  if (!call) return 'OFFER_STALE';
  if (call.offers.some((offer) => offer.fence === fence && offer.agentId === agentId))
    return (model.offers.get(`${callId}:${fence}`) ?? 0) <= model.now ? 'OFFER_EXPIRED' : { call, agent };
  if (isRepeat(call)) return call.state;
  const ending = call.endings.get(fence);
  const outcome = ending?.agentId === agentId ? ending.outcome : '';
  if (outcome === 'cancelled') return 'OFFER_CANCELLED';
  if (call.agentId !== null && call.agentId !== agentId) return 'OFFER_TAKEN';
  return outcome === 'timedOut' ? 'OFFER_EXPIRED' : 'OFFER_STALE';
}

export function accept(model: Model, answer: Answer): Outcome {
  const group = model.groups.get(answer.callId);
  if (group) return acceptSeat(model, group, answer);
  const ringing = findRinging(
    model,
    answer,
    (call) => call.fence === answer.fence && call.agentId === answer.agentId,
  );
  if (typeof ringing === 'string') return ringing;
  const { call, agent } = ringing;
  const { callbackConnectMs, connectTimeoutMs } = model.tuning;
  model.offers.delete(`${call.id}:${answer.fence}`);
  const others = closeOffers(model, call, 'rescinded', answer.fence);
  Object.assign(call, { offers: [], agentId: agent.id, fence: answer.fence, state: 'connecting' });
  dropHold(model, call);
  if (call.kind === 'message') {
    call.state = 'active';
    setActivity(model, agent, 'onCall');
  } else {
    const waitMs = call.isCallback ? callbackConnectMs : connectTimeoutMs;
    model.deadlines.set(`connect:${call.id}:${call.fence}`, model.now + waitMs);
    setActivity(model, agent, 'connecting');
  }
  for (const other of others) serve(model, other);
  return call.state;
}

function acceptSeat(model: Model, group: ModelGroup, { agentId, deskId, fence }: Answer): Outcome {
  const agent = model.agents.get(agentId);
  if (!agent || agent.deskId !== deskId) return 'DESK_ELSEWHERE';
  const seat = group.seats.find((each) => each.fence === fence && each.agentId === agentId);
  if (!seat) return 'OFFER_STALE';
  if (seat.state === 'accepted') return group.state;
  const lease = `${group.id}:${fence}`;
  if ((model.offers.get(lease) ?? 0) <= model.now) return 'OFFER_EXPIRED';
  model.offers.delete(lease);
  seat.state = 'accepted';
  setActivity(model, agent, 'jointMember');
  conveneIfComplete(model, group);
  if (group.state === 'convened') reviewGroups(model);
  return group.state;
}

/** The ringing agent turns down a call or a seat, and stays ready. */
export function turnDown(model: Model, agent: ModelAgent): void {
  const group = model.groups.get(agent.callId ?? '');
  const of = group ?? model.call(agent.callId);
  exclude(model, of, agent.id);
  agent.idleSince = model.now;
  endRinging(model, agent, 'declined', 'idle');
  count(model, agent);
  serve(model, agent);
}

/** What rings at an agent ends unaccepted; the call or the seat looks on. */
export function endRinging(
  model: Model,
  agent: ModelAgent,
  outcome: string,
  activity: ModelAgent['activity'],
): void {
  const group = model.groups.get(agent.callId ?? '');
  if (group) {
    const seat = group.seats.find(({ agentId }) => agentId === agent.id);
    release(model, agent, activity);
    if (seat) openSeat(model, group, seat);
    reviewGroups(model);
    return;
  }
  const call = model.call(agent.callId);
  closeOffer(model, call, agent.fence, outcome);
  if (outcome !== 'revoked') dropHold(model, call);
  release(model, agent, activity);
  goOn(model, call);
}

export function decline(model: Model, answer: Answer & { substituteId?: string | null }): Outcome {
  const group = model.groups.get(answer.callId);
  const agent = model.agents.get(answer.agentId);
  if (group) {
    if (!agent || agent.deskId !== answer.deskId) return 'DESK_ELSEWHERE';
    const ringing = group.seats.find(
      (seat) => seat.fence === answer.fence && seat.agentId === agent.id && seat.state === 'ringing',
    );
    if (!ringing) return 'OFFER_STALE';
    if ((model.offers.get(`${group.id}:${answer.fence}`) ?? 0) <= model.now) return 'OFFER_EXPIRED';
    ringing.wants = answer.substituteId ?? '';
    turnDown(model, agent);
    return group.state;
  }
  const ringing = findRinging(model, answer, (call) => {
    const ending = call.endings.get(answer.fence);
    return ending?.agentId === answer.agentId && ending.outcome === 'declined';
  });
  if (typeof ringing === 'string') return ringing;
  turnDown(model, ringing.agent);
  return ringing.call.state;
}

export function reportStarted(model: Model, callId: string, side: 'agent' | 'applicant'): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (call.state === 'active') return 'active';
  if (call.state !== 'connecting') return 'CALL_STATE';
  if (call.kind === 'transfer' && side === 'agent') {
    handOver(model, model.call(call.parentId), call);
    return call.state;
  }
  call.started.add(side);
  if (call.started.size === 2 || call.kind === 'consult') {
    model.deadlines.delete(`connect:${call.id}:${call.fence}`);
    Object.assign(call, { state: 'active', isCallback: false, attempts: 0 });
    setActivity(model, model.agent(call.agentId), call.kind === 'consult' ? 'consulting' : 'onCall');
  }
  return call.state;
}

export function end(model: Model, callId: string, agentId: string | null): Outcome {
  const call = model.calls.get(callId);
  if (!call) return 'NOT_FOUND';
  if (isTerminal(call.state)) return 'CALL_ENDED';
  if (agentId !== null && call.agentId !== agentId) return 'CALL_STATE';
  if (call.parentId !== null) {
    if (!isRunning(call)) return 'CALL_STATE';
    finishLeg(model, call, 'completed');
    return 'completed';
  }
  if (call.state === 'suspended') finish(model, call, 'completed');
  else if (isRunning(call)) {
    dropLeg(model, call);
    endHold(model, call);
    const agent = model.agent(call.agentId);
    model.deadlines.delete(`connect:${call.id}:${call.fence}`);
    if (model.applicants.get(call.applicantId) === call.id) model.applicants.delete(call.applicantId);
    watchApplicant(model, call, null);
    Object.assign(call, { applicantLostAt: null, agentLostAt: null, state: 'wrapUp' });
    startWrapUp(model, agent);
    skipWrapUp(model, agent);
  } else if (call.state !== 'wrapUp') return 'CALL_STATE';
  return call.state;
}

export function saveWrapUp(model: Model, callId: string, agentId: string, disposition: string): Outcome {
  const call = model.calls.get(callId);
  const agent = model.agents.get(agentId);
  if (!call || !agent) return 'NOT_FOUND';
  if (agent.activity === 'wrapUp' && agent.callId === callId) {
    if (disposition === '' && agent.wrapUpMode !== 'optional') return 'DISPOSITION_REQUIRED';
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
  const until = model.deadlines.get(`wrapUp:${agentId}`);
  if (until !== undefined) model.deadlines.set(`wrapUp:${agentId}`, until + model.tuning.wrapUpExtensionMs);
  agent.hasExtended = true;
  return 'ok';
}
