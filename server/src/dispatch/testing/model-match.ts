import type { Ring } from '../../queue/rings.ts';
import { findGroupFor, seatAgent } from './model-groups.ts';
import {
  byText,
  isExcluded,
  isReady,
  type Model,
  type ModelAgent,
  type ModelCall,
  release,
  serves,
  setActivity,
  watchApplicant,
  watchOffer,
} from './model-state.ts';

type OpenRing = { queueClass: string; opensAt: number };

/** From which wait each ring is open; one that nobody is signed in for takes no time. */
export function openings(model: Model, queueClass: string): { rings: OpenRing[]; parallelAt: number } {
  const route: readonly Pick<Ring, 'queueClass' | 'ms'>[] = model.routes.get(queueClass) ?? [
    { queueClass: queueClass as Ring['queueClass'], ms: 0 },
  ];
  const rings: OpenRing[] = [];
  let opensAt = 0;
  let parallelAt = Number.POSITIVE_INFINITY;
  for (const ring of route) {
    if (ring.queueClass === null) {
      parallelAt = opensAt;
      continue;
    }
    const { queueClass: ringClass } = ring;
    rings.push({ queueClass: ringClass, opensAt });
    if ([...model.agents.values()].some((agent) => agent.isCounted && serves(agent, ringClass)))
      opensAt += ring.ms;
  }
  return { rings, parallelAt };
}

const listed = (model: Model): ModelAgent[] =>
  [...model.agents.values()]
    .filter((agent) => agent.isListed && isReady(agent))
    .sort((left, right) => left.idleSince - right.idleSince || byText(left.id, right.id));

const isParallel = (model: Model, call: ModelCall) =>
  call.hold === null && model.now - call.score >= openings(model, call.queueClass).parallelAt;

/** Ring by ring the untried by how long they are idle; if none, the tried one whose exclusion ended first. */
export function chooseAgent(model: Model, call: ModelCall): ModelAgent | undefined {
  if (call.hold !== null)
    return listed(model).find(({ id }) => id === call.hold && !isExcluded(model, call, id));
  const open = openings(model, call.queueClass).rings.filter(
    ({ opensAt }) => opensAt <= model.now - call.score,
  );
  const able = open.flatMap(({ queueClass }) => listed(model).filter((agent) => serves(agent, queueClass)));
  const untried = able.find(({ id }) => !call.tried.has(id));
  if (untried) return untried;
  const since = (agent: ModelAgent) => call.tried.get(agent.id) ?? 0;
  return able
    .filter(({ id }) => !isExcluded(model, call, id))
    .sort((left, right) => since(left) - since(right))[0];
}

/** The lines an agent serves: its own, its classes, those that have widened to one of them. */
function linesOf(model: Model, agent: ModelAgent) {
  const own = agent.classes.map(({ queueClass, penaltyMs }) => {
    const holders = [...model.agents.values()].filter((each) => each.isCounted && serves(each, queueClass));
    const lead = holders.length <= model.tuning.scarceAgentCount ? model.tuning.scarceLeadMs : 0;
    return { queueClass, penaltyMs: penaltyMs - lead, opensAt: 0 };
  });
  const broader = agent.classes.flatMap(({ queueClass, penaltyMs }) =>
    [...model.routes.keys()]
      .filter((narrower) => narrower !== queueClass && !serves(agent, narrower))
      .sort(byText)
      .flatMap((narrower) =>
        openings(model, narrower)
          .rings.filter((ring) => ring.queueClass === queueClass)
          .map(({ opensAt }) => ({ queueClass: narrower, penaltyMs, opensAt })),
      ),
  );
  return [...own, ...broader];
}

const inOrder = (calls: ModelCall[]) =>
  calls.sort((left, right) => left.score - right.score || byText(left.id, right.id));

/** The waiting call with the least score + penalty among those an agent may have. */
function chooseCall(model: Model, agent: ModelAgent): { call: ModelCall; cost: number } | null {
  const waiting = [...model.calls.values()].filter(
    (call) => call.isListed && !isExcluded(model, call, agent.id),
  );
  let best: { call: ModelCall; cost: number } | null = null;
  const consider = (call: ModelCall | undefined, penaltyMs: number) => {
    if (call && (best === null || call.score + penaltyMs < best.cost))
      best = { call, cost: call.score + penaltyMs };
  };
  consider(inOrder(waiting.filter(({ hold }) => hold === agent.id))[0], -model.tuning.scarceLeadMs);
  for (const { queueClass, penaltyMs, opensAt } of linesOf(model, agent)) {
    const line = waiting.filter((call) => call.hold === null && call.queueClass === queueClass);
    consider(inOrder(line.filter(({ score }) => score + opensAt <= model.now))[0], penaltyMs);
  }
  return best;
}

/** A call that rings already and takes one more agent. */
function chooseAsking(model: Model, agent: ModelAgent): ModelCall | undefined {
  return inOrder([...model.calls.values()].filter(takesMore(model))).find(
    (call) =>
      !isExcluded(model, call, agent.id) &&
      openings(model, call.queueClass).rings.some(
        ({ queueClass, opensAt }) => serves(agent, queueClass) && call.score + opensAt <= model.now,
      ),
  );
}
const takesMore =
  ({ tuning }: Model) =>
  ({ asksMore, offers }: ModelCall) =>
    asksMore && offers.length < tuning.parallelOfferCount;

function ring(model: Model, call: ModelCall, agent: ModelAgent): void {
  const fence = model.takeFence();
  call.state = 'offered';
  call.isListed = false;
  call.offers.push({ fence, agentId: agent.id });
  call.offerCount += 1;
  agent.callId = call.id;
  agent.fence = fence;
  agent.isListed = false;
  setActivity(model, agent, 'offered');
  watchOffer(model, call.id, fence);
}

function pass(model: Model, call: ModelCall): void {
  watchApplicant(model, call, 'away', model.tuning.passedMs);
  call.state = 'passed';
  call.isListed = false;
  dropHold(model, call);
}

export function askMore(model: Model, call: ModelCall): void {
  call.asksMore = true;
  while (takesMore(model)(call)) {
    const agent = chooseAgent(model, call);
    if (!agent) return;
    ring(model, call, agent);
  }
}

export function seek(model: Model, call: ModelCall): void {
  const agent = chooseAgent(model, call);
  if (!agent) {
    call.isListed = true;
    const opening = openings(model, call.queueClass)
      .rings.map(({ opensAt }) => call.score + opensAt)
      .filter((at) => at > model.now);
    if (call.hold === null && opening.length > 0)
      model.hasten(`ring:${call.queueClass}`, Math.min(...opening));
  } else if (call.state === 'away') pass(model, call);
  else {
    const asksMore = isParallel(model, call);
    ring(model, call, agent);
    if (asksMore) askMore(model, call);
  }
}

export function serve(model: Model, agent: ModelAgent): void {
  agent.isListed = false;
  if (!isReady(agent)) return;
  for (;;) {
    const best = chooseCall(model, agent);
    const wanted = findGroupFor(model, agent, best?.cost ?? null);
    if (wanted) {
      seatAgent(model, wanted.group, wanted.seat, agent);
      return;
    }
    if (!best) break;
    if (best.call.state === 'away') {
      pass(model, best.call);
      continue;
    }
    const asksMore = isParallel(model, best.call);
    ring(model, best.call, agent);
    if (asksMore) askMore(model, best.call);
    return;
  }
  const asking = chooseAsking(model, agent);
  if (asking) ring(model, asking, agent);
  else agent.isListed = true;
}

/** One ringing offer ends. */
export function closeOffer(model: Model, call: ModelCall, fence: number, outcome: string): ModelAgent {
  const offer = call.offers.find((each) => each.fence === fence);
  if (!offer) throw new Error(`the model has no offer ${fence} of ${call.id}`);
  model.offers.delete(`${call.id}:${fence}`);
  call.endings.set(fence, { agentId: offer.agentId, outcome });
  call.offers = call.offers.filter((each) => each !== offer);
  return model.agent(offer.agentId);
}

/** All of them end with the call's own change; their agents serve when the call stands. */
export function closeOffers(
  model: Model,
  call: ModelCall,
  outcome: string,
  exceptFence?: number,
): ModelAgent[] {
  const ended = call.offers.filter(({ fence }) => fence !== exceptFence);
  const agents = ended.map(({ fence }) => closeOffer(model, call, fence, outcome));
  for (const agent of agents) release(model, agent, 'idle');
  call.asksMore = false;
  return agents;
}

export function dropHold(model: Model, call: ModelCall): void {
  if (call.hold === null) return;
  call.hold = null;
  model.deadlines.delete(`hold:${call.id}`);
}

/** The call rings on elsewhere, or goes to the next. The agent's own next step is the caller's, before this. */
export function goOn(model: Model, call: ModelCall): void {
  if (call.offers.length > 0) {
    askMore(model, call);
    return;
  }
  call.asksMore = false;
  call.state = call.isCallback ? 'callbackPending' : 'queued';
  seek(model, call);
}

export function holdFor(model: Model, call: ModelCall, agentId: string | null, ms: number): void {
  if (agentId === null || !model.agents.get(agentId)?.isCounted) return;
  call.hold = agentId;
  model.deadlines.set(`hold:${call.id}`, model.now + ms);
}
