import { z } from 'zod';
import {
  CallId,
  CaseId,
  DepartmentId,
  EpochMs,
  Fence,
  MaterialId,
  MaterialLineId,
  RoomId,
  VoucherId,
} from './ids.ts';
import { SittingPhase } from './review-room.ts';
import { StaffCard } from './staff-card.ts';
import { LocalText } from './text.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const JointReviewId = id().brand<'JointReviewId'>();
export type JointReviewId = z.infer<typeof JointReviewId>;
/** A department's place in a review. */
export const SeatId = id().brand<'SeatId'>();
export type SeatId = z.infer<typeof SeatId>;

/** STATES.md, Joint review. */
export const jointReviewStates = [
  'proposed',
  'inviting',
  'convened',
  'openSession',
  'closedDeliberation',
  'opinionsPending',
  'consolidated',
  'escalated',
  'adjourned',
  'issued',
  'closed',
  'cancelled',
] as const;
export const JointReviewState = z.enum(jointReviewStates);
export type JointReviewState = z.infer<typeof JointReviewState>;
export const SeatState = z.enum([
  'notAsked',
  'invited',
  'accepted',
  'joined',
  'left',
  'declined',
  'timedOut',
  'signed',
  'abstained',
  'dropped',
]);
export type SeatState = z.infer<typeof SeatState>;

/** 同意, 附条件同意, 需补正, 不属本部门职责, 不同意. Silence is none of them. */
export const Verdict = z.enum(['agree', 'agreeWithConditions', 'needsCorrection', 'notOurs', 'disagree']);
export type Verdict = z.infer<typeof Verdict>;

const words = (min: number, max: number) => z.string().trim().min(min).max(max);

/** One thing a department asks for. On a line of the case's checklist, or on none. */
export const OpinionLine = z.object({
  lineId: MaterialLineId.nullable(),
  /** What is asked for, as the applicant will read it. */
  text: words(2, 500),
  /** condition: to be kept. correction: to be handed in again or added. */
  kind: z.enum(['condition', 'correction']),
});
export type OpinionLine = z.infer<typeof OpinionLine>;

/** What an agent writes; saved as a draft as often as they like, and final with the signature. */
export const OpinionDraft = z.object({
  verdict: Verdict.nullable(),
  /** The law, rule or plan it rests on. */
  basis: z.string().trim().max(1_000),
  text: z.string().trim().max(4_000),
  lines: z.array(OpinionLine).max(40),
  /** Whom to ask instead, with notOurs. */
  askInstead: z.string().trim().max(200),
});
export type OpinionDraft = z.infer<typeof OpinionDraft>;

export const Opinion = OpinionDraft.extend({
  /** Grows when a signed opinion is withdrawn and given anew after a conflict. */
  round: z.int().positive(),
  signedAt: EpochMs,
  signedBy: StaffCard,
  /** Of the canonical JSON that was signed. */
  sha256: z.string(),
});
export type Opinion = z.infer<typeof Opinion>;

export const DepartmentSeat = z.object({
  seatId: SeatId,
  departmentId: DepartmentId,
  departmentName: LocalText,
  /** 主办; else 协办. */
  isLead: z.boolean(),
  isRequired: z.boolean(),
  /** What this department is asked. */
  question: z.string(),
  dueAt: EpochMs.nullable(),
  state: SeatState,
  agent: StaffCard.nullable(),
  /** Why it was declined, why somebody abstains 回避, or why the lead does without it. */
  reason: z.string().nullable(),
  /** While somebody is looked for: at whom it rings now. */
  ringsAt: StaffCard.nullable(),
  /** While somebody is looked for: agents of the department that are signed in; null: nobody is looked for. 0: nobody is there. */
  signedInCount: z.int().nonnegative().nullable(),
  /** Who is asked first: whom the last one who declined named instead, or who said beforehand that they come. */
  substitute: StaffCard.nullable(),
  /** Of oneself, or of all once every required one is signed: nobody copies from another. The lead sees who has signed, not what. */
  opinion: Opinion.nullable(),
  hasSigned: z.boolean(),
  /** Of the opinion that is signed, or is to be: 2 once it was asked for again. */
  round: z.int().positive(),
});
export type DepartmentSeat = z.infer<typeof DepartmentSeat>;

/** Two departments that cannot both be followed, or one that stands against the others. */
export const Conflict = z.object({
  conflictId: z.string().max(64),
  kind: z.enum(['verdict', 'sameLine', 'notOurs']),
  seatIds: z.array(SeatId).min(1),
  lineId: MaterialLineId.nullable(),
  /** Null: open. */
  resolution: z
    .object({
      text: z.string(),
      by: StaffCard,
      at: EpochMs,
      /** By the lead, or by the supervisor it was escalated to. */
      level: z.enum(['lead', 'escalated']),
      /** The seat whose word stands; null: the text alone. */
      followsSeatId: SeatId.nullable(),
    })
    .nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

export const JointConclusion = z.enum(['agree', 'agreeWithConditions', 'needsCorrection', 'disagree']);
export type JointConclusion = z.infer<typeof JointConclusion>;

/** All opinions in one: made by the server from the signed ones, the lead adds the words over it. */
export const Consolidation = z.object({
  conclusion: JointConclusion,
  summary: z.string().max(4_000),
  /** All lines, those that say the same on the same paper once. */
  lines: z.array(OpinionLine.extend({ seatIds: z.array(SeatId).min(1) })),
  conflicts: z.array(Conflict),
});
export type Consolidation = z.infer<typeof Consolidation>;

/** Something all go through together; who ticked it is in the journal. */
export const ChecklistItem = z.object({
  itemId: z.string().max(64),
  text: words(1, 200),
  state: z.enum(['open', 'done', 'question']),
  note: z.string().max(500),
  by: StaffCard.nullable(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const Sitting = z.object({
  roomId: RoomId,
  number: z.int().positive(),
  startedAt: EpochMs,
  endedAt: EpochMs.nullable(),
});
export type Sitting = z.infer<typeof Sitting>;

export const JointReviewSummary = z.object({
  reviewId: JointReviewId,
  caseId: CaseId,
  caseNumber: z.string(),
  matterName: LocalText,
  applicantName: z.string().describe('masked, e.g. 张**'),
  subject: z.string(),
  state: JointReviewState,
  /** The seat of whoever asks; null: the supervisor of a department that has one. */
  ownSeatId: SeatId.nullable(),
  isLead: z.boolean(),
  scheduledAt: EpochMs.nullable(),
  /** What this viewer owes, if anything. */
  owes: z.enum(['nothing', 'convene', 'join', 'opinion', 'consolidation', 'resolution', 'lead']),
  createdAt: EpochMs,
  version: z.int().nonnegative(),
});
export type JointReviewSummary = z.infer<typeof JointReviewSummary>;

export const JointReviewView = JointReviewSummary.extend({
  seats: z.array(DepartmentSeat),
  checklist: z.array(ChecklistItem),
  /** The sitting that runs, to join with room:join (callId null). */
  roomId: RoomId.nullable(),
  phase: SittingPhase.nullable(),
  sittings: z.array(Sitting),
  /** The talk it was called out of, if it still runs. */
  callId: CallId.nullable(),
  materialIds: z.array(MaterialId),
  /** The case's checklist, which lines of opinions may stand on: whoever has a seat sees it, the case itself or not. */
  lines: z.array(z.object({ lineId: MaterialLineId, name: LocalText })),
  ownDraft: OpinionDraft.nullable(),
  consolidation: Consolidation.nullable(),
  /** The viewer is the supervisor who may name another lead. */
  mayReassign: z.boolean(),
  /** The lead is offered to a colleague, who has not answered yet. */
  leadOffer: z.object({ to: StaffCard.nullable(), reason: z.string(), at: EpochMs }).nullable(),
  escalation: z.object({ reason: z.string(), to: StaffCard.nullable(), at: EpochMs }).nullable(),
  endReason: z.string().nullable(),
  voucherId: VoucherId.nullable(),
  number: z.string().nullable(),
  issuedAt: EpochMs.nullable(),
  receivedAt: EpochMs.nullable(),
  /** The notice of gaps 补正通知书 that tells the applicant of its corrections. */
  notice: z.object({ voucherId: VoucherId, number: z.string() }).nullable(),
});
export type JointReviewView = z.infer<typeof JointReviewView>;

/** A review as the applicant sees it: who is asked and what comes next, no opinion before the paper. */
export const OwnJointReview = z.object({
  reviewId: JointReviewId,
  caseId: CaseId,
  subject: z.string(),
  state: JointReviewState,
  scheduledAt: EpochMs.nullable(),
  departments: z.array(z.object({ name: LocalText, isLead: z.boolean() })),
  /** To join; null while no sitting runs. */
  roomId: RoomId.nullable(),
  /** The applicant is asked to come in. */
  isAwaited: z.boolean(),
  /** Was asked in since this room opened: waits outside of its closed part, and comes back into the open one. */
  isCalled: z.boolean(),
  voucherId: VoucherId.nullable(),
  number: z.string().nullable(),
  issuedAt: EpochMs.nullable(),
  version: z.int().nonnegative(),
});
export type OwnJointReview = z.infer<typeof OwnJointReview>;

/** A seat that rings at a desk, or waits for somebody of the department. */
export const JointInvitation = z.object({
  reviewId: JointReviewId,
  seatId: SeatId,
  subject: z.string(),
  question: z.string(),
  from: z.object({ agent: StaffCard, departmentName: LocalText }),
  isRequired: z.boolean(),
  dueAt: EpochMs.nullable(),
  otherDepartments: z.array(LocalText),
});
export type JointInvitation = z.infer<typeof JointInvitation>;

/** The same while it rings; answered by jointReview:answerSeat with its fence. */
export const JointOffer = JointInvitation.extend({
  fence: Fence,
  ringingSince: EpochMs,
  expiresAt: EpochMs,
});
export type JointOffer = z.infer<typeof JointOffer>;

/** A department that can be asked, and whether an agent of it is signed in. */
export const AskableDepartment = z.object({
  departmentId: DepartmentId,
  name: LocalText,
  signedInCount: z.int().nonnegative(),
  readyCount: z.int().nonnegative(),
});
export type AskableDepartment = z.infer<typeof AskableDepartment>;
