import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseCall, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../card.tsx';
import { useLocale } from '../use-locale.ts';
import styles from './case.module.css';

type CallsCardProps = Pick<CaseView, 'calls'> & { storyOf: ((callId: CallId) => string) | null };

/** The calls of a case, each leading to its own story where there is one for whoever looks. */
export function CallsCard({ calls, storyOf }: CallsCardProps) {
  const { t } = useTranslation('case-file');
  return (
    <Card title={t('caseOf.calls')}>
      {calls.length === 0 ? <p>{t('caseOf.noCalls')}</p> : null}
      <ul className={styles.rows}>
        {calls.map((call) => (
          <li key={call.callId}>
            {storyOf === null ? (
              <div className={styles.call}>
                <Call call={call} />
              </div>
            ) : (
              <Link href={storyOf(call.callId)} className={styles.call}>
                <Call call={call} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Call({ call: { ticketNumber, createdAt, agent, state } }: { call: CaseCall }) {
  const { t } = useTranslation(['case-file', 'desk']);
  const locale = useLocale();
  return (
    <>
      <strong>{ticketNumber ?? t('caseOf.noTicket')}</strong>
      <span>{[formatMoment(createdAt, locale), agent?.displayName].filter(Boolean).join(' · ')}</span>
      <span className={styles.tag}>{t(`desk:callState.${state}`)}</span>
    </>
  );
}
