import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './waiting-page.module.css';
import { describeAhead, waitingStage } from './waiting-words.ts';

/** The ticket, large, and where it stands; changes are read out. */
export function TicketPanel({ call }: { call: ApplicantCallView }) {
  const { t } = useTranslation('applicant');
  const stage = waitingStage(call);
  return (
    <>
      {stage === 'away' ? (
        <Banner tone="warn" title={t('waiting.awayTitle')}>
          {t('waiting.awayNext')}
        </Banner>
      ) : null}
      {stage === 'passed' ? (
        <Banner tone="warn" title={t('waiting.passedTitle')}>
          {t('waiting.passedNext')}
        </Banner>
      ) : null}
      <section className={styles.ticket} aria-label={t('waiting.yourNumber')}>
        <p className={styles.caption}>{t('waiting.yourNumber')}</p>
        <p className={styles.number}>{call.ticketNumber}</p>
        <div role="status" aria-live="polite">
          {stage === 'ringing' ? (
            <p className={styles.ahead}>{t('waiting.reason.ringing')}</p>
          ) : (
            <QueueWords call={call} />
          )}
        </div>
      </section>
    </>
  );
}

/** Stands at the bottom, in sight wherever one has scrolled to. */
export function RingingWords() {
  const { t } = useTranslation('applicant');
  return (
    <div className={styles.ringing} role="status">
      <p className={styles.ringingTitle}>
        <Spinner size={22} />
        <span>{t('waiting.ringingTitle')}</span>
      </p>
      <p>{t('waiting.ringingNext')}</p>
    </div>
  );
}

function QueueWords({ call }: { call: ApplicantCallView }) {
  const { t } = useTranslation('applicant');
  const { aheadCount, waitBand, waitReason } = call;
  if (aheadCount === null) return null;
  const ahead = describeAhead(aheadCount);
  const aheadWords = 'count' in ahead ? t(ahead.key, { count: ahead.count }) : t(ahead.key);
  return (
    <>
      <p className={styles.ahead}>{aheadWords}</p>
      <p className={styles.band}>{t(`waiting.band.${waitBand ?? 'none'}`)}</p>
      {waitReason === null ? null : <p className={styles.reason}>{t(`waiting.reason.${waitReason}`)}</p>}
    </>
  );
}
