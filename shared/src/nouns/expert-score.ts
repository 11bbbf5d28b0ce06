import { z } from 'zod';
import { ExpertConclusion, ExpertReviewId, PanelSeatId } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { CriterionId, ProjectKindId } from './project-kind.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 has 64 hexadecimal digits');

/** What a mark is bound to: one piece of material in the version that was judged, and how much of it its judge had really seen. */
export const BoundMaterial = z.object({
  itemId: z.string().max(64),
  name: z.string().max(300),
  /** pages: shown page by page. film: played. file: can only be saved. */
  kind: z.enum(['pages', 'film', 'file']),
  version: z.int().positive(),
  /** Of its bytes; null where they are not kept as one file. */
  sha256: Sha256.nullable(),
  /** Pages, or milliseconds of a film; 1 of a file. */
  unitCount: z.int().nonnegative(),
  coveredShare: z.number().min(0).max(1),
});
export type BoundMaterial = z.infer<typeof BoundMaterial>;

const remark = z.string().max(2_000);
/** In halves. */
const score = z.number().min(0).max(100).multipleOf(0.5);

/** As far as its author has come. */
export const ScoreDraft = z.object({
  marks: z.array(z.object({ criterionId: CriterionId, score: score.nullable(), remark })).max(20),
  proposal: ExpertConclusion.nullable(),
  remark,
});
export type ScoreDraft = z.infer<typeof ScoreDraft>;

/** What an expert commits to; its canonical JSON is hashed, kept and, when all are in, shown. */
export const ScoreSheet = z.strictObject({
  format: z.literal('cloudseat expert score v1'),
  reviewId: ExpertReviewId,
  seatId: PanelSeatId,
  kindId: ProjectKindId,
  kindVersion: z.int().positive(),
  materials: z.array(BoundMaterial).max(200),
  marks: z
    .array(z.object({ criterionId: CriterionId, score, remark }))
    .min(1)
    .max(20),
  proposal: ExpertConclusion,
  remark,
  /** Of 256 bits, made by the page: without it a hash of few possible marks would be no secret. */
  nonce: z.string().regex(/^[0-9a-f]{64}$/, 'a nonce has 64 hexadecimal digits'),
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

export const ScoreResult = z.object({
  /** Sheets that count. */
  count: z.int().positive(),
  maxTotal: z.int().positive(),
  /** Of all totals, two decimals. */
  mean: z.number(),
  /** Without the highest and the lowest total, where the kind says so and there are at least five. */
  trimmedMean: z.number().nullable(),
  /** Of the mean that counts, out of `maxTotal`, two decimals. */
  percent: z.number(),
  passPercent: z.int(),
  /** What the marks propose. The panel concludes. */
  isPass: z.boolean(),
  criteria: z.array(z.object({ criterionId: CriterionId, mean: z.number() })),
});
export type ScoreResult = z.infer<typeof ScoreResult>;

export const ScoreTable = z.object({
  rows: z.array(
    z.object({
      seatId: PanelSeatId,
      position: z.int().positive(),
      name: z.string(),
      isVoid: z.boolean(),
      voidReason: z.string().nullable(),
      /** Null: of a void place, whose marks are kept and shown to nobody, or of whoever came after the marks were open. */
      sheet: ScoreSheet.nullable(),
      total: z.number().nullable(),
      commitment: Sha256.nullable(),
    }),
  ),
  /** Null where no place that counts has marks. */
  result: ScoreResult.nullable(),
});
export type ScoreTable = z.infer<typeof ScoreTable>;

export const ScoreBoard = z.object({
  /** How many judge, and how many of them have handed in: no more is told of it before all have. */
  judgingCount: z.int().nonnegative(),
  committedCount: z.int().nonnegative(),
  seats: z.array(z.object({ seatId: PanelSeatId, position: z.int().positive(), hasCommitted: z.boolean() })),
  /** Of whoever looks, while they judge. */
  own: z
    .object({
      seatId: PanelSeatId,
      draft: ScoreDraft.nullable(),
      draftSavedAt: EpochMs.nullable(),
      /** What is bound to the marks when they are handed in now. */
      materials: z.array(BoundMaterial),
      committed: z.object({ commitment: Sha256, sheet: ScoreSheet, at: EpochMs }).nullable(),
    })
    .nullable(),
  /** Null before all have handed in. */
  table: ScoreTable.nullable(),
});
export type ScoreBoard = z.infer<typeof ScoreBoard>;

export const ScoreFault = z.object({
  seatId: PanelSeatId,
  problem: z.enum([
    'changed',
    'otherCommitment',
    'missing',
    'notInJournal',
    'unreadable',
    'notRevealed',
    'notAllowed',
  ]),
});
export type ScoreFault = z.infer<typeof ScoreFault>;

export const ScoreCheck = z.object({
  isIntact: z.boolean(),
  checkedCount: z.int().nonnegative(),
  faults: z.array(ScoreFault),
});
export type ScoreCheck = z.infer<typeof ScoreCheck>;
