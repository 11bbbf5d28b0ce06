import type { JointReviewSummary } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { classNames } from '../class-names.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './joint.module.css';

/** A review in a list: about what, how far, and what waits for whoever looks. */
export function ReviewRow({ review }: { review: JointReviewSummary }) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const { subject, state, owes, caseNumber, matterName, applicantName, scheduledAt } = review;
  return (
    <span className={styles.reviewRow}>
      <strong>{subject}</strong>
      <span className={classNames(owes !== 'nothing' && styles.warn)}>
        {t(`state.${state}`)}
        {owes === 'nothing' ? null : ` · ${t(`owes.${owes}`)}`}
      </span>
      <small>
        {caseNumber} · {text(matterName)} · {applicantName}
        {scheduledAt === null ? null : ` · ${formatDayAndTime(scheduledAt, locale)}`}
      </small>
    </span>
  );
}
