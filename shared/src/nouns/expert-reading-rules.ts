import type { ExpertReviewState } from './expert-review.ts';
import { gapsOf, lengthOf, type ReadingSpan } from './reading-spans.ts';

// Without zod: pages need the rules and no schema.

/** pages: shown page by page. film: played. file: can only be saved, and counts as read when it was. */
export const readingKinds = ['pages', 'film', 'file'] as const;
type ReadingKind = (typeof readingKinds)[number];

/** The panel reads, and what it opens and watches is counted, until marks are given. */
export const readingStates: readonly ExpertReviewState[] = [
  'preReview',
  'checkIn',
  'panelOpened',
  'presenting',
  'questioning',
  'deliberating',
  'scoring',
];
/** Remarks are still everybody's own, may be written and changed; questions may be asked. */
export const writingStates: readonly ExpertReviewState[] = ['preReview', 'checkIn'];
/** The unit still answers in writing. */
export const answeringStates: readonly ExpertReviewState[] = [
  ...writingStates,
  ...(['panelOpened', 'presenting', 'questioning'] as const),
];

/** A page counts as read when it was in view for as long as this altogether, ms: shorter is leafing through. */
export const pageReadMs = 4_000;
/** Faster than this, film milliseconds or page time in view per millisecond of the clock, nobody reads. */
export const readingRateMax = 2.5;
/** Between two reports of what was read, ms. */
export const reportEveryMs = 10_000;
export const remarkMaxLength = 2_000;
export const questionMaxLength = 2_000;
export const answerMaxLength = 4_000;
/** Of one expert in one review. */
export const remarksMaxCount = 500;
/** Of one review. */
export const questionsMaxCount = 300;

type Measured = { kind: ReadingKind; unitCount: number };
/** Where its units begin and end: pages are counted from 1, and a file that has no pages is one of them. */
export const unitsOf = ({ kind, unitCount }: Measured): ReadingSpan =>
  kind === 'film' ? [0, unitCount] : [1, unitCount + 1];

/** 0 to 1. */
export function shareOf(item: Measured, spans: readonly ReadingSpan[]): number {
  const [from, to] = unitsOf(item);
  return to > from ? 1 - lengthOf(gapsOf(spans, from, to)) / (to - from) : 0;
}

/** Nothing of it that is asked for is left: every page, and of a film the share that the kind of project asks for. */
export const isRead = (item: Measured, share: number, watchedShare: number): boolean =>
  share >= (item.kind === 'film' ? watchedShare : 1);
