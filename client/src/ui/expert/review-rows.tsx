import type { ExpertReviewId, ExpertReviewSummary } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './review-rows.module.css';

type ReviewRowsProps = {
  reviews: readonly ExpertReviewSummary[];
  to: (reviewId: ExpertReviewId) => string;
};

/** Expert reviews below each other: what it is, where it stands, and what it waits for; the whole of a row can be tapped. */
export function ReviewRows({ reviews, to }: ReviewRowsProps) {
  return (
    <ul className={styles.rows}>
      {reviews.map((review) => (
        <li key={review.reviewId}>
          <Link href={to(review.reviewId)}>
            <ReviewRow {...review} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function ReviewRow(review: ExpertReviewSummary) {
  const { title, kindName, unitName, caseNumber, state, duty, scheduledAt, conclusion } = review;
  const { t } = useTranslation('expert');
  const text = useLocalText();
  const locale = useLocale();
  return (
    <>
      <span className={styles.head}>
        <strong>{title}</strong>
        <span className={styles.state}>
          {conclusion === null
            ? t(`state.${state}`)
            : `${t(`state.${state}`)} · ${t(`conclusion.${conclusion}`)}`}
        </span>
      </span>
      <span className={styles.facts}>
        {text(kindName)} · {unitName} · {caseNumber}
        {scheduledAt === null ? null : ` · ${t('list.scheduled')} ${formatDayAndTime(scheduledAt, locale)}`}
      </span>
      {duty === 'nothing' ? null : <span className={styles.duty}>{t(`duty.${duty}`)}</span>}
    </>
  );
}
