import type { OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime, formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { voucherUrl } from '../../ui/voucher-list.tsx';
import styles from './own-joint.module.css';
import { canEnter } from './own-review.ts';

type OwnReviewCardProps = {
  review: OwnJointReview;
  /** None on its own page, which has it. */
  title?: string;
};

/** A review of an own case: who looks at it together, how far they are, the way in, the paper. */
export function OwnReviewCard({ review, title }: OwnReviewCardProps) {
  const { t } = useTranslation('own-joint');
  const text = useLocalText();
  const locale = useLocale();
  const { subject, state, departments, scheduledAt, voucherId, issuedAt } = review;
  return (
    <Card title={title}>
      <p className={styles.subject}>{subject}</p>
      <p className={styles.state} role="status">
        {t(`state.${state}`)}
      </p>
      <p>{t(`next.${state}`)}</p>
      {scheduledAt !== null && (state === 'proposed' || state === 'adjourned') ? (
        <p>
          <strong>{t('card.time', { time: formatDayAndTime(scheduledAt, locale) })}</strong>
        </p>
      ) : null}
      <p className={styles.who}>
        {t('card.departments', {
          names: departments
            .map(({ name, isLead }) => (isLead ? t('card.lead', { name: text(name) }) : text(name)))
            .join(t('between')),
        })}
      </p>
      {canEnter(review) ? (
        <LinkButton to={`/reviews/${review.reviewId}`} kind="primary" isWide>
          {t(review.isAwaited ? 'card.enterAsked' : 'card.enter')}
        </LinkButton>
      ) : null}
      {voucherId === null ? null : (
        <a className={styles.paper} href={voucherUrl(voucherId)} target="_blank" rel="noopener noreferrer">
          <Icon name="document" />
          <span>
            {t('card.paper', { number: review.number ?? '' })}
            {issuedAt === null ? null : <small>{formatMoment(issuedAt, locale)}</small>}
          </span>
        </a>
      )}
    </Card>
  );
}
