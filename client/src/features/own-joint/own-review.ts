import type { OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { sittingStates } from '@cloudseat/shared/nouns/joint-review-rules.ts';

/** Whether there is a room to go into; before the chair lets one in it is its door. */
export const canEnter = ({ roomId, state }: Pick<OwnJointReview, 'roomId' | 'state'>): boolean =>
  roomId !== null && sittingStates.includes(state);

export type OwnReviewStage = 'later' | 'soon' | 'open' | 'over' | 'cancelled';

/** What the page of a review is about for the applicant now. */
export function stageOf(review: Pick<OwnJointReview, 'roomId' | 'state'>): OwnReviewStage {
  if (canEnter(review)) return 'open';
  switch (review.state) {
    case 'proposed':
    case 'adjourned':
      return 'later';
    case 'inviting':
    case 'convened':
    case 'openSession':
    case 'closedDeliberation':
      return 'soon';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'over';
  }
}
