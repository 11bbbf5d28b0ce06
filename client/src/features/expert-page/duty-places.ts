import type { ExpertReviewDuty } from '@cloudseat/shared/nouns/expert-review.ts';

/** The parts of the page of a review, the latest step first; each shows nothing where it has nothing to show. */
export const reviewSections = [
  ...(['notice', 'session', 'after', 'report', 'score'] as const),
  ...(['reading', 'draw', 'films', 'filing', 'journal'] as const),
] as const;
export type ReviewSection = (typeof reviewSections)[number];

/** Where one does what one owes. */
const sectionOf: Record<Exclude<ExpertReviewDuty, 'nothing'>, ReviewSection> = {
  ...{ file: 'filing', configureDraw: 'draw', signDraw: 'draw', draw: 'draw', replace: 'draw' },
  ...{ answer: 'notice', schedule: 'reading', readBeforehand: 'reading', answerQuestions: 'reading' },
  ...{ openCheckIn: 'session', checkIn: 'session', voteChair: 'session', lead: 'session' },
  ...{ score: 'score', draftReport: 'report', sign: 'report' },
  ...{ revise: 'after', verify: 'after', archive: 'after', appraise: 'after', rate: 'after' },
};

export const sectionOfDuty = (duty: ExpertReviewDuty): ReviewSection | null =>
  duty === 'nothing' ? null : sectionOf[duty];
export const sectionId = (section: ReviewSection): string => `part-${section}`;
