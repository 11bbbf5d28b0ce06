import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Person } from './person.ts';
import type { Platform } from './platform.ts';

export type PanelExpert = { loginName: string; seatId: PanelSeatId; person: Person };

/**
 * Everybody of a review at the moment when its panel is open: five experts have checked in, their names are told, and no chair
 * is chosen yet. Each has a browser profile of their own, in which they are signed in.
 */
export type PanelPeople = {
  reviewId: ExpertReviewId;
  /** What a report that the unit has filed is called. */
  paperName: string;
  platform: Pick<Platform, 'url' | 'db'>;
  /** At a telephone, on the page of their project. */
  unit: Person;
  /** At a desk, on the page of the review. */
  convenor: Person;
  /** On the page of the review, in the order of their places. */
  experts: PanelExpert[];
};
