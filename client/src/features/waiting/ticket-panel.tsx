import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { CalmStatus } from '../../ui/calm-status.tsx';
import { useRegionText } from '../../ui/region/use-region-text.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './waiting-page.module.css';
import { describeAhead, waitingStage, waitsForAgent } from './waiting-words.ts';

/** The ticket, large, and where it stands; changes are read out, not each of a quick line's. */
export function TicketPanel({ call, caseNumber }: { call: ApplicantCallView; caseNumber: string | null }) {
  const { t } = useTranslation(['applicant', 'own-case']);
  const regions = useRegionText()(call);
  return (
    <section className={styles.ticket} aria-label={t('waiting.yourNumber')}>
      <p className={styles.caption}>{t('waiting.yourNumber')}</p>
      <p className={styles.number}>{call.ticketNumber}</p>
      {caseNumber === null ? null : (
        <p className={styles.caption}>{t('own-case:number', { number: caseNumber })}</p>
      )}
      {regions === null ? null : <p className={styles.caption}>{regions}</p>}
      <div data-read-state="">
        <CalmStatus name={call.ticketNumber ?? ''}>
          {waitingStage(call) === 'ringing' ? (
            <p className={styles.ahead}>{t('waiting.reason.ringing')}</p>
          ) : (
            <QueueWords call={call} />
          )}
        </CalmStatus>
      </div>
    </section>
  );
}

/** An agent calls back: who, and until when to answer. */
export function CallingBackPanel({ call, now }: { call: ApplicantCallView; now: () => number }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const current = useNow(now);
  const { agent, answerUntil } = call;
  return (
    <section className={styles.ticket} aria-label={t('waiting.callingBack')}>
      <div role="alert">
        <p className={styles.ahead}>{t('waiting.callingBack')}</p>
        {agent === null ? null : (
          <p className={styles.band}>
            {agent.displayName} · {text(agent.departmentName)}
          </p>
        )}
      </div>
      <p className={styles.reason}>{t('waiting.callingBackNext')}</p>
      {answerUntil === null ? null : (
        <p className={styles.number} role="timer" aria-label={t('waiting.timeLeft')}>
          {formatSpan(answerUntil - current)}
        </p>
      )}
    </section>
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
  if (!waitsForAgent(waitingStage(call))) return <p className={styles.ahead}>{aheadWords}</p>;
  return (
    <>
      <p className={styles.ahead}>{aheadWords}</p>
      <p className={styles.band}>{t(`waiting.band.${waitBand ?? 'none'}`)}</p>
      {waitReason === null ? null : <p className={styles.reason}>{t(`waiting.reason.${waitReason}`)}</p>}
    </>
  );
}
