import { z } from 'zod';
import { ExpertConclusion, ExpertReviewId, PanelSeatId } from './expert-review.ts';
import { ScoreResult } from './expert-score.ts';
import { CaseId, EpochMs, VoucherId } from './ids.ts';
import { CriterionId, ProjectKindId } from './project-kind.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 hexadecimal digits');

/** `project`, `seen`, `finding-<criterion>`, `suggestions`, `reasons`; `change-<id>` for one required change. */
export const ReportSectionId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,80}$/)
  .brand<'ReportSectionId'>();
export type ReportSectionId = z.infer<typeof ReportSectionId>;
/** Made by the page that adds it. */
export const RequiredChangeId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'RequiredChangeId'>();
export type RequiredChangeId = z.infer<typeof RequiredChangeId>;

/** A stretch of text and the place whose expert wrote it. */
export const WrittenRun = z.object({ seatId: PanelSeatId, text: z.string() });
export type WrittenRun = z.infer<typeof WrittenRun>;

/** What the unit has to change, and who looks whether it did. */
export const RequiredChange = z.object({
  changeId: RequiredChangeId,
  runs: z.array(WrittenRun),
  criterionId: CriterionId.nullable(),
  /** At least one; each confirms the new version. */
  seatIds: z.array(PanelSeatId),
});
export type RequiredChange = z.infer<typeof RequiredChange>;

/** 专家评审意见书 as it is signed: its canonical JSON is hashed, and each signature is over that hash. */
export const ReportText = z.object({
  format: z.literal('cloudseat expert report v1'),
  reviewId: ExpertReviewId,
  caseId: CaseId,
  caseNumber: z.string(),
  title: z.string(),
  unitName: z.string(),
  kindId: ProjectKindId,
  kindVersion: z.int().positive(),
  /** 1 is the first time it was closed. */
  round: z.int().positive(),
  conclusion: ExpertConclusion,
  votes: z.array(z.object({ seatId: PanelSeatId, conclusion: ExpertConclusion.nullable() })),
  sections: z.array(z.object({ sectionId: ReportSectionId, runs: z.array(WrittenRun) })),
  changes: z.array(RequiredChange),
  panel: z.array(
    z.object({
      seatId: PanelSeatId,
      position: z.int().positive(),
      name: z.string(),
      unit: z.string(),
      isChair: z.boolean(),
    }),
  ),
  scores: z.object({
    result: ScoreResult.nullable(),
    sheets: z.array(z.object({ seatId: PanelSeatId, commitment: Sha256 })),
  }),
  closedAt: EpochMs,
  /** Who has neither signed nor dissented by then counts as agreed, and is shown as such. */
  signBy: EpochMs,
});
export type ReportText = z.infer<typeof ReportText>;

/** Why somebody does not agree, printed in full. */
export const Dissent = z.object({
  text: z.string().trim().min(4).max(4_000),
  basis: z.string().trim().max(1_000),
});
export type Dissent = z.infer<typeof Dissent>;

/** agreed: signed. dissented: signed with another opinion. owing: has time left. silent: had time, and gave no reason. */
export const SignatureState = z.enum(['agreed', 'dissented', 'owing', 'silent']);
export type SignatureState = z.infer<typeof SignatureState>;

export const ReportSignature = z.object({
  seatId: PanelSeatId,
  position: z.int().positive(),
  name: z.string(),
  state: SignatureState,
  signedAt: EpochMs.nullable(),
  dissent: Dissent.nullable(),
});
export type ReportSignature = z.infer<typeof ReportSignature>;

export const ReportView = z.object({
  /** Whether it is written at this moment. */
  isOpen: z.boolean(),
  isChair: z.boolean(),
  /** Each place that judges; null: has not said. Empty for who is not of the panel. */
  votes: z.array(z.object({ seatId: PanelSeatId, conclusion: ExpertConclusion.nullable() })),
  /** What more than half of the panel want. */
  conclusion: ExpertConclusion.nullable(),
  /** As it was closed last, while that stands. */
  closed: z
    .object({
      text: ReportText,
      sha256: Sha256,
      signatures: z.array(ReportSignature),
    })
    .nullable(),
  /** Times it was closed and opened again; signatures of those are void. */
  history: z.array(
    z.object({
      round: z.int().positive(),
      sha256: Sha256,
      closedAt: EpochMs,
      reopenedAt: EpochMs.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** The numbered papers, once it is concluded. */
  papers: z.array(
    z.object({ voucherId: VoucherId, kind: z.enum(['expertReport', 'expertScores']), number: z.string() }),
  ),
});
export type ReportView = z.infer<typeof ReportView>;
