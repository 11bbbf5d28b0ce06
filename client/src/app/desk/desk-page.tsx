import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { memo, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceDialog } from '../../features/desk-devices/device-dialog.tsx';
import { KeysDialog } from '../../features/desk-keys/keys-dialog.tsx';
import { useDeskKeys, useKeysEnabled } from '../../features/desk-keys/use-desk-keys.ts';
import { LegDialog } from '../../features/desk-leg/leg-dialog.tsx';
import { useOfferAlert } from '../../features/desk-offer/use-offer-alert.ts';
import { QueuePanel } from '../../features/desk-queue/queue-panel.tsx';
import { TodayPanel } from '../../features/desk-queue/today-panel.tsx';
import { askToNotify, readNotifyState } from '../../lib/notify.ts';
import type { ConnectionState } from '../../signal/types.ts';
import { classNames } from '../../ui/class-names.ts';
import { OpenDocument } from '../../ui/document/open-document.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { CaseWork } from './case-work.tsx';
import { useDeskDocuments } from './desk-documents.tsx';
import { DeskHeader } from './desk-header.tsx';
import { DeskMiddle } from './desk-middle.tsx';
import styles from './desk-page.module.css';
import { DeskSide } from './desk-side.tsx';
import { canAskAgent, isTalking } from './desk-state.ts';
import { LinkBanner } from './link-banner.tsx';
import type { OpenDesk } from './open-desk.ts';
import { useDeskCases } from './use-desk-cases.ts';
import { useDeskRecording } from './use-desk-recording.ts';
import { useDeskWork } from './use-desk-work.ts';
import { useHold } from './use-hold.ts';
import { WaitingChatDialog } from './waiting-chat-dialog.tsx';

type DeskPageProps = {
  open: OpenDesk;
  desk: DeskView;
  connection: ConnectionState;
  onSignOut: () => Promise<void>;
};

// A tap on accept draws the middle alone anew: the picture is waiting.
const Header = memo(DeskHeader);
const Queue = memo(QueuePanel);
const Today = memo(TodayPanel);
const Side = memo(DeskSide);
const CasesPanel = lazyWithWords(
  async () => (await import('../../features/desk-cases/cases-panel.tsx')).CasesPanel,
  ['case-file', 'mandate'],
);

/** The live desk: state above, line on the left, the visit in the middle, its case on the right. */
export function DeskPage({ open, desk, connection, onSignOut }: DeskPageProps) {
  const { session, sound } = open;
  const { offer, call } = desk;
  const work = useDeskWork(session, offer?.fence ?? null);
  const { t } = useTranslation('desk');
  const { tasks, dialog, menu, actions, leg } = work;
  const hold = useHold(call, session, tasks.hold);
  const { recordingSwitch } = useDeskRecording(call, session, work);
  const keys = useKeysEnabled();
  const cases = useDeskCases(offer?.fence ?? null);
  const documents = useDeskDocuments(call);
  const [chatRow, setChatRow] = useState<WaitingRow | null>(null);
  const [notifyPermission, setNotifyPermission] = useState(readNotifyState);
  const askNotify = useCallback(() => void askToNotify().then(setNotifyPermission), []);
  useOfferAlert(offer, sound);
  const isInCall = call !== null && isTalking(call);
  const canAsk = call !== null && canAskAgent(call);
  const canAnswer = offer !== null && !tasks.accept.isRunning && !tasks.decline.isRunning;
  useDeskKeys(
    {
      accept: canAnswer ? actions.accept : null,
      decline: canAnswer ? () => actions.openDecline(true) : null,
      mute: isInCall ? actions.call.onMute : null,
      camera: isInCall ? actions.call.onCamera : null,
      share: isInCall ? actions.call.onShare : null,
      transfer: canAsk ? actions.call.onTransfer : null,
      hold: hold?.toggle ?? null,
      record: isInCall ? (recordingSwitch?.press ?? null) : null,
      consult: canAsk ? actions.call.onConsult : null,
      end: isInCall ? () => actions.call.onEndOpen(true) : null,
      status: () => actions.setMenu('status'),
      cases: cases.toggle,
      help: () => actions.setDialog('keys'),
    },
    keys.isEnabled && dialog === null && chatRow === null,
  );
  return (
    <div className={classNames(styles.page, isInCall && styles.inCall, cases.isOpen && styles.withCases)}>
      <Header
        desk={desk}
        now={session.now}
        isStatusBusy={tasks.status.isRunning}
        isStatusMenuOpen={menu === 'status'}
        actions={actions}
        sound={sound}
        notifyPermission={notifyPermission}
        onAskNotify={askNotify}
        hasCasesOpen={cases.isOpen}
        onCases={cases.toggle}
        onSignOut={onSignOut}
      />
      <div className={styles.banner}>
        <LinkBanner connection={connection} />
      </div>
      <aside className={styles.left} aria-label={t(cases.isOpen ? 'keys.cases' : 'queue.title')}>
        {cases.isOpen ? (
          <Suspense fallback={<Loading>{t('loading')}</Loading>}>
            <CasesPanel
              {...cases.panel}
              // That of the talk is worked on beside it.
              renderWork={(caseId, onChanged) =>
                caseId === call?.caseId ? null : <CaseWork caseId={caseId} onChanged={onChanged} />
              }
            />
          </Suspense>
        ) : (
          <>
            <Queue desk={desk} now={session.now} onChat={setChatRow} />
            <Today today={desk.today} />
          </>
        )}
      </aside>
      <main className={styles.middle}>
        <DeskMiddle desk={desk} session={session} work={work} documents={documents} />
      </main>
      <aside className={styles.right} aria-label={t('case.tabs')}>
        <OpenDocument value={documents.open}>
          <Side desk={desk} session={session} />
        </OpenDocument>
      </aside>
      {chatRow === null ? null : (
        <WaitingChatDialog
          signal={session.signal}
          row={chatRow}
          isWaiting={desk.waiting.some(({ callId, chat }) => callId === chatRow.callId && chat !== null)}
          ownName={desk.displayName}
          onClose={() => setChatRow(null)}
        />
      )}
      {dialog === 'keys' ? (
        <KeysDialog isEnabled={keys.isEnabled} onEnabled={keys.set} onClose={() => actions.setDialog(null)} />
      ) : null}
      {canAsk && (dialog === 'transfer' || dialog === 'consult') ? (
        <LegDialog
          kind={dialog}
          load={session.leg.listTargets}
          asking={tasks.asking}
          onTransfer={leg.transfer}
          onConsult={leg.consult}
          onClose={() => {
            tasks.asking.clear();
            actions.setDialog(null);
          }}
        />
      ) : null}
      {dialog === 'devices' || dialog === 'firstTime' ? (
        <DeviceDialog
          localMedia={session.localMedia}
          isFirstTime={dialog === 'firstTime'}
          notifyPermission={notifyPermission}
          onAskNotify={askNotify}
          onTestSound={sound.ringOnce}
          onHold={actions.holdDevices}
          onClose={() => actions.setDialog(null)}
          onStart={actions.start}
        />
      ) : null}
    </div>
  );
}
