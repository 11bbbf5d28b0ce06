import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { HeldPage } from '../../features/helping/held-page.tsx';
import { readEnded } from '../../features/helping/held-rules.ts';
import { HeldTalk } from '../../features/helping/held-talk.tsx';
import { HelpingPage } from '../../features/helping/helping-page.tsx';
import { OverPage } from '../../features/helping/over-page.tsx';
import { uploadsOfMandate } from '../../features/materials/uploads.ts';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { keepEntered } from './entered-mandate.ts';
import { ErrorPage } from './error-page.tsx';
import { HeldUpload } from './held-upload.tsx';
import { SignedOutPage } from './session-pages.tsx';
import { SignedInAs } from './signed-in-as.tsx';
import { SignInStep } from './start-route.tsx';
import { useHeldChanges } from './use-held-changes.ts';
import { loadCalls, loadWho, who } from './who.ts';

/** 我替别人办的: the list, or one of them. Whoever is not signed in does so first, and is then where they wanted to be. */
export function HelpingRoute({ mandateId }: { mandateId: MandateId | null }) {
  const { t } = useTranslation(['common', 'helping']);
  const { applicant, error } = useStore(who);
  useEffect(() => {
    if (applicant) void loadCalls();
  }, [applicant]);
  if (applicant === null) return <SignInStep backTo="/" hasSteps={false} title={t('helping:title')} />;
  if (applicant === undefined)
    return error ? (
      <ErrorPage error={error} onRetry={() => void loadWho()} />
    ) : (
      <Loading>{t('loading')}</Loading>
    );
  return mandateId === null ? <Helping /> : <Held key={mandateId} mandateId={mandateId} />;
}

function Helping() {
  const { t } = useTranslation('common');
  const {
    value,
    error,
    retry: refresh,
  } = useLoad('held', () => api('mandate:listHeld'), { keepsShown: true });
  useHeldChanges(refresh);
  if (error?.code === 'UNAUTHENTICATED') return <SignedOutPage onSignedIn={refresh} />;
  if (value === null)
    return error ? <ErrorPage error={error} onRetry={refresh} /> : <Loading>{t('loading')}</Loading>;
  return (
    <HelpingPage
      mandates={value.mandates}
      notice={
        <>
          <SignedInAs />
          {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
        </>
      }
    />
  );
}

function Held({ mandateId }: { mandateId: MandateId }) {
  const { t } = useTranslation('common');
  const [, navigate] = useLocation();
  const params = { mandateId };
  const {
    value,
    error,
    retry: refresh,
  } = useLoad(`held/${mandateId}`, () => api('mandate:getHeld', { params }), { keepsShown: true });
  const talk = value?.talk ?? 'none';
  useHeldChanges(refresh, talk === 'asked' || talk === 'invited');
  useEffect(() => uploadsOfMandate(mandateId).onArrived(async () => refresh()), [mandateId, refresh]);
  if (error?.code === 'UNAUTHENTICATED') return <SignedOutPage onSignedIn={refresh} />;
  const ended = readEnded(error);
  if (ended !== null) return <OverPage how={ended} />;
  if (value === null)
    return error ? <ErrorPage error={error} onRetry={refresh} /> : <Loading>{t('loading')}</Loading>;
  /** Refused or not, what there is now is asked for. */
  const act = (work: () => Promise<unknown>) => async () => {
    await work().finally(refresh);
  };
  return (
    <HeldPage
      held={value}
      notice={error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      talk={
        <HeldTalk
          talk={talk}
          onKnock={act(() => api('mandate:knock', { params }))}
          onEnter={(allowsRecording) =>
            act(async () => {
              await api('mandate:enter', { params, body: { allowsRecording } });
              keepEntered(mandateId);
              navigate('/join');
            })()
          }
          onReturn={() => navigate('/join')}
        />
      }
      uploadOf={(line) => <HeldUpload mandateId={mandateId} line={line} />}
      onGiveBack={act(() => api('mandate:giveBack', { params }))}
    />
  );
}
