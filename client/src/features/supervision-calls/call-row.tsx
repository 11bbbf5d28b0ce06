import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatMoment } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './calls.module.css';

/** One call of the list; the whole row leads to its story. */
export function CallRow({ call }: { call: SupervisedCall }) {
  const { t } = useTranslation('supervision');
  const text = useLocalText();
  const locale = useLocale();
  const time = formatSpan(call.waitMs);
  const parts = [
    formatMoment(call.enqueuedAt, locale),
    text(call.departmentName),
    call.applicantName,
    call.agent && t('calls.taken', { name: call.agent.displayName }),
    call.unansweredCount > 0 && t('calls.unanswered', { count: call.unansweredCount }),
  ];
  return (
    <li>
      <Link href={`/calls/${call.callId}`} className={styles.row}>
        <span className={styles.ticket}>{call.ticketNumber}</span>
        <span className={styles.matter}>
          <span className={styles.name}>{text(call.matterName)}</span>
          <small>{parts.filter(Boolean).join(' · ')}</small>
        </span>
        <span className={styles.end}>
          <span className={styles.tags}>
            {call.priority > 0 ? (
              <span className={styles.urgent}>{t(`priority.of.${call.priority}`)}</span>
            ) : null}
            <span className={styles.tag}>{t(`state.${call.state}`)}</span>
          </span>
          <span>{t(call.isWaiting ? 'calls.waiting' : 'calls.waited', { time })}</span>
        </span>
      </Link>
    </li>
  );
}
