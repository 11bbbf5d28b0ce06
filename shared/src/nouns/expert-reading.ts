import { z } from 'zod';
import { answerMaxLength, questionMaxLength, readingKinds, remarkMaxLength } from './expert-reading-rules.ts';
import { PanelSeatId } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { ProjectLineId } from './project-kind.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
/** A paper or a film of the project: the same one through all its versions. */
export const ReadingItemId = id().brand<'ReadingItemId'>();
export type ReadingItemId = z.infer<typeof ReadingItemId>;
/** One page in a browser that shows material; made there. */
export const ReaderId = id().brand<'ReaderId'>();
export type ReaderId = z.infer<typeof ReaderId>;
/** Made by the page that writes it: saved twice it is the same one. */
export const RemarkId = id().brand<'RemarkId'>();
export type RemarkId = z.infer<typeof RemarkId>;
export const QuestionId = id().brand<'QuestionId'>();
export type QuestionId = z.infer<typeof QuestionId>;
export const QuestionLineId = id().brand<'QuestionLineId'>();
export type QuestionLineId = z.infer<typeof QuestionLineId>;

export const ReadingKind = z.enum(readingKinds);
export type ReadingKind = z.infer<typeof ReadingKind>;

export const ReadingItem = z.object({
  itemId: ReadingItemId,
  /** What its bytes are asked for by: the file or the film of this version. */
  sourceId: z.string(),
  lineId: ProjectLineId,
  name: z.string(),
  kind: ReadingKind,
  version: z.int().positive(),
  /** Pages, or milliseconds of a film; 1 of a file. */
  unitCount: z.int().nonnegative(),
  isRequired: z.boolean(),
});
export type ReadingItem = z.infer<typeof ReadingItem>;

const unit = z.int().min(0).max(1_000_000_000);
/** Half open: milliseconds of a film, or page numbers from 1 on. */
export const CoveredSpan = z.tuple([unit, unit]);

/** What one expert has really opened and watched of one version. */
export const Coverage = z.object({
  itemId: ReadingItemId,
  version: z.int().positive(),
  coveredShare: z.number().min(0).max(1),
  /** In order, none touching another. */
  spans: z.array(CoveredSpan),
  isRead: z.boolean(),
  lastReadAt: EpochMs.nullable(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Where a remark or a question belongs, in the version that was looked at. */
export const ReadingPlace = z.discriminatedUnion('at', [
  z.object({
    at: z.literal('film'),
    itemId: ReadingItemId,
    version: z.int().positive(),
    fromMs: unit,
    /** Null: one moment. */
    toMs: unit.nullable(),
  }),
  z.object({
    at: z.literal('page'),
    itemId: ReadingItemId,
    version: z.int().positive(),
    page: z.int().min(1).max(100_000),
    /** Shares of the page's width and height from its upper left corner; null: the page as a whole. */
    spot: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
  }),
]);
export type ReadingPlace = z.infer<typeof ReadingPlace>;

export const RemarkText = z.string().trim().min(1).max(remarkMaxLength);
/** An expert's own note; the panel's from the moment on at which the panel is opened. */
export const Remark = z.object({
  remarkId: RemarkId,
  place: ReadingPlace,
  text: z.string(),
  isOwn: z.boolean(),
  /** Whose it is: of the seats of the review. */
  seatId: PanelSeatId,
  createdAt: EpochMs,
  changedAt: EpochMs,
});
export type Remark = z.infer<typeof Remark>;

export const QuestionText = z.string().trim().min(1).max(questionMaxLength);
export const AnswerText = z.string().trim().min(1).max(answerMaxLength);
/** panel: one of its experts, never said which. convenor: in the open, for the panel or for the unit. */
export const QuestionSpeaker = z.enum(['panel', 'unit', 'convenor']);
export type QuestionSpeaker = z.infer<typeof QuestionSpeaker>;
export const QuestionLine = z.object({
  lineId: QuestionLineId,
  from: QuestionSpeaker,
  /** A convenor's line that tells what the unit answered. */
  isAnswer: z.boolean(),
  isOwn: z.boolean(),
  text: z.string(),
  at: EpochMs,
});
export type QuestionLine = z.infer<typeof QuestionLine>;

/** A question to the unit with what followed on it. */
export const PanelQuestion = z.object({
  questionId: QuestionId,
  /** 1 is the first of the review. */
  number: z.int().positive(),
  place: ReadingPlace.nullable(),
  lines: z.array(QuestionLine).min(1),
  /** The last word is the panel's. */
  isOpen: z.boolean(),
});
export type PanelQuestion = z.infer<typeof PanelQuestion>;

/** What one place of the panel has read, for who runs the review. */
export const SeatReading = z.object({
  seatId: PanelSeatId,
  position: z.int().positive(),
  coverage: z.array(Coverage),
  remarkCount: z.int().nonnegative(),
});
export type SeatReading = z.infer<typeof SeatReading>;

export const ReadingView = z.object({
  /** Empty for the unit: it has its own list. */
  items: z.array(ReadingItem),
  /** One of each item; null: whoever looks judges nothing here. */
  own: z.array(Coverage).nullable(),
  /** Whoever judges now; null: not for whoever looks. */
  seats: z.array(SeatReading).nullable(),
  openQuestionCount: z.int().nonnegative(),
  questionCount: z.int().nonnegative(),
  /** What is read is counted now. */
  isCounting: z.boolean(),
  mayRemark: z.boolean(),
  mayAsk: z.boolean(),
  mayAnswer: z.boolean(),
});
export type ReadingView = z.infer<typeof ReadingView>;
