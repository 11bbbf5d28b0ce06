import type { RecordingId, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { FactsCard } from './facts-card.tsx';
import { GapsCard } from './gaps-card.tsx';
import { JobsCard } from './jobs-card.tsx';
import { KeepCard } from './keep-card.tsx';
import styles from './recording-page.module.css';
import { SealCard } from './seal-card.tsx';
import { isAwaited } from './what-waits.ts';

type RecordingPageProps = {
  recordingId: RecordingId;
  reader: 'agent' | 'supervisor' | 'admin' | 'convenor';
  /** Where one comes from. */
  backTo?: string;
  /** Where it is watched. */
  renderPlayer: (view: RecordingView, refresh: () => void) => ReactNode;
  onExpired: () => void;
};
const againEveryMs = 5_000;

/** One recording: to watch, its seal, its gaps, how long it is kept, and what can be made of it. */
export function RecordingPage({
  recordingId,
  reader,
  backTo = '/recordings',
  renderPlayer,
  onExpired,
}: RecordingPageProps) {
  const { t } = useTranslation(['recording', 'common', 'supervision']);
  const {
    value: view,
    error,
    retry: refresh,
  } = useLoad(recordingId, () => api('recording:get', { params: { recordingId } }), { keepsShown: true });
  const isAwaiting = view !== null && isAwaited(view);
  useExpiry(error, onExpired);
  useTitle(`${view === null ? t('title') : titleOf(view)} · ${t('supervision:title')}`);
  useEffect(() => {
    if (!isAwaiting) return;
    const timer = setInterval(refresh, againEveryMs);
    return () => clearInterval(timer);
  }, [isAwaiting, refresh]);

  function titleOf({ caseNumber, kind }: RecordingView): string {
    return `${caseNumber ?? ''} ${t('page.title', { kind: t(`kind.${kind}`) })}`.trim();
  }
  return (
    <>
      <div className={styles.bar}>
        <LinkButton to={backTo} kind="plain" icon="back">
          {t(reader === 'convenor' ? 'page.backToReview' : 'page.back')}
        </LinkButton>
        {view?.caseId && (reader === 'supervisor' || reader === 'admin') ? (
          <LinkButton to={`/cases/${view.caseId}`} kind="plain" icon="document">
            {t('page.toCase')}
          </LinkButton>
        ) : null}
      </div>
      {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      {view === null ? (
        error ? null : (
          <Loading>{t('common:loading')}</Loading>
        )
      ) : (
        <>
          <FactsCard view={view} title={titleOf(view)} />
          <Watching {...{ view, reader }}>{renderPlayer(view, refresh)}</Watching>
          <GapsCard view={view} mayExplain={reader !== 'admin'} onChanged={refresh} />
          <SealCard view={view} />
          <KeepCard view={view} mayChange={reader === 'supervisor'} onChanged={refresh} />
          {reader === 'admin' || reader === 'convenor' || view.deletedAt !== null ? null : (
            <JobsCard view={view} onChanged={refresh} />
          )}
        </>
      )}
    </>
  );
}

type WatchingProps = Pick<RecordingPageProps, 'reader'> & { view: RecordingView; children: ReactNode };

/** The player, or in its place why there is none. */
function Watching({ view, reader, children }: WatchingProps) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  if (view.deletedAt !== null)
    return (
      <Banner tone="info" title={t('page.deletedTitle')}>
        {t('page.deletedText', { time: formatMoment(view.deletedAt, locale) })}
      </Banner>
    );
  if (reader === 'admin')
    return (
      <Banner tone="info" title={t('page.adminTitle')}>
        {t('page.adminText')}
      </Banner>
    );
  if (view.state === 'failed')
    return (
      <Banner tone="warn" title={t('page.failedTitle')}>
        {t('page.failedText')}
      </Banner>
    );
  if (view.endedAt === null) return <Banner tone="info">{t('page.notYet')}</Banner>;
  return children;
}
