import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallWhy } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { AgentReason } from './agent-reason.tsx';
import { PriorityCard } from './priority-card.tsx';
import { WaitReasons } from './wait-reasons.tsx';
import styles from './why.module.css';
import { WhySteps } from './why-steps.tsx';

/** Why a call waited and why it went to whom it went, in words; then what happened, step by step. */
export function WhyPage({
  callId,
  mayListen,
  onExpired,
}: {
  callId: CallId;
  /** Whoever oversees agents may enter a talk that runs. */
  mayListen: boolean;
  onExpired: () => void;
}) {
  const { t } = useTranslation(['supervision', 'common']);
  const search = useSearch();
  const caseId = new URLSearchParams(search).get('case');
  const why = useLoad(callId, () => api('supervision:why', { params: { callId } }));
  useExpiry(why.error, onExpired);
  useTitle(
    `${why.value ? t('why.title', { ticket: why.value.call.ticketNumber }) : t('calls.title')} · ${t('title')}`,
  );
  return (
    <>
      <div className={styles.bar}>
        {caseId === null ? (
          <LinkButton to={search === '' ? '/' : `/?${search}`} kind="plain" icon="back">
            {t('why.back')}
          </LinkButton>
        ) : (
          <LinkButton to={`/cases/${caseId}`} kind="plain" icon="back">
            {t('why.backToCase')}
          </LinkButton>
        )}
        <Button kind="plain" icon="retry" onClick={why.retry}>
          {t('refresh')}
        </Button>
      </div>
      {why.error ? <ErrorNotice error={why.error} onRetry={why.retry} /> : null}
      {why.value === null && !why.error ? <Loading>{t('common:loading')}</Loading> : null}
      {why.value ? (
        <>
          <CallCard why={why.value} />
          {mayListen && runningStates.includes(why.value.call.state) ? <ListenCard callId={callId} /> : null}
          <PriorityCard call={why.value.call} onChanged={why.retry} />
          <WaitReasons why={why.value} />
          <AgentReason why={why.value} />
          <WhySteps why={why.value} />
        </>
      ) : null}
    </>
  );
}

function ListenCard({ callId }: { callId: CallId }) {
  const { t } = useTranslation('supervision');
  return (
    <Card title={t('why.listenTitle')}>
      <p className={styles.listen}>{t('why.listenText')}</p>
      <LinkButton to={`/calls/${callId}/listen`} kind="primary" icon="speaker">
        {t('why.listen')}
      </LinkButton>
    </Card>
  );
}

function CallCard({ why: { call, serverNow } }: { why: CallWhy }) {
  const { t } = useTranslation(['supervision', 'desk']);
  const text = useLocalText();
  const locale = useLocale();
  const facts: [string, string][] = [
    [t('why.matter'), text(call.matterName)],
    [t('why.department'), text(call.departmentName)],
    [t('why.applicant'), call.applicantName],
    [t('why.takenAt'), formatMoment(call.enqueuedAt, locale)],
    [t('why.state'), t(`desk:callState.${call.state}`)],
  ];
  return (
    <Card>
      <h1 className={styles.title}>{t('why.title', { ticket: call.ticketNumber })}</h1>
      <Facts facts={facts} />
      <p className={styles.small}>{t('upTo', { time: formatMoment(serverNow, locale) })}</p>
    </Card>
  );
}
