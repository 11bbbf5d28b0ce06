import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FormStore } from '../../features/form-fill/form-store.ts';
import { isRunning } from '../../features/my-calls/whats-next.ts';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { FormSheet, openForm } from './call-form.tsx';
import styles from './case-form.module.css';
import type { Line } from './line.ts';
import { useLine } from './use-line.ts';

type CaseFormProps = {
  ownCase: OwnCaseView;
  /** All of whoever is signed in; null until they are known. */
  calls: readonly CallSummary[] | null;
  onChanged: () => void;
  /** Whether the form that is open has its paper in it: it is to be signed in one place. */
  onPaper: (isShown: boolean) => void;
};

/**
 * The form of an own case outside of its calls, for as long as the case is open. While somebody waits or talks it has its place
 * there: a line opened here would take the call from that page.
 */
export function CaseForm({ ownCase, calls, onChanged, onPaper }: CaseFormProps) {
  const { caseId, state } = ownCase;
  const callId = ownCase.calls.slice(-1)[0]?.callId;
  const isBusy = calls === null || calls.some(isRunning);
  const isOpen = isCaseOpen(state);
  const [wasOpened, setWasOpened] = useState(false);
  if (callId === undefined || isBusy) return null;
  if (!isOpen) return wasOpened ? <Ended /> : null;
  return (
    <FormCard key={caseId} {...{ ownCase, callId, onChanged, onPaper }} onOpened={() => setWasOpened(true)} />
  );
}

/** It ended while its form was open here. */
function Ended() {
  const { t } = useTranslation('own-case');
  return <Banner>{t('form.ended')}</Banner>;
}

type FormCardProps = Omit<CaseFormProps, 'calls'> & { callId: CallId; onOpened: () => void };

function FormCard({ ownCase, callId, onChanged, onPaper, onOpened }: FormCardProps) {
  const { t } = useTranslation('own-case');
  const { caseId } = ownCase;
  const [isOpen, setIsOpen] = useState(false);
  const { value, error, retry } = useLoad(
    `form/${caseId}`,
    () => api('form:findOwn', { params: { caseId } }),
    { keepsShown: true },
  );
  if (value === null) return error ? <ErrorNotice error={error} onRetry={retry} /> : null;
  const { state } = value;
  if (state === 'none') return null;
  function toggle(): void {
    setIsOpen(!isOpen);
    onOpened();
    // How far it came is said again once it is closed.
    if (isOpen) retry();
  }
  return (
    <Card title={t('form.title')}>
      <div className={styles.form}>
        {isOpen ? null : <p>{t(`form.${state}`)}</p>}
        <Button icon={isOpen ? 'up' : 'list'} isWide aria-expanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'form.close' : `form.to.${state}`)}
        </Button>
        {isOpen ? <OpenedForm {...{ ownCase, callId, onChanged, onPaper }} /> : null}
      </div>
    </Card>
  );
}

type OpenedProps = Omit<FormCardProps, 'onOpened'>;

function OpenedForm(props: OpenedProps) {
  const { t } = useTranslation('common');
  const { value: line, error, retry } = useLine();
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (line === null) return <Loading>{t('loading')}</Loading>;
  return <FormOnLine line={line} {...props} />;
}

type OnLineProps = OpenedProps & { line: Line };

function FormOnLine({ line: { signal }, ownCase, callId, onChanged, onPaper }: OnLineProps) {
  const { t } = useTranslation('own-case');
  const connection = useStore(signal.connection);
  const [store, setStore] = useState<FormStore | null>(null);
  useEffect(() => {
    const made = openForm(signal, callId);
    void made.load();
    setStore(made);
    return made.close;
  }, [signal, callId]);
  // Its paper comes a moment after it was sent, and is signed below.
  useEffect(() => signal.on('case:changed', onChanged), [signal, onChanged]);
  if (connection === 'replaced')
    return (
      <Banner tone="warn" action={<Button onClick={signal.takeBack}>{t('form.takeBack')}</Button>}>
        {t('form.replaced')}
      </Banner>
    );
  return (
    <>
      {connection === 'offline' ? <Banner tone="warn">{t('form.offline')}</Banner> : null}
      {store === null ? null : <FormSheet {...{ store, ownCase, onPaper }} />}
    </>
  );
}
