import type { AgentActivity, AgentStatus, OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState, Disposition, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import { type OfferWhy, readOfferWhy } from '../call/offer-why.ts';

/** The part of a dispatch event that lasts. */
export type StreamEvent = {
  eventId: string;
  type: string;
  at: number;
  callId: string | null;
  agentId: string | null;
  agentStatus: AgentStatus | null;
  agentActivity: AgentActivity | null;
  from: string | null;
  to: CallState | null;
  version: number | null;
  fence: number | null;
  reason: string | null;
  declineReason: string | null;
  offerEnd: OfferEndReason | null;
  endReason: string | null;
  disposition: Disposition | null;
  enqueuedAt: number | null;
  parentId?: string | null;
  kind?: string | null;
  priority?: number | null;
  decidedBy?: string | null;
  note?: string | null;
  nextAgentId?: string | null;
  /** As the script wrote it. */
  why?: unknown;
  shownBand?: WaitBand | null;
};

/** A change of a call as the dispatcher's stream has it, ready to be stored. Times are epoch ms. */
export type RecordedCallEvent = {
  of: 'call';
  eventId: string;
  callId: string;
  parentId: string | null;
  agentId: string | null;
  type: string;
  fromState: string | null;
  toState: CallState | null;
  version: number | null;
  reason: string | null;
  details: Record<string, unknown>;
  at: number;
  /** Columns of the call that this event sets. */
  changes: CallChanges;
  offer: OfferChange | null;
};
export type CallChanges = Partial<{
  agentId: string;
  enqueuedAt: Date;
  acceptedAt: Date;
  connectedAt: Date | null;
  endedAt: Date;
  completedAt: Date;
  disposition: Disposition;
  endReason: string;
  priority: number;
  /** Set once: later ones do not count. */
  shownBand: WaitBand;
}>;
export type OfferChange =
  | { change: 'made'; fence: number; agentId: string; why: OfferWhy | null }
  | { change: 'ended'; fence: number; outcome: OfferEndReason; declineReason: string | null };

/** A change of an agent that is no change of a call. */
export type RecordedAgentEvent = {
  of: 'agent';
  eventId: string;
  agentId: string;
  type: string;
  status: AgentStatus | null;
  activity: AgentActivity | null;
  reason: string | null;
  at: number;
};
export type RecordedEvent = RecordedCallEvent | RecordedAgentEvent;

/** What is stored of an event; nothing of one that is about neither a call nor an agent. */
export function toRecorded(event: StreamEvent): RecordedEvent[] {
  const { eventId, callId, agentId, type, at } = event;
  if (callId !== null) return [{ ...toCallEvent(event), callId }];
  if (agentId === null) return [];
  const { agentStatus: status, agentActivity: activity, reason } = event;
  return [{ of: 'agent', eventId, agentId, type, status, activity, reason, at }];
}

function toCallEvent(event: StreamEvent): Omit<RecordedCallEvent, 'callId'> {
  const { eventId, agentId, type, from, to, version, at } = event;
  const details = Object.fromEntries(
    Object.entries({
      fence: event.fence,
      offerEnd: event.offerEnd,
      declineReason: event.declineReason,
      // A status planned during a talk is taken with the talk's end.
      agentStatus: event.agentStatus,
      kind: event.kind,
      priority: event.priority,
      decidedBy: event.decidedBy,
      note: event.note,
    }).filter(([, value]) => value !== null && value !== undefined),
  );
  return {
    of: 'call',
    ...{ eventId, agentId, type, version, at, details },
    parentId: event.parentId ?? null,
    fromState: from,
    toState: to,
    reason: event.reason ?? event.endReason,
    changes: changesOf(event),
    offer: offerOf(event),
  };
}

function offerOf(event: StreamEvent): OfferChange | null {
  const { type, agentId, fence, offerEnd, declineReason, why } = event;
  if (fence === null) return null;
  if (type === 'offerMade')
    return agentId === null ? null : { change: 'made', fence, agentId, why: why ? readOfferWhy(why) : null };
  return offerEnd === null ? null : { change: 'ended', fence, outcome: offerEnd, declineReason };
}

function changesOf(event: StreamEvent): CallChanges {
  const at = new Date(event.at);
  const end = event.endReason === null ? {} : { endReason: event.endReason };
  const disposition = event.disposition === null ? {} : { disposition: event.disposition };
  switch (event.type) {
    case 'callEnqueued':
      return event.enqueuedAt === null ? {} : { enqueuedAt: new Date(event.enqueuedAt) };
    case 'offerAccepted': {
      const shown = event.shownBand ? { shownBand: event.shownBand } : {};
      return event.agentId === null ? shown : { agentId: event.agentId, acceptedAt: at, ...shown };
    }
    case 'callPrioritized':
      return { priority: event.priority ?? 0 };
    case 'callHandedOver':
      return event.nextAgentId ? { agentId: event.nextAgentId } : {};
    case 'callStarted':
      return { connectedAt: at };
    case 'callWrapUp':
    case 'callSuspended':
      return { endedAt: at, ...end };
    case 'callEnded':
      return { completedAt: at, ...end, ...disposition };
    default:
      return {};
  }
}
