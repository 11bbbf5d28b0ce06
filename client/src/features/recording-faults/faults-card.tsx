import type { RecordingFaults } from '@cloudseat/shared/nouns/recording.ts';
import { recordingFaults } from '@cloudseat/shared/nouns/recording-faults.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StorageNotice } from '../../ui/recording/storage-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './faults-card.module.css';

/** Somebody who looks learns of a broken recorder while the talk still goes on. */
const againEveryMs = 10_000;

/** What is wrong with recordings now, each figure with the way to its list; by itself as long as the page is looked at. */
export function FaultsCard({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const { value, error, retry } = useLoad('recording-faults', () => api('recording:getFaults'), {
    keepsShown: true,
  });
  useExpiry(error, onExpired);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') retry();
    }, againEveryMs);
    return () => clearInterval(timer);
  }, [retry]);
  if (value === null) return error ? <ErrorNotice error={error} onRetry={retry} /> : null;
  return (
    <Card title={t('faults.title')}>
      <div className={styles.faults}>
        <StorageNotice storage={value.storage} />
        <Figures faults={value} />
        <p className={styles.small} data-as-of={value.serverNow}>
          {t(error ? 'faults.stale' : 'faults.asOf', { time: formatMoment(value.serverNow, locale) })}
        </p>
      </div>
    </Card>
  );
}

function Figures({ faults: { runningCount, counts } }: { faults: RecordingFaults }) {
  const { t } = useTranslation('recording');
  const found = recordingFaults.filter((fault) => (counts[fault] ?? 0) > 0);
  return (
    <>
      <p role="status">
        {t('faults.running', { count: runningCount })} {found.length === 0 ? t('faults.none') : null}
      </p>
      {found.length === 0 ? null : (
        <ul className={styles.figures}>
          {found.map((fault) => (
            <li key={fault}>
              <Link
                href={`/recordings?state=${fault}`}
                className={classNames(fault === 'interrupted' && styles.pressing)}
              >
                <strong>{t(`faults.name.${fault}`, { count: counts[fault] })}</strong>
                <span>{t(`faults.next.${fault}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
