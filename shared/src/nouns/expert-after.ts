import { z } from 'zod';
import { appraisalMarks } from './expert-after-rules.ts';
import { ExpertId, PanelSeatId } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { CriterionId } from './project-kind.ts';
import { Rating } from './rating.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const ExpertChangeId = id().brand<'ExpertChangeId'>();
export type ExpertChangeId = z.infer<typeof ExpertChangeId>;

/** Something the panel wants changed before the project passes 修改后通过. */
export const RequiredChange = z.object({
  changeId: ExpertChangeId,
  text: z.string().trim().min(1).max(2_000),
  criterionId: CriterionId.nullable(),
  /** Who says afterwards whether it was done. */
  verifierSeatIds: z.array(PanelSeatId).min(1).max(15),
});
export type RequiredChange = z.infer<typeof RequiredChange>;

/** A file or film that the unit has handed in since the conclusion, for its answer to name. */
export const RevisedFile = z.object({
  fileId: z.string().max(64),
  name: z.string(),
  version: z.int().positive(),
  sha256: z.string(),
  at: EpochMs,
});
export type RevisedFile = z.infer<typeof RevisedFile>;

export const ChangeVerdict = z.enum(['verified', 'notYet']);
export type ChangeVerdict = z.infer<typeof ChangeVerdict>;

/** What the unit did about a change, and what the experts said to that; every round is kept. */
export const ChangeRound = z.object({
  round: z.int().positive(),
  answer: z.object({ text: z.string(), files: z.array(RevisedFile), handedInAt: EpochMs }),
  verdicts: z.array(
    z.object({
      seatId: PanelSeatId,
      name: z.string(),
      verdict: ChangeVerdict,
      /** What is still wanting; empty where it was verified. */
      reason: z.string(),
      signedAt: EpochMs,
    }),
  ),
});

export const ChangeView = z.object({
  changeId: ExpertChangeId,
  /** From 1. */
  position: z.int().positive(),
  text: z.string(),
  criterionId: CriterionId.nullable(),
  verifiers: z.array(z.object({ seatId: PanelSeatId, position: z.int().positive(), name: z.string() })),
  /** toAnswer: by the unit. toVerify: by experts. */
  state: z.enum(['toAnswer', 'toVerify', 'verified']),
  rounds: z.array(ChangeRound),
  /** What the unit has written and not handed in; null for everybody else. */
  draft: z.object({ text: z.string(), fileIds: z.array(z.string()) }).nullable(),
  /** Whoever looks has to say whether it was done. */
  isOwnToVerify: z.boolean(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** A deadline that has passed stops nobody: it is shown, and the unit is reminded. */
export const RevisionView = z.object({
  round: z.int().positive(),
  dueAt: EpochMs,
  /** nobody: all is verified. */
  awaits: z.enum(['unit', 'experts', 'nobody']),
  changes: z.array(ChangeView),
  /** For the unit: what an answer may name. */
  files: z.array(RevisedFile),
  /** Whoever looks may put another expert of the panel in a verifier's place. */
  mayReplaceVerifiers: z.boolean(),
});
export type RevisionView = z.infer<typeof RevisionView>;

const mark = z.int().min(1).max(5);
export const AppraisalDraft = z.object({
  attendance: mark,
  preparation: mark,
  quality: mark,
  conduct: mark,
  remark: z.string().trim().max(500),
});
export type AppraisalDraft = z.infer<typeof AppraisalDraft>;
/** 履职评价, of one place on the panel; given once. */
export const SeatAppraisal = z.object({
  seatId: PanelSeatId,
  given: AppraisalDraft.extend({ at: EpochMs }).nullable(),
});
export type SeatAppraisal = z.infer<typeof SeatAppraisal>;
const means = z.record(z.enum(appraisalMarks), z.number());
export const ExpertStanding = z.object({
  expertId: ExpertId,
  name: z.string(),
  reviewCount: z.int().positive(),
  means,
});
export type ExpertStanding = z.infer<typeof ExpertStanding>;
/** Null where there are too few of them. */
export const OwnStanding = z.object({ reviewCount: z.int().positive(), means }).nullable();
export type OwnStanding = z.infer<typeof OwnStanding>;

/** What comes after the conclusion, as one may see it. */
export const AfterView = z.object({
  /** Null: nothing was to be changed. */
  revision: RevisionView.nullable(),
  archive: z.object({
    /** Whoever looks may archive it now. */
    mayArchive: z.boolean(),
    archivedAt: EpochMs.nullable(),
  }),
  /** For convenors: each place that sat. */
  appraisals: z.array(SeatAppraisal),
  /** For the unit and who oversees. */
  rating: Rating.nullable(),
  mayRate: z.boolean(),
});
export type AfterView = z.infer<typeof AfterView>;

/** What the database holds now against what the journal says it was. */
export const ArchiveCheck = z.object({
  isIntact: z.boolean(),
  checkedAt: EpochMs,
  /** Of the case's journal; null: its chain is whole. */
  journalFault: z
    .object({ sequence: z.int(), kind: z.enum(['missing', 'inserted', 'changed', 'headMoved']) })
    .nullable(),
  pieceCount: z.int().nonnegative(),
  faults: z.array(
    z.object({
      name: z.string(),
      problem: z.enum(['changed', 'missing', 'unsealed', 'notInJournal', 'otherBasis']),
      other: z.string().optional(),
    }),
  ),
});
export type ArchiveCheck = z.infer<typeof ArchiveCheck>;
