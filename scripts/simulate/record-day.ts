// The dispatcher's events of a run in, a recorded day out.
import type { AgentActivity } from '@cloudseat/shared/nouns/agent.ts';
import type { DispatchEvent } from '../../server/src/dispatch/dispatch-types.ts';
import type { Day } from './day.ts';
import type { RecordedAgent, RecordedCall, RecordedDay, RecordedOffer } from './recorded-day.ts';

type Books = {
  calls: Map<string, RecordedCall>;
  agents: Map<string, RecordedAgent & { activity: AgentActivity }>;
  /** By fence. */
  offers: Map<number, RecordedOffer>;
};

export function recordDay(title: string, day: Day, events: Iterable<DispatchEvent>): RecordedDay {
  const books: Books = {
    calls: new Map(
      day.calls.map(({ callId, queueClass, priority, ratedMinutes, enqueuedAt }) => [
        callId,
        {
          ...{ callId, queueClass, priority, ratedMinutes, enqueuedAt },
          ...{ acceptedAt: null, connectedAt: null, endedAt: null, completedAt: null, agentId: null },
          end: 'open',
        },
      ]),
    ),
    agents: new Map(
      day.agents.map(({ agentId, classes }) => [
        agentId,
        { agentId, classes, changes: [], activity: 'idle' as const },
      ]),
    ),
    offers: new Map(),
  };
  for (const event of events) {
    noteCall(books, event);
    noteOffer(books, event);
    noteAgent(books, event);
  }
  return {
    title,
    calls: [...books.calls.values()],
    agents: [...books.agents.values()].map(({ activity: _, ...agent }) => agent),
    offers: [...books.offers.values()],
  };
}

function noteCall({ calls }: Books, event: DispatchEvent): void {
  const call = event.callId === null ? undefined : calls.get(event.callId);
  if (call === undefined) return;
  if (event.type === 'callEnqueued') call.enqueuedAt = event.enqueuedAt ?? event.at;
  if (event.type === 'offerAccepted') {
    call.acceptedAt ??= event.at;
    call.agentId = event.agentId;
    if (event.shownBand !== null) call.shownBand ??= event.shownBand;
  }
  if (event.type === 'callStarted') call.connectedAt = event.at;
  if (event.type === 'callWrapUp') call.endedAt = event.at;
  if (event.type === 'callEnded') {
    call.completedAt = event.at;
    const { to } = event;
    call.end = to === 'completed' || to === 'abandoned' || to === 'expired' ? to : 'failed';
  }
}

function noteOffer({ offers }: Books, event: DispatchEvent): void {
  const { type, fence, callId, agentId, at } = event;
  if (fence === null || callId === null || agentId === null) return;
  if (type === 'offerMade') {
    const open = { endedAt: null, outcome: null, declineReason: null };
    offers.set(fence, { callId, agentId, offeredAt: at, ...open });
    return;
  }
  const offer = offers.get(fence);
  if (offer === undefined || offer.endedAt !== null) return;
  if (type !== 'offerAccepted' && type !== 'offerEnded' && event.offerEnd === null) return;
  offer.endedAt = at;
  offer.outcome = type === 'offerAccepted' ? 'accepted' : event.offerEnd;
  offer.declineReason = event.declineReason;
}

function noteAgent({ agents }: Books, event: DispatchEvent): void {
  const { at, agentStatus: status, agentActivity: activity } = event;
  const agent = event.agentId === null ? undefined : agents.get(event.agentId);
  if (agent === undefined || status === null || activity === null) return;
  const isBack = agent.activity === 'missed' && activity !== 'missed';
  agent.activity = activity;
  const before = agent.changes.at(-1)?.status ?? 'offline';
  if (status !== before || isBack) agent.changes.push({ at, status });
}
