import { z } from 'zod';
import { filingReasonMaxLength } from './expert-filing-rules.ts';
import { ExpertReviewId } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { ProjectLineId } from './project-kind.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const ExpertFileId = id().brand<'ExpertFileId'>();
export type ExpertFileId = z.infer<typeof ExpertFileId>;

/** One version of a document or drawing. */
export const ExpertFile = z.object({
  fileId: ExpertFileId,
  reviewId: ExpertReviewId,
  lineId: ProjectLineId,
  /** All versions of one paper share it: the first one's file. */
  paperId: ExpertFileId,
  version: z.int().positive(),
  fileName: z.string(),
  mimeType: z.string(),
  byteCount: z.int().nonnegative(),
  sha256: z.string(),
  /** Null: it cannot be shown as pages, only saved. */
  pageCount: z.int().positive().nullable(),
  uploadedAt: EpochMs,
  /** Taken out by the unit; kept and readable. */
  removedAt: EpochMs.nullable(),
});
export type ExpertFile = z.infer<typeof ExpertFile>;

/** What is wrong with one line, in the convenor's words. */
export const SentBackLine = z.object({
  lineId: ProjectLineId,
  note: z.string().trim().max(filingReasonMaxLength),
});
export type SentBackLine = z.infer<typeof SentBackLine>;

/** Another review of the same project. */
export const ReviewLink = z.object({ reviewId: ExpertReviewId, caseNumber: z.string() });
export type ReviewLink = z.infer<typeof ReviewLink>;

export const FilingView = z.object({
  reviewId: ExpertReviewId,
  version: z.int().nonnegative(),
  /** Every version ever kept, the oldest first. Of each paper the newest counts, unless it was taken out. */
  files: z.array(ExpertFile),
  /** Required lines that nothing answers yet. */
  lackingLineIds: z.array(ProjectLineId),
  /** Each time it was sent back to the unit, the last one first. */
  sendBacks: z.array(z.object({ at: EpochMs, reason: z.string(), lines: z.array(SentBackLine) })),
  /** Who has taken it, for convenors and overseers; null: nobody, or not for whoever looks. */
  convenor: z.object({ name: z.string(), isSelf: z.boolean() }).nullable(),
  /** Whoever looks may add, replace and take out files. */
  mayChange: z.boolean(),
  /** The void review that this one was begun in place of, and what was begun in place of this; null: none, or not to be known. */
  replaces: ReviewLink.nullable(),
  replacedBy: ReviewLink.nullable(),
  /** Whoever looks may begin again with what was brought. */
  mayBeginAgain: z.boolean(),
});
export type FilingView = z.infer<typeof FilingView>;
