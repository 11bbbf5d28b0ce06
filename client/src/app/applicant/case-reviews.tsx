import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { OwnReviewCard } from '../../features/own-joint/own-review-card.tsx';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useCaseChanges } from './use-case-changes.ts';

/** Joint reviews of an own case, renewed as they change; nothing where there are none. */
export function CaseReviews({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation('own-joint');
  const { value, error, retry } = useLoad(
    `own-reviews/${caseId}`,
    () => api('ownJointReview:list', { params: { caseId } }),
    { keepsShown: true },
  );
  useCaseChanges(retry);
  if (value === null) return error ? <ErrorNotice error={error} onRetry={retry} /> : null;
  return value.reviews.map((review) => (
    <OwnReviewCard key={review.reviewId} review={review} title={t('card.title')} />
  ));
}
