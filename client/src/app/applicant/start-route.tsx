import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import { ConsentForm, consentFormId } from '../../features/consent/consent-form.tsx';
import { findEntry } from '../../features/entry/entry-memory.ts';
import { EntryNotice } from '../../features/entry/entry-notice.tsx';
import { useEntryOfAddress } from '../../features/entry/use-entry-of-address.ts';
import { FirmChoice } from '../../features/firm/firm-choice.tsx';
import { keepFirm, readFirm, recallFirm } from '../../features/firm/firm-draft.ts';
import { SignInForm, signInFormId } from '../../features/sign-in/sign-in-form.tsx';
import { readEntryCode } from '../../features/way-out/way-out-link.ts';
import { NicknameButton } from '../../features/wechat/nickname-button.tsx';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { BrowserNotice, StartGate } from './browser-gate.tsx';
import { keepDraft } from './draft.ts';
import { PlainPage } from './plain-page.tsx';
import { SignedInAs } from './signed-in-as.tsx';
import { loadCalls, loadWho, setWho, who } from './who.ts';
import { afterConsentPath, readWish, type Wish } from './wish.ts';

/** Step 1: who one is, then the notice; the draft call is opened with the consent. */
export function StartRoute({ matterId }: { matterId: MatterId }) {
  const { t } = useTranslation('common');
  const isEntryKnown = useEntryOfAddress(readEntryCode(useSearch()));
  if (!isEntryKnown) return <Loading>{t('loading')}</Loading>;
  return (
    <StartGate matterId={matterId}>
      <Start matterId={matterId} />
    </StartGate>
  );
}

function Start({ matterId }: { matterId: MatterId }) {
  const wish = readWish(useSearch());
  const { t: tCommon } = useTranslation('common');
  const { applicant, error } = useStore(who);
  if (applicant) return <ConsentStep matterId={matterId} wish={wish} />;
  if (applicant === null)
    return (
      <SignInStep
        backTo={`/matters/${matterId}`}
        notice={
          <>
            <EntryNotice matterId={matterId} />
            {wish === 'talk' ? <BrowserNotice matterId={matterId} /> : null}
          </>
        }
      />
    );
  return error ? (
    <PlainPage>
      <ErrorNotice error={error} onRetry={() => void loadWho()} />
    </PlainPage>
  ) : (
    <Loading>{tCommon('loading')}</Loading>
  );
}

type SignInStepProps = {
  backTo: string;
  hasSteps?: boolean;
  /** Of the page that one signs in for, where it is not one of the steps. */
  title?: string;
  notice?: ReactNode;
};

export function SignInStep({ backTo, hasSteps = true, title, notice = null }: SignInStepProps) {
  const { t } = useTranslation('applicant');
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Page
      title={hasSteps ? t('matter.start') : (title ?? t('calls.title'))}
      backTo={backTo}
      action={
        <Button kind="primary" isWide type="submit" form={signInFormId} isBusy={isBusy}>
          {t('signIn.submit')}
        </Button>
      }
    >
      {hasSteps ? <Stepper step={1} total={3} label={t('signIn.step')} /> : null}
      {notice}
      <SignInForm
        renderNameHelp={(onName) => <NicknameButton onName={onName} />}
        onBusy={setIsBusy}
        onSignedIn={(signedIn) => {
          setWho(signedIn);
          void loadCalls();
        }}
      />
    </Page>
  );
}

function ConsentStep({ matterId, wish }: { matterId: MatterId; wish: Wish }) {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  const locale = useLocale();
  const [, navigate] = useLocation();
  const task = useTask();
  const wording = useLoad(`consent/${locale}`, () => api('consentText:get', { query: { locale } }));
  const text = wording.value;
  const matter = useLoad(`matter/${matterId}`, () => api('matter:get', { params: { matterId } }));
  const [firm, setFirm] = useState(() => recallFirm(sessionStorage));
  const [isFirmTold, setIsFirmTold] = useState(false);

  function handleAgree(allowsRecording: boolean): void {
    if (text === null) return;
    const wanted = readFirm(firm);
    setIsFirmTold(wanted === undefined);
    if (wanted === undefined) return;
    void task.run(async () => {
      const entryCode = findEntry()?.code ?? null;
      const draft = { matterId, entryCode, locale, firm: wanted };
      const { callId } = await api('call:create', { body: draft });
      if (wanted !== null) keepFirm(sessionStorage, wanted);
      const { version, sha256 } = text;
      const body = { version, sha256, locale: text.locale, allowsRecording };
      await api('consent:give', { params: { callId: callId as CallId }, body });
      keepDraft(matterId, callId);
      navigate(afterConsentPath(matterId, wish));
    });
  }

  return (
    <Page
      title={t('matter.start')}
      backTo={`/matters/${matterId}`}
      action={
        <Button
          kind="primary"
          isWide
          type="submit"
          form={consentFormId}
          isBusy={task.isRunning}
          disabled={text === null}
        >
          {t('consent.submit')}
        </Button>
      }
    >
      <Stepper step={1} total={wish === 'message' ? 2 : 3} label={t('signIn.step')} />
      <EntryNotice matterId={matterId} />
      {wish === 'talk' ? <BrowserNotice matterId={matterId} /> : null}
      <SignedInAs />
      {matter.value === null || matter.value.audience === 'person' ? null : (
        <FirmChoice draft={firm} isTold={isFirmTold} onChange={setFirm} />
      )}
      {task.error ? <StartError error={task.error} onOutdated={wording.retry} /> : null}
      {wording.error ? <ErrorNotice error={wording.error} onRetry={wording.retry} /> : null}
      {text === null && wording.error === null ? <Loading>{tCommon('loading')}</Loading> : null}
      {text === null ? null : <ConsentForm wording={text} onAgree={handleAgree} />}
    </Page>
  );
}

/** Each with the way on: back to the running call, the new wording, signing in again. */
export function StartError({ error, onOutdated }: { error: SignalError; onOutdated?: () => void }) {
  const { t } = useTranslation('applicant');
  if (error.code === 'CALL_ALREADY_OPEN') {
    return (
      <ErrorNotice
        error={error}
        action={
          <LinkButton to="/waiting" kind="primary">
            {t('calls.back')}
          </LinkButton>
        }
      />
    );
  }
  if (error.code === 'CONSENT_OUTDATED' && onOutdated)
    return <ErrorNotice error={error} onRetry={onOutdated} />;
  if (error.code === 'UNAUTHENTICATED') {
    return (
      <ErrorNotice
        error={error}
        action={<Button onClick={() => void loadWho()}>{t('session.signIn')}</Button>}
      />
    );
  }
  return <ErrorNotice error={error} />;
}
