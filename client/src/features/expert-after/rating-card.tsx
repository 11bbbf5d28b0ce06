import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Rating } from '@cloudseat/shared/nouns/rating.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RatingForm, ratingFormId } from '../../ui/rating/rating-form.tsx';
import { useTask } from '../../ui/use-task.ts';

type RatingCardProps = {
  reviewId: ExpertReviewId;
  rating: Rating | null;
  mayRate: boolean;
  onChanged: () => void;
};

/** The unit's word on the whole review, once, and what it was for who may read it. */
export function RatingCard({ reviewId, rating, mayRate, onChanged }: RatingCardProps) {
  const { t } = useTranslation(['expert-after', 'applicant']);
  const task = useTask();
  if (rating !== null)
    return (
      <Card title={t('rating.title')}>
        <p>{t('rating.given', { level: t(`applicant:rating.level.${rating.level}`) })}</p>
        {rating.reasons.length === 0 ? null : (
          <p>{rating.reasons.map((reason) => t(`applicant:rating.reason.${reason}`)).join(' · ')}</p>
        )}
        {rating.comment === '' ? null : <p>{rating.comment}</p>}
      </Card>
    );
  if (!mayRate) return null;
  return (
    <>
      <RatingForm
        onSubmit={(body) =>
          void task
            .run(() => api('expertRating:give', { params: { reviewId }, body }))
            .then((hasWorked) => hasWorked && onChanged())
        }
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" isWide type="submit" form={ratingFormId} isBusy={task.isRunning}>
        {t('rating.submit')}
      </Button>
    </>
  );
}
