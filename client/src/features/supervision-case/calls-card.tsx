import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './case.module.css';

/** The calls of a case, each leading to its own story. */
export function CallsCard({ caseId, calls }: Pick<CaseView, 'caseId' | 'calls'>) {
  const { t } = useTranslation('supervision');
  const locale = useLocale();
  return (
    <Card title={t('caseOf.calls')}>
      {calls.length === 0 ? <p>{t('caseOf.noCalls')}</p> : null}
      <ul className={styles.rows}>
        {calls.map(({ callId, ticketNumber, state, agent, createdAt }) => (
          <li key={callId}>
            <Link href={`/calls/${callId}?case=${caseId}`} className={styles.call}>
              <strong>{ticketNumber ?? t('caseOf.noTicket')}</strong>
              <span>{[formatMoment(createdAt, locale), agent?.displayName].filter(Boolean).join(' · ')}</span>
              <span className={styles.tag}>{t(`state.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
