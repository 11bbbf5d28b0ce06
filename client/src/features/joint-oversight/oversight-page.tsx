import type { JointReviewSummary } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewRows } from '../../ui/joint/review-rows.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './oversight.module.css';

/** Conflicts that were passed up to this supervisor, and the other reviews with a part of their department. */
export function OversightPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['joint', 'supervision']);
  const { value, error, retry } = useLoad('oversight', () =>
    api('jointReview:list', { query: { scope: 'running' } }),
  );
  useExpiry(error, onExpired);
  useTitle(`${t('joint:oversight.title')} · ${t('supervision:title')}`);
  const reviews = value?.reviews ?? [];
  const awaited = reviews.filter(({ owes }) => owes === 'resolution');
  const others = reviews.filter(({ owes }) => owes !== 'resolution');
  return (
    <>
      <h1 className={styles.title}>{t('joint:oversight.title')}</h1>
      <p>{t('joint:oversight.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('joint:loading')}</Loading> : null}
      {value === null ? null : (
        <>
          <Rows title={t('joint:oversight.escalated')} none={t('joint:oversight.none')} reviews={awaited} />
          <Rows title={t('joint:oversight.others')} none={t('joint:oversight.noOthers')} reviews={others} />
        </>
      )}
    </>
  );
}

type RowsProps = { title: string; none: string; reviews: readonly JointReviewSummary[] };

function Rows({ title, none, reviews }: RowsProps) {
  return (
    <Card title={title}>
      {reviews.length === 0 ? <p>{none}</p> : null}
      <ReviewRows reviews={reviews} to={(reviewId) => `/joint-reviews/${reviewId}`} />
    </Card>
  );
}
