import { DeclineReason } from '@cloudseat/shared/nouns/agent.ts';
import { CallPriority } from '@cloudseat/shared/nouns/call.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import {
  type AgentCandidate,
  type CallCandidate,
  WhyCause,
  type WhyOffer,
  type WhyStep,
} from '@cloudseat/shared/nouns/supervision.ts';
import { TelephoneWish } from '@cloudseat/shared/nouns/telephone.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CallEventRow, OfferRow } from './supervision.repository.ts';

/** Names for what the record has ids of. */
export type Names = {
  agent(agentId: string): StaffCard;
  /** Null of a call that is not there any more. */
  ticket(callId: string): { ticketNumber: string; matterName: LocalText } | null;
};

/** The dispatcher's events that are a step of their own; an offer's end is told with the offer. */
const stepTypes: Record<string, WhyStep['type']> = {
  callEnqueued: 'enqueued',
  callAway: 'away',
  callPassed: 'passed',
  callbackRequested: 'callbackRequested',
  callPrioritized: 'prioritized',
  callReturned: 'returned',
  offerMade: 'offer',
  callStarted: 'started',
  callRequeued: 'requeued',
  transferStarted: 'transferStarted',
  transferEnded: 'transferEnded',
  callHandedOver: 'handedOver',
  callHeld: 'held',
  callResumed: 'resumed',
  callSuspended: 'suspended',
  callWrapUp: 'wrapUp',
  callEnded: 'ended',
  applicantLost: 'applicantLost',
  applicantBack: 'applicantBack',
  agentLost: 'agentLost',
  agentBack: 'agentBack',
};

/** The same of what was said about the telephone, by its reason. */
const telephoneStepTypes: Record<TelephoneWish, WhyStep['type']> = {
  propose: 'telephonePropose',
  agree: 'telephoneAgree',
  decline: 'telephoneDecline',
  begin: 'telephoneBegin',
  connected: 'telephoneConnected',
  noAnswer: 'telephoneNoAnswer',
  wrongNumber: 'telephoneWrongNumber',
  end: 'telephoneEnd',
};
function typeOf({ type, reason }: CallEventRow): WhyStep['type'] | undefined {
  if (type !== 'telephoneChanged') return stepTypes[type];
  const wish = TelephoneWish.safeParse(reason).data;
  return wish && telephoneStepTypes[wish];
}

/** Steps of a call that end a hold which still runs; others come and go meanwhile. enqueued: put back after a loss of Redis. */
const holdEnds: ReadonlySet<WhyStep['type']> = new Set([
  ...(['resumed', 'requeued', 'enqueued', 'handedOver', 'suspended', 'wrapUp', 'ended'] as const),
]);
/** Reads the steps of a call one after the other; gives how long the hold was that each ends. */
function createHoldClock() {
  let heldSince: number | null = null;
  return (type: WhyStep['type'], at: number): number | null => {
    if (type === 'held') heldSince = at;
    if (heldSince === null || !holdEnds.has(type)) return null;
    const heldForMs = Math.max(0, at - heldSince);
    heldSince = null;
    return heldForMs;
  };
}

type Leg = NonNullable<WhyStep['leg']>;
/** What a transfer or consult asked for tells of itself; how it went on shows at the call. */
const legStepTypes: ReadonlySet<string> = new Set(['callEnqueued', 'offerMade', 'callStarted', 'callEnded']);

/** The events of a call and of its transfers and consults, oldest first, as the steps of its story. */
export function presentSteps(
  events: readonly CallEventRow[],
  offers: readonly OfferRow[],
  names: Names,
): WhyStep[] {
  const offersByEvent = new Map(offers.map((offer) => [offer.eventId, offer]));
  const legs = new Map<string, Leg>(
    events.flatMap(({ callId, type, details }) =>
      type === 'callEnqueued' && (details.kind === 'transfer' || details.kind === 'consult')
        ? [[callId, details.kind]]
        : [],
    ),
  );
  const holdEndedBy = createHoldClock();
  return events.flatMap((event) => {
    const type = typeOf(event);
    const leg = event.parentId === null ? null : (legs.get(event.callId) ?? null);
    if (event.parentId !== null && (leg === null || !legStepTypes.has(event.type))) return [];
    const offer = offersByEvent.get(event.eventId);
    // Offers from before they were recorded say nothing.
    if (type === undefined || (type === 'offer' && offer === undefined)) return [];
    const at = event.happenedAt.getTime();
    return [
      {
        at,
        type,
        cause: WhyCause.safeParse(event.reason).data ?? null,
        offer: offer === undefined ? null : presentOffer(offer, names),
        decision: type === 'prioritized' ? presentDecision(event, names) : null,
        leg,
        heldForMs: leg === null ? holdEndedBy(type, at) : null,
      },
    ];
  });
}

function presentDecision({ details }: CallEventRow, names: Names): WhyStep['decision'] {
  const priority = CallPriority.safeParse(details.priority).data ?? 0;
  return { priority, by: names.agent(String(details.decidedBy)), note: String(details.note ?? '') };
}

function presentOffer(offer: OfferRow, names: Names): WhyOffer {
  const { candidates, ring, reason, endedAt, outcome } = offer;
  return {
    agent: names.agent(offer.agentId),
    ...{ ring, reason, outcome },
    by: candidates?.by ?? null,
    waitedMs: offer.waitedMs ?? 0,
    endedAt: endedAt?.getTime() ?? null,
    declineReason: DeclineReason.safeParse(offer.declineReason).data ?? null,
    agents: presentAgents(offer, names),
    calls: presentCalls(offer, names),
  };
}

function presentAgents({ candidates, agentId: chosen, offeredAt }: OfferRow, names: Names): AgentCandidate[] {
  const at = offeredAt.getTime();
  return (candidates?.agents ?? []).map(([agentId, idleSince, excludedUntil]) => ({
    agent: names.agent(agentId),
    idleMs: Math.max(0, Math.round(at - idleSince)),
    exclusion: exclusionOf(excludedUntil, at),
    isChosen: agentId === chosen,
  }));
}

function presentCalls({ candidates, callId: chosen, offeredAt }: OfferRow, names: Names): CallCandidate[] {
  const at = offeredAt.getTime();
  return (candidates?.calls ?? []).flatMap(([callId, , score, excludedUntil]) => {
    const ticket = names.ticket(callId);
    if (ticket === null) return [];
    const countedWaitMs = Math.max(0, Math.round(at - score));
    const exclusion = exclusionOf(excludedUntil, at);
    return [{ callId, ...ticket, countedWaitMs, exclusion, isChosen: callId === chosen }];
  });
}

const exclusionOf = (excludedUntil: number, at: number): AgentCandidate['exclusion'] =>
  excludedUntil === 0 ? 'none' : excludedUntil > at ? 'active' : 'over';
