import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { api } from '../../lib/http.ts';
import { useReviewTick } from '../../ui/expert/review-line.ts';
import { useLoad } from '../../ui/use-load.ts';

/** What was brought so far; asked for again with every change that is told of the review. */
export function useFiling(reviewId: ExpertReviewId) {
  const tick = useReviewTick(reviewId);
  const { value, error, retry } = useLoad(
    `expert-filing/${reviewId}/${tick}`,
    () => api('expertFiling:get', { params: { reviewId } }),
    { keepsShown: true },
  );
  return { filing: value, error, retry };
}
