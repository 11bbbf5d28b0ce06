import type { ExpertReviewId, ExpertReviewSummary } from '@cloudseat/shared/nouns/expert-review.ts';
import { sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLocalText } from '../use-locale.ts';
import styles from './review-rows.module.css';
import { TimeLeft } from './time-left.tsx';

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
  const { title, kindName, unitName, caseNumber, state, duty, dueAt, scheduledAt, conclusion } = review;
  const { t } = useTranslation('expert');
  const text = useLocalText();
  const isAhead = scheduledAt !== null && sealedPanelStates.includes(state);
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
      </span>
      {duty === 'nothing' ? null : <span className={styles.duty}>{t(`duty.${duty}`)}</span>}
      {dueAt === null ? null : <TimeLeft at={dueAt} of="due" />}
      {isAhead ? <TimeLeft at={scheduledAt} of="sitting" /> : null}
    </>
  );
}
