import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionStore } from '../../signal/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import { PlaceActions, type PlaceQuestion } from './place-actions.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { RemindMe } from './remind-me.tsx';
import { StageBanner } from './stage-banner.tsx';
import { CallingBackPanel, RingingWords, TicketPanel } from './ticket-panel.tsx';
import styles from './waiting-page.module.css';
import { isTurnNear, offersCallback, type WaitingStage, waitingStage } from './waiting-words.ts';
import { WelcomeBack } from './welcome-back.tsx';

/** Whether a callback is to be offered by now, ms. */
const offerLookEveryMs = 5_000;

type PlaceChange = 'leave' | 'pause' | 'comeBack' | 'requestCallback';
type WaitingPageProps = {
  call: ApplicantCallView;
  /** Null until the record has it. */
  caseNumber: string | null;
  /** Where a callback's text goes, masked; null while it is not known. */
  phone: string | null;
  now: () => number;
  connection: ConnectionStore;
  materials: ReactNode;
  error: ReactNode;
  switchDevice: ReactNode;
  chat: ReactNode;
  isBusy: boolean;
  onChange: (how: PlaceChange) => void;
  /** Takes the agent's callback. */
  onAnswer: () => void;
  onRefuse: () => void;
};

/** The line: the number, how many are ahead, why one waits, and what to do meanwhile. */
export function WaitingPage(props: WaitingPageProps) {
  const { call, phone, now, connection, materials, error, isBusy, onChange } = props;
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const state = useStore(connection);
  const [question, setQuestion] = useState<PlaceQuestion | null>(null);
  const stage = waitingStage(call);
  const current = useNow(now, offerLookEveryMs);
  const isCallbackOffered = stage === 'inLine' && offersCallback(call, current);
  const isNear = isTurnNear(call) && !isCallbackOffered;
  useWakeLock();
  useSeen(stage);

  function handleConfirm(confirmed: PlaceQuestion): void {
    setQuestion(null);
    if (confirmed === 'refuse') props.onRefuse();
    else onChange(confirmed);
  }

  return (
    <Page
      title={text(call.matterName)}
      tellsChanges
      action={
        <>
          {stage === 'ringing' ? <RingingWords /> : null}
          <PlaceActions
            stage={stage}
            isCallbackOffered={isCallbackOffered}
            isBusy={isBusy}
            onAsk={setQuestion}
            onComeBack={() => onChange('comeBack')}
            onAnswer={props.onAnswer}
          />
        </>
      }
    >
      <Stepper step={3} total={3} label={t('waiting.title')} />
      {state === 'offline' ? (
        <Banner tone="warn" title={t('waiting.offline')}>
          {t('waiting.offlineNext')}
        </Banner>
      ) : null}
      {error}
      {state === 'online' && stage === 'inLine' && call.aheadCount !== null ? (
        <WelcomeBack aheadCount={call.aheadCount} />
      ) : null}
      <StageBanner
        call={call}
        stage={stage}
        phone={phone}
        isCallbackOffered={isCallbackOffered}
        now={now}
        onCallback={() => setQuestion('requestCallback')}
      />
      {stage === 'callingBack' ? (
        <CallingBackPanel call={call} now={now} />
      ) : (
        <TicketPanel call={call} caseNumber={props.caseNumber} />
      )}
      {isNear ? (
        <Banner tone="good" title={t('turn.near')}>
          {t('turn.nearNext')}
        </Banner>
      ) : stage === 'ringing' || (stage === 'inLine' && !isCallbackOffered) ? (
        <p className={styles.keepOpen}>{t('waiting.keepOpen')}</p>
      ) : null}
      {stage === 'inLine' ? <RemindMe /> : null}
      {stage === 'callingBack' ? null : (
        <>
          <Card title={t('waiting.materialsTitle')}>{materials}</Card>
          {props.chat}
          {props.switchDevice}
        </>
      )}
      {question === null ? null : (
        <PlaceDialog
          question={question}
          isCallback={call.isCallback}
          phone={phone}
          onStay={() => setQuestion(null)}
          onConfirm={() => handleConfirm(question)}
        />
      )}
    </Page>
  );
}

/** What has changed about the place stands at the top, wherever one has scrolled to; that it rings is said at the bottom. */
function useSeen(stage: WaitingStage): void {
  const before = useRef(stage);
  useEffect(() => {
    const isNew = before.current !== stage;
    before.current = stage;
    if (isNew && stage !== 'ringing') window.scrollTo(0, 0);
  }, [stage]);
}
