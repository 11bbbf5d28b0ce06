import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { ReportPanel } from '../../features/expert-report/report-panel.tsx';
import { SignPanel } from '../../features/expert-report/sign-panel.tsx';
import { ScorePanel } from '../../features/expert-score/score-panel.tsx';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';

type ReviewRouteProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** One review for an expert or a convenor, with what each of its parts has to show. */
export function ReviewRoute({ reviewId, onExpired }: ReviewRouteProps) {
  const { t } = useTranslation('common');
  const { value, error, retry } = useReviewLoad(reviewId, `expert-reviews/${reviewId}`, () =>
    api('expertReview:get', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null) return <Loading>{t('loading')}</Loading>;
  return (
    <>
      <h1>{value.title}</h1>
      <ReportPanel review={value} onExpired={onExpired} />
      <SignPanel review={value} onExpired={onExpired} />
      <ScorePanel review={value} onExpired={onExpired} />
    </>
  );
}
