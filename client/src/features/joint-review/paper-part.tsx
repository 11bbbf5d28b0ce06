import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './review.module.css';

/** The one paper that came of it, and whether the applicant has it. */
export function PaperPart({ view }: { view: JointReviewView }) {
  const { t } = useTranslation('joint');
  const locale = useLocale();
  const { voucherId, number, issuedAt, receivedAt, notice } = view;
  if (issuedAt === null) return null;
  return (
    <section className={styles.paper} aria-labelledby="review-paper">
      <h3 id="review-paper">{t('paper.title')}</h3>
      <p>{t('paper.issued', { number: number ?? '', time: formatMoment(issuedAt, locale) })}</p>
      <p>
        {receivedAt === null
          ? t('paper.notReceived')
          : t('paper.received', { time: formatMoment(receivedAt, locale) })}
      </p>
      {voucherId === null ? (
        <p role="status">{t('paper.making')}</p>
      ) : (
        <PaperLink voucherId={voucherId}>{t('paper.open')}</PaperLink>
      )}
      {notice === null ? null : (
        <>
          <p>{t('paper.notice', { number: notice.number })}</p>
          <PaperLink voucherId={notice.voucherId}>{t('paper.openNotice')}</PaperLink>
        </>
      )}
    </section>
  );
}

function PaperLink({ voucherId, children }: { voucherId: VoucherId; children: string }) {
  return (
    <a href={apiUrl('voucher:content', { params: { voucherId } })} target="_blank" rel="noopener noreferrer">
      <Icon name="document" /> {children}
    </a>
  );
}
