import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTitle } from '../../ui/use-title.ts';
import type { ReviewWays } from './next-card.tsx';
import { ReviewBody, type ReviewParts } from './review-body.tsx';

/** One review as one may see it, asked for again whenever it changes. */
export const useReview = (reviewId: ExpertReviewId) =>
  useReviewLoad(reviewId, `expert-review/${reviewId}`, () =>
    api('expertReview:get', { params: { reviewId } }),
  );

type ReviewPageProps = {
  reviewId: ExpertReviewId;
  /** Where the list is. */
  listTo: string;
  ways: ReviewWays;
  partsOf: (review: ExpertReviewView) => ReviewParts;
  asideOf?: (review: ExpertReviewView) => ReactNode;
  onExpired: () => void;
};

/** The page of one review for staff. */
export function ReviewPage({ reviewId, listTo, ways, partsOf, asideOf, onExpired }: ReviewPageProps) {
  const { t } = useTranslation(['expert-page', 'common']);
  const { value: review, error, retry } = useReview(reviewId);
  useExpiry(error, onExpired);
  useTitle(review === null ? null : review.title);
  const back = (
    <div>
      <LinkButton to={listTo} kind="plain" icon="back">
        {t('toList')}
      </LinkButton>
    </div>
  );
  return (
    <>
      {back}
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {review === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {review === null ? null : (
        <ReviewBody {...{ review, ways }} parts={partsOf(review)} aside={asideOf?.(review)} />
      )}
    </>
  );
}
