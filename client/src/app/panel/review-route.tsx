import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { DrawPanel } from '../../features/expert-draw/draw-panel.tsx';
import { NoticePanel } from '../../features/expert-notice/notice-panel.tsx';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import type { ReviewParts } from '../../features/expert-page/review-body.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  return (
    <ReviewPage
      {...{ reviewId, onExpired }}
      listTo="/"
      ways={ways}
      partsOf={(review) => partsOf(review, onExpired)}
    />
  );
}

const ways: ReviewWays = { toDuty: () => null, toSitting: null };
const partsOf = (review: ExpertReviewView, onExpired: () => void): ReviewParts => ({
  notice: <NoticePanel {...{ review, onExpired }} />,
  draw: <DrawPanel {...{ review, onExpired }} />,
});
