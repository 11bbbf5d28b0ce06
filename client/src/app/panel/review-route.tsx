import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useLocation } from 'wouter';
import { FilingPanel } from '../../features/expert-filing/filing-panel.tsx';
import type { ReviewWays } from '../../features/expert-page/next-card.tsx';
import type { ReviewParts } from '../../features/expert-page/review-body.tsx';
import { ReviewPage } from '../../features/expert-page/review-page.tsx';
import { FilmsPanel } from '../../features/film-capture/films-panel.tsx';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  const [, navigate] = useLocation();
  const partsOf = (review: ExpertReviewView): ReviewParts => ({
    films: <FilmsPanel {...{ review, onExpired }} />,
    filing: <FilingPanel {...{ review, onExpired }} onGone={() => navigate('/')} />,
  });
  return <ReviewPage {...{ reviewId, onExpired, ways, partsOf }} listTo="/" />;
}

const ways: ReviewWays = { toDuty: () => null, toSitting: null };
