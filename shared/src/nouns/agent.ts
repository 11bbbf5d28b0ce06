import { z } from 'zod';
import { declineReasons } from './agent-choices.ts';
import { CallKind, CallState } from './call.ts';
import { EntryPoint, MaterialLine, Region } from './catalogue.ts';
import { Firm } from './firm.ts';
import { IdentityLevel } from './identity-level.ts';
import { AgentId, CallId, CaseId, EpochMs, Fence, MatterId, RoomId } from './ids.ts';
import { JointOffer, JointReviewId } from './joint-review.ts';
import { AgentCard, DeskLeg } from './leg.ts';
import { LinkCheck } from './link-check.ts';
import { Material } from './material.ts';
import { NetworkGrade } from './network.ts';
import { CallTelephone } from './telephone.ts';
import { LocalText } from './text.ts';

/** What the agent sets. */
export const AgentStatus = z.enum(['offline', 'ready', 'notReady', 'break']);
export type AgentStatus = z.infer<typeof AgentStatus>;
export const StatusReason = z.enum([
  'paperwork',
  'meeting',
  'training',
  'systemFault',
  'rest',
  'meal',
  'other',
]);
export type StatusReason = z.infer<typeof StatusReason>;

/** What follows from calls and sockets; idle = none of the others. */
export const AgentActivity = z.enum([
  'idle',
  'offered',
  'connecting',
  'onCall',
  'onHold',
  'consulting',
  'jointMember',
  'wrapUp',
  'missed',
  'disconnected',
]);
export type AgentActivity = z.infer<typeof AgentActivity>;

export const DeclineReason = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why an offer no longer rings for this agent. */
export const OfferEndReason = z.enum([
  'accepted',
  'declined',
  'timedOut',
  'rescinded',
  'cancelled',
  'revoked',
]);
export type OfferEndReason = z.infer<typeof OfferEndReason>;

/** By department: no wrap-up at all; one that may be skipped; one that ends by itself; one that only saving ends. */
export const wrapUpModes = ['none', 'optional', 'timed', 'mandatory'] as const;
export const WrapUpMode = z.enum(wrapUpModes);
export type WrapUpMode = z.infer<typeof WrapUpMode>;

/** visit 来访, callback 回呼, transfer 转接, consult 征询, message 视频留言. */
export const OfferPurpose = z.enum(['visit', 'callback', 'transfer', 'consult', 'message']);
export type OfferPurpose = z.infer<typeof OfferPurpose>;

/** All an agent may know before accepting. Of a transfer or consult: the facts of the call it is for. */
export const OfferView = z.object({
  /** Names the offer; a transfer or consult has an id of its own. */
  callId: CallId,
  kind: CallKind,
  fence: Fence,
  purpose: OfferPurpose,
  /** Who passes the call on or asks for advice. */
  from: AgentCard.nullable(),
  roomId: RoomId,
  /** Whether media may be prepared in the room while it rings; a talk that goes on is entered with the accept. */
  canPrepare: z.boolean(),
  ticketNumber: z.string(),
  matterId: MatterId,
  matterName: LocalText,
  departmentName: LocalText,
  applicantName: z.string().describe('masked, e.g. 张**'),
  /** Whom they come for, chosen before the ticket; null: for themselves. */
  firm: Firm.nullable(),
  identityLevel: IdentityLevel,
  enqueuedAt: EpochMs,
  entryPoint: EntryPoint,
  entryLabel: LocalText.nullable(),
  /** The partner region that decides the matter; null: this district. */
  owningRegion: Region.nullable(),
  networkGrade: NetworkGrade,
  /** Of the check before the ticket; null where it was not run to its end. */
  linkCheck: LinkCheck.nullable(),
  hasCamera: z.boolean(),
  hasMicrophone: z.boolean(),
  materialCount: z.int().nonnegative(),
  requiredMaterialCount: z.int().nonnegative(),
  earlierCallCount: z.int().nonnegative(),
  ringingSince: EpochMs,
  expiresAt: EpochMs,
});
export type OfferView = z.infer<typeof OfferView>;

/**
 * owner: it is this agent's call. taking: a transfer this agent has accepted, until their media are there. consulted: their
 * advice is asked. left: wrapped up here, while the call went on to somebody else.
 */
export const DeskPart = z.enum(['owner', 'taking', 'consulted', 'left']);
export type DeskPart = z.infer<typeof DeskPart>;

/** The running call as an agent in it sees it; it keeps its id when it is handed over. */
export const DeskCallView = z.object({
  callId: CallId,
  /** Null for the moment until the record has its ticket. */
  caseId: CaseId.nullable(),
  part: DeskPart,
  /** The agent whose call it is, where that is another one. */
  from: AgentCard.nullable(),
  /** What this agent has asked for. */
  leg: DeskLeg.nullable(),
  /** Being called back: until when the applicant is waited for. */
  callbackUntil: EpochMs.nullable(),
  version: z.int().nonnegative(),
  kind: CallKind,
  fence: Fence,
  state: CallState,
  roomId: RoomId,
  ticketNumber: z.string(),
  matterId: MatterId,
  matterName: LocalText,
  departmentName: LocalText,
  checklist: z.array(MaterialLine),
  applicantName: z.string(),
  firm: Firm.nullable(),
  applicantPhone: z.string().describe('masked until applicant:reveal'),
  /** The number was given for this call alone. */
  hasOtherPhone: z.boolean(),
  /** How far the running talk went to the telephone; null: not at all. */
  telephone: CallTelephone.nullable(),
  /** Since when the applicant is on hold; null: not now. */
  heldAt: EpochMs.nullable(),
  /** How long they were on hold before that, in all. */
  heldMs: z.int().nonnegative(),
  applicantLostAt: EpochMs.nullable(),
  linkCheck: LinkCheck.nullable(),
  entryPoint: EntryPoint,
  entryLabel: LocalText.nullable(),
  /** The partner region that decides the matter; null: this district. */
  owningRegion: Region.nullable(),
  enqueuedAt: EpochMs,
  acceptedAt: EpochMs,
  connectedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  wrapUpUntil: EpochMs.nullable(),
  canExtendWrapUp: z.boolean(),
  notes: z.string(),
  materials: z.array(Material),
  earlierCallCount: z.int().nonnegative(),
});
export type DeskCallView = z.infer<typeof DeskCallView>;

export const WaitingRow = z.object({
  callId: CallId,
  ticketNumber: z.string(),
  matterName: LocalText,
  owningRegion: Region.nullable(),
  enqueuedAt: EpochMs,
  state: CallState,
  /** What was written while waiting, and how much of it nobody has answered; null once an agent had the call: it is theirs. */
  chat: z.object({ messageCount: z.int().nonnegative(), unansweredCount: z.int().nonnegative() }).nullable(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** Everything a desk shows, whole, with a version that only grows. */
export const DeskView = z.object({
  version: z.int().nonnegative(),
  serverNow: EpochMs,
  agentId: AgentId,
  displayName: z.string(),
  agentNumber: z.string(),
  departmentName: LocalText,
  /** The partner region this agent decides for; null: this district. */
  region: Region.nullable(),
  /** elsewhere: another tab or machine holds the live desk; this one only says so. */
  desk: z.enum(['live', 'elsewhere']),
  deskSince: EpochMs.nullable(),
  status: AgentStatus,
  statusReason: StatusReason.nullable(),
  statusSince: EpochMs,
  activity: AgentActivity,
  activitySince: EpochMs,
  nextStatus: z.object({ status: AgentStatus, reason: StatusReason.nullable() }).nullable(),
  wrapUpMode: WrapUpMode,
  offer: OfferView.nullable(),
  /** A seat of a joint review that rings here. */
  jointOffer: JointOffer.nullable(),
  /** The joint review this agent sits in (activity jointMember), or waits for the others of. */
  jointReviewId: JointReviewId.nullable(),
  call: DeskCallView.nullable(),
  waitingCount: z.int().nonnegative(),
  waiting: z.array(WaitingRow),
  today: z.object({
    handledCount: z.int().nonnegative(),
    missedCount: z.int().nonnegative(),
    averageTalkMs: z.int().nonnegative().nullable(),
    /** Talk and wrap-up, of calls that are wrapped up. */
    averageHandleMs: z.int().nonnegative().nullable(),
  }),
});
export type DeskView = z.infer<typeof DeskView>;
