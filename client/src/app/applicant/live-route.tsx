import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { TicketGate } from './browser-gate.tsx';
import type { Line } from './line.ts';
import { pageOf } from './line-rules.ts';
import { LiveCall } from './live-call.tsx';
import { pictureFirstMs } from './picture-first.ts';
import { PlainPage } from './plain-page.tsx';
import { OutdatedPage, ReplacedPage, SignedOutPage } from './session-pages.tsx';
import { useLine } from './use-line.ts';
import { loadCalls } from './who.ts';

/** Waiting and talking: the page follows the call's state, whatever address was opened. */
export function LiveRoute() {
  return (
    <TicketGate>
      <Live />
    </TicketGate>
  );
}

function Live() {
  const { t } = useTranslation('applicant');
  const { value: line, error, retry } = useLine();
  if (error)
    return (
      <PlainPage>
        <ErrorNotice error={error} onRetry={retry} />
      </PlainPage>
    );
  if (line === null) return <Loading>{t('waiting.loading')}</Loading>;
  return <LiveLine line={line} />;
}

function LiveLine({ line }: { line: Line }) {
  const { t } = useTranslation('applicant');
  const [path, navigate] = useLocation();
  const connection = useStore(line.signal.connection);
  const { isLoaded, call, hasAnswered } = useStore(line.state);
  const page = call === null ? null : pageOf(call, hasAnswered);
  const target =
    page === 'rating' && call !== null ? `/rating/${call.callId}` : page === null ? null : `/${page}`;
  useEffect(() => {
    if (page === 'rating') void loadCalls();
    if (target === null || target === path) return;
    const follow = () => navigate(target, { replace: true });
    if (page !== 'call') return follow();
    const timer = setTimeout(follow, pictureFirstMs);
    return () => clearTimeout(timer);
  }, [target, path, page, navigate]);

  if (connection === 'replaced') return <ReplacedPage onTakeBack={line.signal.takeBack} />;
  if (connection === 'outdated') return <OutdatedPage />;
  if (connection === 'signedOut') return <SignedOutPage onSignedIn={line.signal.takeBack} />;
  if (!isLoaded) return <Loading>{t('waiting.loading')}</Loading>;
  if (call === null) {
    return (
      <PlainPage isCard>
        <Empty
          title={t('waiting.none')}
          action={
            <LinkButton to="/" kind="primary">
              {t('list.toHome')}
            </LinkButton>
          }
        >
          {t('waiting.noneNext')}
        </Empty>
      </PlainPage>
    );
  }
  if (page === null) return <Redirect to={`/matters/${call.matterId}/start`} replace />;
  return page === 'rating' ? null : <LiveCall line={line} call={call} key={call.callId} />;
}
