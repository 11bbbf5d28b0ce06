import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { formatSpan, formatTimeOfDay } from '../../lib/time-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './queue.module.css';

type Listed = { calls: CallSummary[] | null; error: SignalError | null };

/** The agent's calls of today, newest first; fetched again whenever `refreshKey` changes. */
export function CallsToday({ refreshKey }: { refreshKey: string }) {
  const { t } = useTranslation('desk');
  const [listed, setListed] = useState<Listed>({ calls: null, error: null });
  const load = useCallback(() => {
    setListed((known) => ({ ...known, error: null }));
    api('call:listToday').then(
      ({ calls }) => setListed({ calls, error: null }),
      (thrown) => setListed((known) => ({ ...known, error: toSignalError(thrown) })),
    );
  }, []);
  // The key is the reason to load again.
  useEffect(load, [load, refreshKey]);

  return (
    <section className={styles.panel} aria-label={t('today.calls')}>
      <div className={styles.head}>
        <h2>{t('today.calls')}</h2>
        <Button type="link" size="small" onClick={load}>
          {t('today.refresh')}
        </Button>
      </div>
      {listed.error ? <ErrorNotice error={listed.error} onRetry={load} /> : null}
      {listed.calls === null && !listed.error ? <Loading>{t('loading')}</Loading> : null}
      {listed.calls?.length === 0 ? <p className={styles.empty}>{t('today.callsEmpty')}</p> : null}
      <ul className={styles.rows}>
        {listed.calls?.map((call) => (
          <CallRow key={call.callId} call={call} />
        ))}
      </ul>
    </section>
  );
}

function CallRow({ call }: { call: CallSummary }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const locale = useLocale();
  function talkWords(): string {
    if (call.endedAt === null) return t('today.running');
    return call.talkMs === null ? t('today.noTalk') : t('today.talked', { time: formatSpan(call.talkMs) });
  }
  return (
    <li>
      <span className={styles.ticket}>{call.ticketNumber ?? '—'}</span>
      <span className={styles.matter}>
        <span className={styles.name} title={text(call.matterName)}>
          {text(call.matterName)}
        </span>
        <small>
          {formatTimeOfDay(call.connectedAt ?? call.createdAt, locale)} · {call.applicantName}
          {call.waitMs === null ? null : <> · {t('today.waited', { time: formatSpan(call.waitMs) })}</>}
        </small>
      </span>
      <span className={styles.wait}>
        {call.disposition ? (
          <span className={styles.tag}>{t(`wrapUp.dispositionOf.${call.disposition}`)}</span>
        ) : null}
        <span>{talkWords()}</span>
      </span>
    </li>
  );
}
