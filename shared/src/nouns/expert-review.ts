import { z } from 'zod';
import { CaseId, EpochMs, RoomId } from './ids.ts';
import { ProjectKind, Specialty } from './project-kind.ts';
import { LocalText } from './text.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const ExpertReviewId = id().brand<'ExpertReviewId'>();
export type ExpertReviewId = z.infer<typeof ExpertReviewId>;
/** A place on the panel. Whoever replaces somebody gets a place of their own. */
export const PanelSeatId = id().brand<'PanelSeatId'>();
export type PanelSeatId = z.infer<typeof PanelSeatId>;
/** Of the library of experts. */
export const ExpertId = id().brand<'ExpertId'>();
export type ExpertId = z.infer<typeof ExpertId>;

/** STATES.md, Expert review, with what comes before it is filed and after it ends otherwise. */
export const expertReviewStates = [
  'draft',
  'filed',
  'drawConfigured',
  'drawing',
  'confirming',
  'panelSealed',
  'preReview',
  'checkIn',
  'panelOpened',
  'presenting',
  'questioning',
  'deliberating',
  'scoring',
  'reportDraft',
  'signing',
  'concluded',
  'revising',
  'verified',
  'archived',
  'suspended',
  'void',
  'withdrawn',
] as const;
export const ExpertReviewState = z.enum(expertReviewStates);
export type ExpertReviewState = z.infer<typeof ExpertReviewState>;

/** 通过, 修改后通过, 不通过. */
export const ExpertConclusion = z.enum(['passed', 'passedWithChanges', 'notPassed']);
export type ExpertConclusion = z.infer<typeof ExpertConclusion>;

/**
 * asked: was sent the notice and has not answered. accepted: will come. checkedIn: has proven who they are, signed the commitment and
 * the statement on recusal. recused 回避: by their own statement or by the convenor's decision. replaced: somebody else sits for
 * them. absent: did not come, and the sitting goes on without. Nobody of these last three judges any more.
 */
export const PanelSeatState = z.enum([
  'asked',
  'accepted',
  'declined',
  'timedOut',
  'checkedIn',
  'recused',
  'replaced',
  'absent',
]);
export type PanelSeatState = z.infer<typeof PanelSeatState>;

/** A place on the panel as one may see it: until all have checked in, names are sealed for everybody but oneself. */
export const PanelSeat = z.object({
  seatId: PanelSeatId,
  /** 1 is the first; a replacement has the number of whom it replaces. */
  position: z.int().positive(),
  specialty: Specialty,
  state: PanelSeatState,
  /** Null: sealed. */
  name: z.string().nullable(),
  unit: z.string().nullable(),
  isOwn: z.boolean(),
  isChair: z.boolean(),
  /** Marks of this place do not count; why is in the report. */
  isVoid: z.boolean(),
  voidReason: z.string().nullable(),
  replacesSeatId: PanelSeatId.nullable(),
});
export type PanelSeat = z.infer<typeof PanelSeat>;

/** What whoever looks is in this review. unit: the project unit. overseer: a supervisor of its department. */
export const ReviewPart = z.enum(['convenor', 'expert', 'unit', 'overseer']);
export type ReviewPart = z.infer<typeof ReviewPart>;

/** What whoever looks owes now; pages say it in words and lead to it. */
export const ExpertReviewDuty = z.enum([
  'nothing',
  'file',
  'configureDraw',
  'signDraw',
  'draw',
  'answer',
  'schedule',
  'readBeforehand',
  'answerQuestions',
  'openCheckIn',
  'checkIn',
  'replace',
  'voteChair',
  'lead',
  'score',
  'draftReport',
  'sign',
  'revise',
  'verify',
  'archive',
  'appraise',
  'rate',
]);
export type ExpertReviewDuty = z.infer<typeof ExpertReviewDuty>;

export const ExpertReviewSummary = z.object({
  reviewId: ExpertReviewId,
  caseId: CaseId,
  caseNumber: z.string(),
  title: z.string(),
  kindName: LocalText,
  unitName: z.string(),
  state: ExpertReviewState,
  part: ReviewPart,
  duty: ExpertReviewDuty,
  /** Until when what one owes is to be done; null: no time is set for it. */
  dueAt: EpochMs.nullable(),
  /** When the panel sits; null: not yet said. */
  scheduledAt: EpochMs.nullable(),
  conclusion: ExpertConclusion.nullable(),
  createdAt: EpochMs,
  version: z.int().nonnegative(),
});
export type ExpertReviewSummary = z.infer<typeof ExpertReviewSummary>;

export const ExpertReviewView = ExpertReviewSummary.extend({
  kind: ProjectKind,
  /** What the project is, in the unit's words. */
  description: z.string(),
  seats: z.array(PanelSeat),
  /** Of whoever looks, while they judge. */
  ownSeatId: PanelSeatId.nullable(),
  /** The sitting that runs, to join with room:join (callId null). */
  roomId: RoomId.nullable(),
  /** While it is suspended 中止. */
  suspension: z.object({ from: ExpertReviewState, reason: z.string(), at: EpochMs }).nullable(),
  /** Why it was sent back, withdrawn or declared void 作废重评. */
  endReason: z.string().nullable(),
  filedAt: EpochMs.nullable(),
  concludedAt: EpochMs.nullable(),
});
export type ExpertReviewView = z.infer<typeof ExpertReviewView>;
