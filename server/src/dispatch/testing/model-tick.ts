import { endRinging } from './model-calls.ts';
import { finish, finishWrapUp, type Outcome, skipWrapUp, startWrapUp } from './model-ends.ts';
import { reviewGroups } from './model-groups.ts';
import { endHold } from './model-hold.ts';
import { expireGather, expireRest, loseSeat } from './model-joint.ts';
import { dropLeg, finishLeg, takeBack } from './model-legs.ts';
import { askMore, chooseAgent, dropHold, openings, seek, serve } from './model-match.ts';
import { loseAgent, silent } from './model-presence.ts';
import {
  byText,
  count,
  exclude,
  type Model,
  type ModelCall,
  release,
  setActivity,
  watchApplicant,
} from './model-state.ts';

function expireOffer(model: Model, member: string, isFault: boolean): void {
  const [id = '', fence] = member.split(':');
  const group = model.groups.get(id);
  const held = group
    ? group.seats.find((seat) => seat.state === 'ringing' && seat.fence === Number(fence))
    : model.call(id).offers.find((offer) => offer.fence === Number(fence));
  if (!held) return;
  const agent = model.agent(held.agentId);
  if (!isFault) exclude(model, group ?? model.call(id), agent.id);
  endRinging(model, agent, isFault ? 'revoked' : 'timedOut', isFault ? 'idle' : 'missed');
  if (isFault) serve(model, agent);
}

function suspend(model: Model, call: ModelCall): void {
  dropLeg(model, call);
  endHold(model, call);
  const agent = model.agent(call.agentId);
  call.endings.set(call.fence, { agentId: agent.id, outcome: 'suspended' });
  watchApplicant(model, call, 'keep', model.tuning.suspendedMs);
  Object.assign(call, {
    ...{ agentId: null, lastAgentId: agent.id, applicantLostAt: null },
    ...{ agentLostAt: null, state: 'suspended', telephone: null },
  });
  call.started.clear();
  startWrapUp(model, agent);
  skipWrapUp(model, agent);
}

function loseOnCall(model: Model, agentId: string): void {
  const agent = model.agent(agentId);
  const call = model.call(agent.callId);
  if (call.agentLostAt === null) {
    call.agentLostAt = agent.lostAt;
    model.deadlines.set(`lost:${agentId}`, (agent.lostAt ?? 0) + model.tuning.agentLostOnCallMs);
  } else if (call.parentId !== null && call.state === 'active') {
    finishLeg(model, call, 'completed', 'disconnected');
  } else {
    takeBack(model, call);
    release(model, agent, 'disconnected');
    count(model, agent);
    seek(model, call);
  }
}

function expireLost(model: Model, agentId: string): void {
  const agent = model.agent(agentId);
  if (agent.lostAt === null) return;
  const { activity } = agent;
  if (activity === 'jointMember') loseSeat(model, agent);
  else if (activity === 'offered') endRinging(model, agent, 'revoked', 'idle');
  else if (['connecting', 'onCall', 'onHold', 'consulting'].includes(activity)) loseOnCall(model, agentId);
  else if (activity === 'idle' || activity === 'missed') {
    agent.wasMissed = activity === 'missed';
    setActivity(model, agent, 'disconnected');
    count(model, agent);
  }
}

function expireConnect(model: Model, call: ModelCall): void {
  const agent = model.agent(call.agentId);
  const { isCallback } = call;
  if (!isCallback) exclude(model, call, agent.id);
  takeBack(model, call);
  release(model, agent, 'idle');
  if (isCallback) {
    call.attempts += 1;
    if (call.attempts >= model.tuning.callbackAttemptCount) finish(model, call, 'expired');
    else {
      call.isAsleep = true;
      model.deadlines.set(`retry:${call.id}`, model.now + model.tuning.callbackRetryMs);
    }
  } else seek(model, call);
  serve(model, agent);
}

/** Further rings have opened for calls of this line: those that find somebody now go. */
function expireRing(model: Model, queueClass: string): void {
  const { rings } = openings(model, queueClass);
  const line = () =>
    [...model.calls.values()]
      .filter((call) => call.isListed && call.hold === null && call.queueClass === queueClass)
      .sort((left, right) => left.score - right.score || byText(left.id, right.id));
  let nextAt = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    if (ring.queueClass === queueClass) continue;
    for (const call of line())
      if (call.score + ring.opensAt <= model.now && chooseAgent(model, call)) seek(model, call);
    const behind = line().find(({ score }) => score + ring.opensAt > model.now);
    if (behind) nextAt = Math.min(nextAt, behind.score + ring.opensAt);
  }
  if (Number.isFinite(nextAt)) model.hasten(`ring:${queueClass}`, nextAt);
}

function expireHold(model: Model, call: ModelCall): void {
  if (call.hold === null) return;
  dropHold(model, call);
  if (call.isListed) {
    call.isListed = false;
    seek(model, call);
  }
}

function expireUnhold(model: Model, agentId: string): void {
  if (model.agent(agentId).isCounted) return;
  const held = [...model.calls.values()]
    .filter(({ hold, isListed }) => hold === agentId && isListed)
    .sort((left, right) => left.score - right.score || byText(left.id, right.id));
  for (const call of held) expireHold(model, call);
}

function expireNode(model: Model, nodeId: string): void {
  const held = [...model.applicants.values()].map((id) => model.call(id));
  const own = held.filter((call) => call.nodeId === nodeId).sort(byBucket);
  for (const call of own) {
    call.nodeId = '';
    silent(model, call.id);
  }
}
/** In the order in which the script comes by them. */
const bucketOf = ({ applicantId }: ModelCall) => {
  const bytes = Buffer.from(applicantId);
  return ((bytes.at(-2) ?? bytes.at(-1) ?? 0) * 64 + (bytes.at(-1) ?? 0)) % 1024;
};
const byBucket = (left: ModelCall, right: ModelCall) => bucketOf(left) - bucketOf(right);

function expire(model: Model, member: string, at: number): void {
  const [kind = '', id = '', ...rest] = member.split(':');
  const more = rest.join(':');
  if (kind === 'wrapUp') finishWrapUp(model, model.agent(id), '');
  else if (kind === 'seat') loseAgent(model, model.agent(id), at - model.tuning.leaseMs);
  else if (kind === 'lost') expireLost(model, id);
  else if (kind === 'node') expireNode(model, id);
  else if (kind === 'ring') expireRing(model, more === '' ? id : `${id}:${more}`);
  else if (kind === 'unhold') expireUnhold(model, id);
  else if (kind === 'gather') expireGather(model, id);
  else if (kind === 'regather') expireRest(model, id);
  else if (model.groups.has(id)) reviewGroups(model);
  else expireOfCall(model, kind, model.call(id), more);
}

function expireOfCall(model: Model, kind: string, call: ModelCall, more: string): void {
  if (kind === 'lease') silent(model, call.id);
  else if (kind === 'away') finish(model, call, 'expired');
  else if (kind === 'keep') finish(model, call, 'completed');
  else if (kind === 'gone' && (call.state === 'active' || call.state === 'transferring'))
    suspend(model, call);
  else if (kind === 'connect' && call.fence === Number(more)) expireConnect(model, call);
  else if (kind === 'hold') expireHold(model, call);
  else if (kind === 'retry' && call.isAsleep) {
    call.isAsleep = false;
    seek(model, call);
  } else if (kind === 'leg' && (call.state === 'queued' || call.state === 'offered')) {
    finishLeg(model, call, 'expired');
  } else if (kind === 'exclude' && call.isListed) {
    call.isListed = false;
    seek(model, call);
  } else if (kind === 'exclude' && call.asksMore) askMore(model, call);
}

const dueOf = (entries: ReadonlyMap<string, number>, now: number) =>
  [...entries]
    .filter(([, at]) => at <= now)
    .sort(([leftMember, left], [rightMember, right]) => left - right || byText(leftMember, rightMember));

/** Silence that is forgiven during a grace. */
const forgiven = ['lease', 'away', 'gone', 'keep', 'seat', 'lost', 'node'];

export function tick(model: Model): Outcome {
  const { tuning } = model;
  if (model.lastTick > 0 && model.now - model.lastTick > tuning.tickGapMs) {
    model.graceUntil = model.now + tuning.graceMs;
  }
  model.lastTick = model.now;
  const isGrace = model.now < model.graceUntil;
  const due = dueOf(model.offers, model.now);
  const isFault = due.length >= tuning.faultMinCount && due.length > tuning.faultShare * model.offers.size;
  for (const [member] of due) expireOffer(model, member, isFault || isGrace);
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
