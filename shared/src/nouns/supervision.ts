import { z } from 'zod';
import { DeclineReason, OfferEndReason } from './agent.ts';
import { CallPriority, CallState, EndReason, WaitBand } from './call.ts';
import { EntryPoint } from './catalogue.ts';
import { CallId, DepartmentId, EpochMs } from './ids.ts';
import { OfferReason, OfferRing } from './offer.ts';
import { StaffCard } from './staff-card.ts';
import { LocalText } from './text.ts';

const Ms = z.int().nonnegative();

/** A call as those see it who oversee agents: with its ticket, its applicant's name masked. */
export const SupervisedCall = z.object({
  callId: CallId,
  ticketNumber: z.string(),
  state: CallState,
  matterName: LocalText,
  departmentName: LocalText,
  applicantName: z.string().describe('masked, e.g. 张**'),
  agent: StaffCard.nullable(),
  enqueuedAt: EpochMs,
  /** From the ticket to the first accept, to the end without one, or until now. */
  waitMs: Ms,
  /** Still waiting: `waitMs` grows. */
  isWaiting: z.boolean(),
  /** Offers that were declined or not answered. */
  unansweredCount: z.int().nonnegative(),
  priority: CallPriority,
  /** Its priority may be changed: it waits, or was interrupted and has its place kept. */
  canPrioritize: z.boolean(),
});
export type SupervisedCall = z.infer<typeof SupervisedCall>;

/** Of a candidate, at the moment of choosing: never had this call, had it a while ago, or not to be asked again yet. */
const Exclusion = z.enum(['none', 'over', 'active']);

export const AgentCandidate = z.object({
  agent: StaffCard,
  idleMs: Ms,
  exclusion: Exclusion,
  isChosen: z.boolean(),
});
export type AgentCandidate = z.infer<typeof AgentCandidate>;

export const CallCandidate = z.object({
  callId: CallId,
  ticketNumber: z.string(),
  matterName: LocalText,
  /** What counts in the line: the wait, with a higher priority's head start. */
  countedWaitMs: Ms,
  exclusion: Exclusion,
  isChosen: z.boolean(),
});
export type CallCandidate = z.infer<typeof CallCandidate>;

export const WhyOffer = z.object({
  agent: StaffCard,
  /** The three are null where no reason was recorded. */
  ring: OfferRing.nullable(),
  reason: OfferReason.nullable(),
  /** The call looked for an agent, or an agent that came free looked for a call. */
  by: z.enum(['call', 'agent']).nullable(),
  waitedMs: Ms,
  endedAt: EpochMs.nullable(),
  /** Null while it rings. */
  outcome: OfferEndReason.nullable(),
  declineReason: DeclineReason.nullable(),
  agents: z.array(AgentCandidate),
  calls: z.array(CallCandidate),
});
export type WhyOffer = z.infer<typeof WhyOffer>;

export const whyStepTypes = [
  'enqueued',
  'away',
  'passed',
  'returned',
  'callbackRequested',
  'prioritized',
  'offer',
  'started',
  'requeued',
  'transferStarted',
  'transferEnded',
  'handedOver',
  'held',
  'resumed',
  'telephonePropose',
  'telephoneAgree',
  'telephoneDecline',
  'telephoneBegin',
  'telephoneConnected',
  'telephoneNoAnswer',
  'telephoneWrongNumber',
  'telephoneEnd',
  'suspended',
  'wrapUp',
  'ended',
  'applicantLost',
  'applicantBack',
  'agentLost',
  'agentBack',
] as const;
/** Why a step came about, where it has a reason of its own. */
export const WhyCause = z.enum([
  'connectTimeout',
  ...(['silent', 'paused', 'absent'] as const),
  ...(['direct', 'warm', 'transferred'] as const),
  ...EndReason.options,
]);
export type WhyCause = z.infer<typeof WhyCause>;

export const WhyStep = z.object({
  at: EpochMs,
  type: z.enum(whyStepTypes),
  cause: WhyCause.nullable(),
  /** Of type offer alone. */
  offer: WhyOffer.nullable(),
  /** Of type prioritized alone: what it got, from whom and why. */
  decision: z.object({ priority: CallPriority, by: StaffCard, note: z.string() }).nullable(),
  /** A step of a transfer or consult that was asked for the call; null: of the call itself. */
  leg: z.enum(['transfer', 'consult']).nullable(),
  /** How long the hold was that ended with this step; null: none did. */
  heldForMs: Ms.nullable(),
});
export type WhyStep = z.infer<typeof WhyStep>;

/** The answer to "why did this call wait, and why did this agent get it". */
export const CallWhy = z.object({
  serverNow: EpochMs,
  call: SupervisedCall,
  /** The wait, by what it was spent on. */
  wait: z.object({ inLineMs: Ms, ringingMs: Ms, awayMs: Ms, callbackMs: Ms }),
  /** The first estimate the applicant was shown, and how the real wait was beside it; known once the call was accepted. */
  estimate: z.object({ band: WaitBand, realWait: z.enum(['shorter', 'inside', 'longer']) }).nullable(),
  steps: z.array(WhyStep),
});
export type CallWhy = z.infer<typeof CallWhy>;

const Ratio = z.object({ numerator: z.int().nonnegative(), denominator: z.int().nonnegative() });
export type Ratio = z.infer<typeof Ratio>;

/** Figures of the tickets taken on one day. Each ticket is answered, abandoned, lost or waiting, never two of them. */
export const DispatchFigures = z.object({
  ticketCount: z.int().nonnegative(),
  answeredCount: z.int().nonnegative(),
  abandonedCount: z.int().nonnegative(),
  /** Expired while away, or a fault. */
  lostCount: z.int().nonnegative(),
  waitingCount: z.int().nonnegative(),
  /** Answered in time ÷ (answered + abandoned − abandoned at once). */
  serviceLevel: Ratio,
  /** Of the answered; null without any. */
  waitP50Ms: Ms.nullable(),
  waitP90Ms: Ms.nullable(),
  /** Abandoned ÷ tickets that wait no longer. */
  abandoned: Ratio,
  /** Not answered in time ÷ offers that ended. */
  missedOffers: Ratio,
  /** Declined ÷ offers that ended. */
  declinedOffers: Ratio,
  /** Real waits inside the band shown first ÷ answered calls that were shown one. */
  estimateInside: Ratio,
  /** Real waits not longer than that band ÷ the same. */
  estimateKept: Ratio,
});
export type DispatchFigures = z.infer<typeof DispatchFigures>;

/** The same figures, of the tickets of those who came one way. */
export const EntryPointFigures = DispatchFigures.pick({
  ticketCount: true,
  answeredCount: true,
  abandonedCount: true,
  waitP50Ms: true,
}).extend({ entryPoint: EntryPoint });
export type EntryPointFigures = z.infer<typeof EntryPointFigures>;

export const DispatchDay = z.object({
  day: z.iso.date(),
  serverNow: EpochMs,
  /** Counts as answered in time up to this wait. */
  answerWithinMs: Ms,
  /** Who leaves within this is not counted against the service. */
  abandonedAtOnceMs: Ms,
  total: DispatchFigures,
  /** Only ways that somebody came, most tickets first. */
  entryPoints: z.array(EntryPointFigures),
  departments: z.array(
    z.object({ departmentId: DepartmentId, departmentName: LocalText, figures: DispatchFigures }),
  ),
});
export type DispatchDay = z.infer<typeof DispatchDay>;
