import type { ReadingView } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { QuestionThreads } from './question-threads.tsx';
import styles from './reading.module.css';
import { ReadingMatrix } from './reading-matrix.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { type Reading, useReading } from './use-reading.ts';

type PanelProps = { review: ExpertReviewView; onExpired: () => void };
const before: readonly ExpertReviewView['state'][] = [
  ...(['draft', 'filed', 'drawConfigured', 'drawing', 'confirming', 'withdrawn'] as const),
];

/** Of the page of one review: what the pre-review asks of whoever looks, and how far it is. */
export function ReadingPanel({ review, onExpired }: PanelProps) {
  if (before.includes(review.state)) return null;
  return <OpenedPanel {...{ review, onExpired }} />;
}

function OpenedPanel({ review, onExpired }: PanelProps) {
  const reading = useReading(review, onExpired);
  const { view, error, retry } = reading;
  const { part, state } = review;
  const mayScheduleNow = part === 'convenor' && (state === 'panelSealed' || state === 'preReview');
  return (
    <>
      {mayScheduleNow ? <ScheduleCard key={`${state}/${review.scheduledAt}`} review={review} /> : null}
      {error && view === null ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {view === null ? null : <Parts {...{ review, view, reading }} />}
    </>
  );
}

type PartsProps = { review: ExpertReviewView; view: ReadingView; reading: Reading };

function Parts({ review, view, reading }: PartsProps) {
  const { t } = useTranslation('expert-reading');
  const { part, reviewId } = review;
  if (part === 'expert') return view.own === null ? null : <ExpertEntry {...{ review, view }} />;
  if (view.seats === null && view.questionCount === 0) return null;
  return (
    <>
      {view.seats === null ? null : (
        <Card title={t('matrix.title')}>
          <ReadingMatrix review={review} items={view.items} seats={view.seats} />
          {part === 'convenor' && view.items.length > 0 ? (
            <Link href={`/reviews/${reviewId}/read`}>{t('room.look')}</Link>
          ) : null}
        </Card>
      )}
      {view.questionCount === 0 && part !== 'convenor' ? null : (
        <Card
          title={
            view.openQuestionCount === 0
              ? t('questions.title', { count: view.questionCount })
              : t('questions.titleOpen', { count: view.openQuestionCount })
          }
        >
          <QuestionThreads {...{ review, view }} questions={reading.questions} onChanged={reading.retry} />
        </Card>
      )}
    </>
  );
}

/** What the expert still has to read, and the way to it. */
function ExpertEntry({ review, view }: Pick<PartsProps, 'review' | 'view'>) {
  const { t } = useTranslation('expert-reading');
  const locale = useLocale();
  const unread = view.items.filter(
    (item) => item.isRequired && !view.own?.find(({ itemId }) => itemId === item.itemId)?.isRead,
  );
  return (
    <Card title={t('room.title')}>
      {review.scheduledAt === null ? null : (
        <p>{t('room.sits', { at: formatDayAndTime(review.scheduledAt, locale) })}</p>
      )}
      <p className={unread.length === 0 ? styles.answered : styles.waits}>
        {unread.length === 0
          ? t('items.allRead')
          : t('items.unread', { names: unread.map(({ name }) => name).join('、') })}
      </p>
      <Link href={`/reviews/${review.reviewId}/read`} className={styles.enter}>
        {t('room.enter')}
      </Link>
    </Card>
  );
}
