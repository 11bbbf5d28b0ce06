import { becomeFree, type Outcome } from './model-ends.ts';
import { conveneIfComplete, openSeat, reviewGroups, ringIfAllHeld } from './model-groups.ts';
import { serve } from './model-match.ts';
import {
  count,
  type Model,
  type ModelAgent,
  type ModelGroup,
  type ModelSeat,
  release,
} from './model-state.ts';

export function openGroup(
  model: Model,
  input: {
    groupId: string;
    priority: number;
    openedAt?: number;
    seats: readonly { queueClass: string; wants?: string | null }[];
    without?: readonly string[];
  },
): Outcome {
  const known = model.groups.get(input.groupId);
  if (known) return known.state;
  const openedAt = Math.min(input.openedAt ?? model.now, model.now);
  const group: ModelGroup = {
    id: input.groupId,
    state: 'gathering',
    score: openedAt - input.priority * model.tuning.priorityBoostMs,
    seats: input.seats.map(({ queueClass, wants }) => ({
      ...{ queueClass, state: 'open', agentId: '', fence: 0, wants: wants ?? '' },
    })),
    tried: new Map((input.without ?? []).map((agentId) => [agentId, Number.MAX_SAFE_INTEGER])),
  };
  model.groups.set(group.id, group);
  reviewGroups(model);
  return group.state;
}

function freeSeat(model: Model, group: ModelGroup, seat: ModelSeat): ModelAgent {
  const agent = model.agent(seat.agentId);
  openSeat(model, group, seat);
  becomeFree(model, agent, 'idle');
  return agent;
}

/** Everybody is free, whatever the seat was. */
const freeSeats = (model: Model, group: ModelGroup): ModelAgent[] =>
  group.seats
    .filter(({ state }) => state !== 'open' && state !== 'dropped')
    .map((seat) => freeSeat(model, group, seat));

/** Done without: the others go on. */
export function dropSeat(model: Model, groupId: string, at: number): Outcome {
  const group = model.groups.get(groupId);
  const seat = group?.seats[at];
  if (!group || !seat) return 'NOT_FOUND';
  if (seat.state === 'dropped' || group.state === 'closed') return group.state;
  const agent = seat.state === 'open' ? null : freeSeat(model, group, seat);
  seat.state = 'dropped';
  const left = group.seats.filter(({ state }) => state !== 'dropped');
  if (left.length === 0) {
    for (const kind of ['gather', 'regather']) model.deadlines.delete(`${kind}:${groupId}`);
    group.state = 'closed';
    group.tried.clear();
  } else if (group.state === 'ringing') conveneIfComplete(model, group);
  else if (group.state === 'gathering') ringIfAllHeld(model, group);
  if (agent) serve(model, agent);
  reviewGroups(model);
  return group.state;
}

export function closeGroup(model: Model, groupId: string): Outcome {
  const group = model.groups.get(groupId);
  if (!group) return 'NOT_FOUND';
  if (group.state === 'closed') return group.state;
  for (const kind of ['gather', 'regather']) model.deadlines.delete(`${kind}:${groupId}`);
  const agents = freeSeats(model, group);
  group.state = 'closed';
  group.tried.clear();
  for (const agent of agents) serve(model, agent);
  reviewGroups(model);
  return group.state;
}

/** Not together in time: it rests, so that the next may try. */
export function expireGather(model: Model, groupId: string): void {
  const group = model.groups.get(groupId);
  if (!group || (group.state !== 'gathering' && group.state !== 'ringing')) return;
  const agents = freeSeats(model, group);
  group.state = 'waiting';
  model.deadlines.set(`regather:${groupId}`, model.now + model.tuning.gatherRestMs);
  for (const agent of agents) serve(model, agent);
  reviewGroups(model);
}

export function expireRest(model: Model, groupId: string): void {
  const group = model.groups.get(groupId);
  if (group?.state !== 'waiting') return;
  group.state = 'gathering';
  reviewGroups(model);
}

/** A desk lost before the review came together gives its seat up. */
export function loseSeat(model: Model, agent: ModelAgent): void {
  const group = model.groups.get(agent.callId ?? '');
  const seat = group?.seats.find(({ agentId }) => agentId === agent.id);
  if (!group || !seat || group.state === 'convened') return;
  release(model, agent, 'disconnected');
  count(model, agent);
  openSeat(model, group, seat);
  reviewGroups(model);
}
