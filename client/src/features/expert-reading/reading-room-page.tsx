import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api } from '../../lib/http.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTitle } from '../../ui/use-title.ts';
import styles from './reading.module.css';
import { ReadingRoom } from './reading-room.tsx';
import { useReading } from './use-reading.ts';

type PageProps = { reviewId: ExpertReviewId; onExpired: () => void };

/** Where an expert, or the convenor, reads what a project brought. */
export function ReadingRoomPage({ reviewId, onExpired }: PageProps) {
  const { t } = useTranslation(['expert-reading', 'common']);
  const { value, error, retry } = useReviewLoad(reviewId, `expert-review/${reviewId}`, () =>
    api('expertReview:get', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  useTitle(value === null ? t('room.title') : `${t('room.title')} · ${value.title}`);
  return (
    <div className={styles.page}>
      <header className={styles.pageHead}>
        <Link href={`/reviews/${reviewId}`}>{t('room.back')}</Link>
        <h1>{value?.title ?? t('room.title')}</h1>
      </header>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value === null ? null : <LoadedRoom review={value} onExpired={onExpired} />}
    </div>
  );
}

function LoadedRoom({ review, onExpired }: { review: ExpertReviewView; onExpired: () => void }) {
  const { t } = useTranslation(['expert-reading', 'common']);
  const reading = useReading(review, onExpired);
  const { view, error, retry } = reading;
  if (view === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  if (view.items.length === 0) return <Empty title={t('items.none')} />;
  return <ReadingRoom {...{ review, view, reading }} />;
}
