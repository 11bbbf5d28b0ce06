import { isUnreadYet } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { RouteContext } from '../../identity/principal.ts';
import { AppError } from '../../platform/errors.ts';
import { isOnPanel, type ReviewDoor } from '../review-viewer.ts';

/** Whoever may read what a project brought: experts while they judge, from the sealing of the panel on. FORBIDDEN, NOT_FOUND. */
export async function enterFiling(door: ReviewDoor, reviewId: ExpertReviewId, context: RouteContext) {
  const entered = await door.enter(reviewId, context);
  const { review } = entered.file;
  if (entered.viewer.part === 'expert' && (isUnreadYet(review) || !isOnPanel(entered.viewer)))
    throw new AppError('FORBIDDEN', 'only whoever judges it reads the project, once the panel is sealed');
  return entered;
}
