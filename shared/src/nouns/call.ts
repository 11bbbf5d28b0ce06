import { z } from 'zod';
import { callPriorities } from './call-priority.ts';
import { EntryPoint, Region } from './catalogue.ts';
import { dispositions } from './dispositions.ts';
import { CallId, CaseId, DepartmentId, EpochMs, MatterId, RoomId } from './ids.ts';
import { AgentCard } from './leg.ts';
import { Rating } from './rating.ts';
import { CallTelephone } from './telephone.ts';
import { LocalText } from './text.ts';

export const callStates = [
  'draft',
  'scheduled',
  'queued',
  'away',
  'passed',
  'offered',
  'connecting',
  'active',
  'transferring',
  'suspended',
  'callbackPending',
  'wrapUp',
  'completed',
  'abandoned',
  'cancelled',
  'expired',
  'failed',
] as const;
export const CallState = z.enum(callStates);
export type CallState = z.infer<typeof CallState>;

export const CallPriority = z.literal(callPriorities);

/** talk: face to face. message: recorded and left; nobody waits for it, no media room is opened. */
export const CallKind = z.enum(['talk', 'message']);
export type CallKind = z.infer<typeof CallKind>;

/** Why a call ended, for the record. Add freely: people see only the few of PublicEndReason. */
export const EndReason = z.enum([
  'agentEnded',
  'applicantEnded',
  'applicantLeft',
  'applicantLost',
  'applicantAwayTooLong',
  'turnMissed',
  'callbackUnanswered',
  'agentLost',
  'draftLapsed',
  'bookingCancelled',
  'bookingMissed',
  'handedOver',
  'callEnded',
  'nobodyAnswered',
  'systemFault',
]);
export type EndReason = z.infer<typeof EndReason>;
export const PublicEndReason = z.enum([
  'finished',
  'youLeft',
  'connectionLost',
  'expired',
  'turnMissed',
  'notReached',
  'fault',
]);
export type PublicEndReason = z.infer<typeof PublicEndReason>;

export const Disposition = z.enum(dispositions);
export type Disposition = z.infer<typeof Disposition>;

/** Estimated wait in minutes as a band, null where nothing honest can be said. */
export const WaitBand = z.enum(['upTo1', 'from1To3', 'from3To5', 'from5To10', 'over10']);
export type WaitBand = z.infer<typeof WaitBand>;

/** The honest sentence an applicant reads about the wait. */
export const WaitReason = z.enum([
  'peopleAhead',
  'agentsBusy',
  'lookingWider',
  'sameAgent',
  'noAgentSignedIn',
  'ringing',
]);
export type WaitReason = z.infer<typeof WaitReason>;

/** A call as its applicant sees it: whole, with a version that only grows. */
export const ApplicantCallView = z.object({
  callId: CallId,
  version: z.int().nonnegative(),
  kind: CallKind,
  state: CallState,
  matterId: MatterId,
  matterName: LocalText,
  departmentName: LocalText,
  /** The partner region that decides the matter; null: this district. */
  owningRegion: Region.nullable(),
  /** The partner region through whose window it came; null: from home, or this district's. */
  assistingRegion: Region.nullable(),
  ticketNumber: z.string().nullable(),
  enqueuedAt: EpochMs.nullable(),
  /** How many wait before this call, 0 = next; never grows for one ticket. Null unless it waits. */
  aheadCount: z.int().nonnegative().nullable(),
  waitBand: WaitBand.nullable(),
  waitReason: WaitReason.nullable(),
  /** Proof of the place in line, for the page to keep; null unless it waits. */
  ticket: z.string().nullable(),
  /** Away on purpose: it comes back by hand. */
  isPaused: z.boolean(),
  /** Waits to be called back, or was called back. */
  isCallback: z.boolean(),
  /** While away, or after a missed turn: when the place is given up. */
  awayUntil: EpochMs.nullable(),
  /** While in line: from when on being called back is offered plainly. */
  callbackOfferAt: EpochMs.nullable(),
  /** Times it was called back and nobody answered. */
  callbackTryCount: z.int().nonnegative(),
  /** An agent calls back: until when to answer. */
  answerUntil: EpochMs.nullable(),
  /** Set from the first offer on: the room to prepare media in. Nothing is forwarded before the call connects. */
  roomId: RoomId.nullable(),
  agent: AgentCard.nullable(),
  /** Another agent in the room, whose advice the agent asked for. */
  helper: AgentCard.nullable(),
  /** The department it is being passed on to; in line meanwhile (the place is kept), or talking on. */
  transferTo: LocalText.nullable(),
  /** How far the running talk went to the telephone; null: not at all. */
  telephone: CallTelephone.nullable(),
  /** While the talk runs: the masked number it would be called at. */
  phone: z.string().nullable(),
  /** Since when the applicant is on hold: nobody hears or sees them, nor do they anybody. Null: not now. */
  heldAt: EpochMs.nullable(),
  /** When the agent of a running call was lost, else null. */
  agentLostAt: EpochMs.nullable(),
  connectedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  endReason: PublicEndReason.nullable(),
  canRate: z.boolean(),
  rating: Rating.nullable(),
});
export type ApplicantCallView = z.infer<typeof ApplicantCallView>;

/** A row of 我的办件 and of an agent's calls of today. */
export const CallSummary = z.object({
  callId: CallId,
  /** Null before the ticket, and for the moment until the record has it. */
  caseId: CaseId.nullable(),
  ticketNumber: z.string().nullable(),
  kind: CallKind,
  state: CallState,
  matterName: LocalText,
  departmentId: DepartmentId,
  departmentName: LocalText,
  applicantName: z.string(),
  agentName: z.string().nullable(),
  entryPoint: EntryPoint,
  createdAt: EpochMs,
  /** When a booked call is to enter the line; null for calls that were not booked. */
  bookedFor: EpochMs.nullable(),
  enqueuedAt: EpochMs.nullable(),
  connectedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  waitMs: z.int().nonnegative().nullable(),
  talkMs: z.int().nonnegative().nullable(),
  disposition: Disposition.nullable(),
  endReason: PublicEndReason.nullable(),
  canRate: z.boolean(),
  rating: Rating.nullable(),
});
export type CallSummary = z.infer<typeof CallSummary>;
