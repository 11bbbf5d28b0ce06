// The people of a day: they do what they planned and react to what the dispatcher makes of it.
import type { AgentActivity } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import type { DispatchTuning } from '../../server/src/tuning.ts';
import { createAgenda } from './agenda.ts';
import { type Day, type PlannedCall, secondMs } from './day.ts';
import type { Deed, TimedDeed } from './floor.ts';

/** From the accept to media on both sides, ms. */
const connectMs = 500;
/** An agent who needs longer than the time box asks for more this long before its end, ms. */
const extendBeforeMs = 5 * secondMs;

/** Decided when its moment has come: null where it no longer makes sense. */
type Intention = () => Deed | null;

type World = {
  day: Day;
  tuning: DispatchTuning;
  plan(at: number, intention: Intention): void;
  calls: Map<CallId, PlannedCall & { state: CallState }>;
  activities: Map<AgentId, AgentActivity>;
  /** How often a call has rung at an agent, by `<call>/<agent>`. */
  ringCounts: Map<string, number>;
  /** Offers that ring, by fence. */
  ringing: Set<Fence>;
  openCount: number;
};

export type People = {
  /** What they do in the next step of time. */
  takeStep(): { until: number; deeds: TimedDeed[] };
  see(event: DispatchEvent): void;
  /** Every call has ended and everybody has gone home. */
  isDone(): boolean;
};

export function createPeople(day: Day, tuning: DispatchTuning, startsAt: number, stepMs: number): People {
  const agenda = createAgenda<Intention>(startsAt, stepMs);
  const world: World = {
    day,
    tuning,
    plan: agenda.add,
    calls: new Map(day.calls.map((call) => [call.callId, { ...call, state: 'draft' }])),
    activities: new Map(),
    ringCounts: new Map(),
    ringing: new Set(),
    openCount: day.calls.length,
  };
  for (const call of day.calls) planCall(world, call);
  for (const { agentId, changes } of day.agents) {
    for (const { at, status } of changes) {
      agenda.add(at, () => ({ kind: 'status', agentId, status }));
    }
  }
  return {
    takeStep() {
      const { until, due } = agenda.takeStep();
      const deeds = due.flatMap(({ at, item }) => {
        const deed = item();
        return deed === null ? [] : [{ at, deed }];
      });
      return { until, deeds };
    },
    see: (event) => see(world, event),
    isDone: () => world.openCount === 0 && agenda.size === 0,
  };
}

function planCall({ plan, calls }: World, call: PlannedCall): void {
  const { callId, enqueuedAt, patienceMs } = call;
  plan(enqueuedAt, () => ({ kind: 'enqueue', call }));
  plan(enqueuedAt + patienceMs, () => {
    const state = calls.get(callId)?.state;
    // In the very step of the ticket nothing is known of it yet.
    const isWaiting = state === 'draft' || state === 'queued' || state === 'offered' || state === 'away';
    return isWaiting ? { kind: 'leave', callId } : null;
  });
}

function see(world: World, event: DispatchEvent): void {
  const { callId, agentId, at, fence } = event;
  if (agentId !== null && event.agentActivity !== null) world.activities.set(agentId, event.agentActivity);
  const call = callId === null ? undefined : world.calls.get(callId);
  if (call === undefined) return;
  if (event.to !== null) call.state = event.to;
  if (fence !== null && (event.type === 'offerAccepted' || event.offerEnd !== null))
    world.ringing.delete(fence);
  if (event.type === 'callEnded') world.openCount -= 1;
  if (agentId === null) return;
  if (event.offerEnd === 'timedOut') comeBack(world, call, agentId, at);
  switch (event.type) {
    case 'offerMade':
      if (fence !== null) answer(world, { callId: call.callId, agentId, fence }, at);
      break;
    case 'offerAccepted':
      for (const side of ['agent', 'applicant'] as const) {
        world.plan(at + connectMs, () => ({ kind: 'start', callId: call.callId, side }));
      }
      break;
    case 'callStarted':
      world.plan(at + call.talkMs, () =>
        call.state === 'active' ? { kind: 'end', callId: call.callId, agentId } : null,
      );
      break;
    case 'callWrapUp':
      wrapUp(world, call, agentId, at);
      break;
  }
}

const pairOf = (callId: CallId, agentId: AgentId) => `${callId}/${agentId}`;

function answer(
  { day, plan, ringCounts, ringing }: World,
  offer: { callId: CallId; agentId: AgentId; fence: Fence },
  at: number,
): void {
  const pair = pairOf(offer.callId, offer.agentId);
  const time = (ringCounts.get(pair) ?? 0) + 1;
  ringCounts.set(pair, time);
  ringing.add(offer.fence);
  const reaction = day.react({ ...offer, time });
  if (reaction.kind === 'ignore') return;
  plan(at + reaction.afterMs, () => {
    if (!ringing.has(offer.fence)) return null;
    return reaction.kind === 'accept'
      ? { kind: 'accept', ...offer }
      : { kind: 'decline', ...offer, reason: reaction.reason };
  });
}

/** Who missed an offer, by ignoring it or by being slower than the ring, presses ready again after a while. */
function comeBack(
  { day, plan, activities, ringCounts }: World,
  call: PlannedCall,
  agentId: AgentId,
  at: number,
) {
  const { callId } = call;
  const offer = { callId, agentId, time: ringCounts.get(pairOf(callId, agentId)) ?? 1 };
  const reaction = day.react(offer);
  const afterMs = reaction.kind === 'ignore' ? reaction.backAfterMs : day.backAfterMs(offer);
  plan(at + afterMs, () =>
    activities.get(agentId) === 'missed' ? { kind: 'status', agentId, status: 'ready' } : null,
  );
}

function wrapUp(
  { plan, tuning }: World,
  call: PlannedCall & { state: CallState },
  agentId: AgentId,
  at: number,
): void {
  const { callId, wrapUpMs } = call;
  const isStill = (deed: Deed) => () => (call.state === 'wrapUp' ? deed : null);
  const boxEndMs = tuning.wrapUpMs - extendBeforeMs;
  if (wrapUpMs > boxEndMs) plan(at + boxEndMs, isStill({ kind: 'extend', callId, agentId }));
  plan(at + wrapUpMs, isStill({ kind: 'save', callId, agentId }));
}
