import {
  byText,
  isExcluded,
  isReady,
  type Model,
  type ModelAgent,
  type ModelGroup,
  type ModelSeat,
  serves,
  setActivity,
  watchOffer,
} from './model-state.ts';

const isOpen = ({ state }: ModelGroup) => state === 'gathering' || state === 'ringing';
/** Open groups, the oldest first. */
const openGroups = (model: Model): ModelGroup[] =>
  [...model.groups.values()]
    .filter(isOpen)
    .sort((left, right) => left.score - right.score || byText(left.id, right.id));
const hasOpenSeat = ({ seats }: ModelGroup) => seats.some(({ state }) => state === 'open');

/** Only the oldest of those that share a class may hold agents. */
const mayHold = (model: Model, group: ModelGroup): boolean =>
  !openGroups(model)
    .slice(0, openGroups(model).indexOf(group))
    .some((older) =>
      older.seats.some((seat) => group.seats.some(({ queueClass }) => queueClass === seat.queueClass)),
    );

function ringSeat(model: Model, group: ModelGroup, seat: ModelSeat, agent: ModelAgent): void {
  const fence = model.takeFence();
  Object.assign(seat, { state: 'ringing', agentId: agent.id, fence });
  agent.callId = group.id;
  agent.fence = fence;
  agent.isListed = false;
  setActivity(model, agent, 'offered');
  watchOffer(model, group.id, fence);
  group.state = 'ringing';
}

export function seatAgent(model: Model, group: ModelGroup, seat: ModelSeat, agent: ModelAgent): void {
  if (group.state === 'ringing') {
    ringSeat(model, group, seat, agent);
    return;
  }
  Object.assign(seat, { state: 'held', agentId: agent.id });
  agent.callId = group.id;
  agent.isListed = false;
  setActivity(model, agent, 'jointMember');
  const deadline = `gather:${group.id}`;
  if (!model.deadlines.has(deadline)) model.deadlines.set(deadline, model.now + model.tuning.gatherMs);
  ringIfAllHeld(model, group);
}

export function ringIfAllHeld(model: Model, group: ModelGroup): void {
  if (hasOpenSeat(group)) return;
  for (const held of group.seats)
    if (held.state === 'held') ringSeat(model, group, held, model.agent(held.agentId));
}

export function conveneIfComplete(model: Model, group: ModelGroup): void {
  if (!group.seats.every(({ state }) => state === 'accepted' || state === 'dropped')) return;
  group.state = 'convened';
  model.deadlines.delete(`gather:${group.id}`);
}

/** Every way to give the open seats distinct agents, the first that fills all of them. */
function chooseAll(open: { agents: ModelAgent[] }[], taken: ModelAgent[] = []): ModelAgent[] | null {
  const [next, ...rest] = open;
  if (!next) return taken;
  for (const agent of next.agents) {
    if (taken.includes(agent)) continue;
    const chosen = chooseAll(rest, [...taken, agent]);
    if (chosen) return chosen;
  }
  return null;
}

function gather(model: Model, group: ModelGroup): void {
  const able = (seat: ModelSeat) =>
    [...model.agents.values()]
      .filter((agent) => agent.isListed && isReady(agent) && serves(agent, seat.queueClass))
      .filter(({ id }) => !isExcluded(model, group, id))
      .sort((left, right) => left.idleSince - right.idleSince || byText(left.id, right.id))
      .sort((left, right) => Number(right.id === seat.wants) - Number(left.id === seat.wants));
  const open = group.seats
    .filter(({ state }) => state === 'open')
    .map((seat) => ({ seat, agents: able(seat) }))
    .sort((left, right) => left.agents.length - right.agents.length);
  const all = chooseAll(open);
  if (!all && !mayHold(model, group)) return;
  const taken = new Set<ModelAgent>();
  const chosen: (ModelAgent | undefined)[] =
    all ??
    open.map(({ agents }) => {
      const first = agents.find((agent) => !taken.has(agent));
      if (first) taken.add(first);
      return first;
    });
  for (const [at, agent] of chosen.entries())
    if (agent) seatAgent(model, group, open[at]?.seat as ModelSeat, agent);
}

export function reviewGroups(model: Model): void {
  for (const group of openGroups(model)) if (hasOpenSeat(group)) gather(model, group);
}

/** The oldest group that may hold this agent, unless a call that costs less waits. */
export function findGroupFor(model: Model, agent: ModelAgent, cost: number | null) {
  for (const group of openGroups(model)) {
    if (cost !== null && group.score > cost) return null;
    const seat = group.seats.find(({ state, queueClass }) => state === 'open' && serves(agent, queueClass));
    if (seat && mayHold(model, group) && !isExcluded(model, group, agent.id)) return { group, seat };
  }
  return null;
}

export function openSeat(model: Model, group: ModelGroup, seat: ModelSeat): void {
  model.offers.delete(`${group.id}:${seat.fence}`);
  Object.assign(seat, { state: 'open', agentId: '', fence: 0 });
}
