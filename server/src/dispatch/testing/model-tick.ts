import { finish, finishWrapUp, type Outcome, startWrapUp } from './model-calls.ts';
import { loseAgent } from './model-presence.ts';
import {
  closeOffer,
  exclude,
  type Model,
  type ModelCall,
  release,
  seek,
  serve,
  setActivity,
  watchApplicant,
} from './model-state.ts';

/** A talk that cannot go on: the call waits again at its old place, its sides start anew. */
function takeBack(model: Model, call: ModelCall): void {
  model.deadlines.delete(`connect:${call.id}:${call.fence}`);
  call.endings.set(call.fence, { agentId: call.agentId ?? '', outcome: 'requeued' });
  if (call.applicantLostAt !== null) watchApplicant(model, call, 'lease', model.tuning.applicantGoneMs);
  Object.assign(call, { agentId: null, applicantLostAt: null, agentLostAt: null, state: 'queued' });
  call.started.clear();
}

function expireOffer(model: Model, callId: string, isFault: boolean): void {
  const call = model.call(callId);
  const agent = model.agent(call.agentId);
  if (!isFault) exclude(model, call, agent.id);
  closeOffer(model, call, isFault ? 'revoked' : 'timedOut');
  call.state = 'queued';
  release(model, agent, isFault ? 'idle' : 'missed');
  seek(model, call);
  if (isFault) serve(model, agent);
}

function expireLease(model: Model, call: ModelCall): void {
  if (call.state === 'connecting' || call.state === 'active') {
    call.applicantLostAt = model.now;
    watchApplicant(model, call, 'gone', model.tuning.applicantLostMs);
    return;
  }
  const agent = call.agentId === null ? null : model.agent(call.agentId);
  if (agent) closeOffer(model, call, 'cancelled');
  watchApplicant(model, call, 'away', model.tuning.awayMs);
  call.state = 'away';
  if (agent) {
    release(model, agent, 'idle');
    serve(model, agent);
  }
}

function suspend(model: Model, call: ModelCall): void {
  const agent = model.agent(call.agentId);
  call.endings.set(call.fence, { agentId: agent.id, outcome: 'suspended' });
  watchApplicant(model, call, 'keep', model.tuning.suspendedMs);
  Object.assign(call, { agentId: null, applicantLostAt: null, agentLostAt: null, state: 'suspended' });
  call.started.clear();
  startWrapUp(model, agent);
}

function expireLost(model: Model, agentId: string): void {
  const agent = model.agent(agentId);
  if (agent.lostAt === null) return;
  if (agent.activity === 'offered') {
    const call = model.call(agent.callId);
    closeOffer(model, call, 'revoked');
    call.state = 'queued';
    release(model, agent, 'idle');
    seek(model, call);
  } else if (agent.activity === 'connecting' || agent.activity === 'onCall') {
    const call = model.call(agent.callId);
    if (call.agentLostAt === null) {
      call.agentLostAt = agent.lostAt;
      model.deadlines.set(`lost:${agentId}`, agent.lostAt + model.tuning.agentLostOnCallMs);
    } else {
      takeBack(model, call);
      release(model, agent, 'disconnected');
      seek(model, call);
    }
  } else if (agent.activity === 'idle' || agent.activity === 'missed') {
    agent.wasMissed = agent.activity === 'missed';
    setActivity(model, agent, 'disconnected');
  }
}

function expireConnect(model: Model, call: ModelCall): void {
  const agent = model.agent(call.agentId);
  exclude(model, call, agent.id);
  takeBack(model, call);
  release(model, agent, 'idle');
  seek(model, call);
  serve(model, agent);
}

function expire(model: Model, member: string, at: number): void {
  const [kind = '', id = '', more = ''] = member.split(':');
  if (kind === 'wrapUp') finishWrapUp(model, model.agent(id), '');
  else if (kind === 'seat') loseAgent(model, model.agent(id), at - model.tuning.leaseMs);
  else if (kind === 'lost') expireLost(model, id);
  else expireOfCall(model, kind, model.call(id), more);
}

function expireOfCall(model: Model, kind: string, call: ModelCall, more: string): void {
  if (kind === 'lease') expireLease(model, call);
  else if (kind === 'away') finish(model, call, 'expired');
  else if (kind === 'keep') finish(model, call, 'completed');
  else if (kind === 'gone' && call.state === 'active') suspend(model, call);
  else if (kind === 'connect' && call.fence === Number(more)) expireConnect(model, call);
  else if (kind === 'exclude' && call.state === 'queued') seek(model, call);
}

const dueOf = (entries: ReadonlyMap<string, number>, now: number) =>
  [...entries]
    .filter(([, at]) => at <= now)
    .sort(([leftMember, left], [rightMember, right]) => left - right || (leftMember < rightMember ? -1 : 1));

/** Silence that is forgiven during a grace. */
const forgiven = ['lease', 'away', 'gone', 'keep', 'seat', 'lost'];

export function tick(model: Model): Outcome {
  const { tuning } = model;
  if (model.lastTick > 0 && model.now - model.lastTick > tuning.tickGapMs) {
    model.graceUntil = model.now + tuning.graceMs;
  }
  model.lastTick = model.now;
  const isGrace = model.now < model.graceUntil;
  const due = dueOf(model.offers, model.now);
  const isFault = due.length >= tuning.faultMinCount && due.length > tuning.faultShare * model.offers.size;
  for (const [member] of due) expireOffer(model, member.split(':')[0] ?? '', isFault || isGrace);
  for (const [member, at] of dueOf(model.deadlines, model.now)) {
    const current = model.deadlines.get(member);
    if (current === undefined || current > model.now) continue;
    if (isGrace && forgiven.includes(member.split(':')[0] ?? '')) {
      model.deadlines.set(member, model.graceUntil);
    } else {
      model.deadlines.delete(member);
      expire(model, member, at);
    }
  }
  return 'ok';
}
