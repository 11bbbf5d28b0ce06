import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import type { ReviewParts } from '../../features/expert-page/review-body.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  return <ReviewPage {...{ reviewId, onExpired }} listTo="/" ways={ways} partsOf={partsOf} />;
}

const ways: ReviewWays = { toDuty: () => null, toSitting: null };
const partsOf = (_review: ExpertReviewView): ReviewParts => ({});
