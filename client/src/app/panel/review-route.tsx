import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';
import { FilmsPanel } from '../../features/film-capture/films-panel.tsx';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  return (
    <ReviewPage
      {...{ reviewId, onExpired, ways }}
      listTo="/"
      partsOf={(review) => ({ films: <FilmsPanel {...{ review, onExpired }} /> })}
    />
  );
}

const ways: ReviewWays = { toDuty: () => null, toSitting: null };
