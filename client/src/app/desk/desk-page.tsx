import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DeviceDialog } from '../../features/desk-devices/device-dialog.tsx';
import { KeysDialog } from '../../features/desk-keys/keys-dialog.tsx';
import { useKeysEnabled } from '../../features/desk-keys/use-desk-keys.ts';
import { LegDialog } from '../../features/desk-leg/leg-dialog.tsx';
import { useOfferAlert } from '../../features/desk-offer/use-offer-alert.ts';
import { askToNotify, readNotifyState } from '../../lib/notify.ts';
import type { ConnectionState } from '../../signal/types.ts';
import { classNames } from '../../ui/class-names.ts';
import { OpenDocument } from '../../ui/document/open-document.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useDeskDocuments } from './desk-documents.tsx';
import { DeskHeader } from './desk-header.tsx';
import { DeskLeft } from './desk-left.tsx';
import { DeskMiddle } from './desk-middle.tsx';
import styles from './desk-page.module.css';
import { DeskSide } from './desk-side.tsx';
import { canAskAgent, isTalking } from './desk-state.ts';
import { LinkBanner } from './link-banner.tsx';
import type { OpenDesk } from './open-desk.ts';
import { useDeskCases } from './use-desk-cases.ts';
import { type DeskJoint, useDeskJoint } from './use-desk-joint.ts';
import { useDeskRecording } from './use-desk-recording.ts';
import { useDeskWork } from './use-desk-work.ts';
import { useHold } from './use-hold.ts';
import { usePageKeys } from './use-page-keys.ts';
import { WaitingChatDialog } from './waiting-chat-dialog.tsx';

type DeskPageProps = {
  open: OpenDesk;
  desk: DeskView;
  connection: ConnectionState;
  onSignOut: () => Promise<void>;
};

// A tap on accept draws the middle alone anew: the picture is waiting.
const Header = memo(DeskHeader);
const Side = memo(DeskSide);
const JointWaiting = lazyWithWords(async () => (await import('./joint-scene.tsx')).JointWaiting, ['joint']);
const JointScene = lazyWithWords(async () => (await import('./joint-scene.tsx')).JointScene, ['joint']);
const JointRoom = lazyWithWords(
  async () => (await import('./joint-room.tsx')).JointRoom,
  ['joint', 'sitting', 'case-file', 'document'],
);
const ProposeDialog = lazyWithWords(
  async () => (await import('../../features/joint-propose/propose-dialog.tsx')).ProposeDialog,
  ['joint'],
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
  const joint = useDeskJoint(session, desk);
  const sitting = useStore(session.media.store, (state) => state.sitting);
  const seated = useStore(session.joint.store, (state) => state.seated);
  const isSitting = sitting !== null && seated !== null;
  // The talk waits for the review, and its agent is not waiting.
  const isTalkAside = isSitting && desk.activity === 'onHold';
  const told = useMemo(
    () => (isTalkAside ? { ...desk, activity: 'jointMember' as const } : desk),
    [desk, isTalkAside],
  );
  const panels = usePanels(cases, joint);
  const [chatRow, setChatRow] = useState<WaitingRow | null>(null);
  const [notifyPermission, setNotifyPermission] = useState(readNotifyState);
  const askNotify = useCallback(() => void askToNotify().then(setNotifyPermission), []);
  useOfferAlert(offer, sound);
  const isInCall = call !== null && isTalking(call);
  const canAsk = call !== null && canAskAgent(call);
  usePageKeys({
    ...{ desk, session, work, joint, sitting, hold },
    record: recordingSwitch?.press ?? null,
    toggleCases: panels.cases,
    isEnabled: keys.isEnabled && dialog === null && chatRow === null && joint.proposing === null,
  });
  return (
    <div
      className={classNames(
        styles.page,
        (isInCall || isSitting) && styles.inCall,
        (cases.isOpen || joint.isOpen) && styles.withCases,
        isSitting && styles.inRoom,
      )}
    >
      <Header
        desk={told}
        now={session.now}
        isStatusBusy={tasks.status.isRunning}
        isStatusMenuOpen={menu === 'status'}
        actions={actions}
        sound={sound}
        notifyPermission={notifyPermission}
        onAskNotify={askNotify}
        hasCasesOpen={cases.isOpen}
        onCases={panels.cases}
        joint={panels.joint}
        onSignOut={onSignOut}
      />
      <div className={styles.banner}>
        <LinkBanner connection={connection} />
      </div>
      {isSitting && !cases.isOpen && !joint.isOpen ? null : (
        <DeskLeft desk={desk} session={session} cases={cases} joint={joint} onChat={setChatRow} />
      )}
      {isSitting ? (
        <Suspense fallback={<main className={styles.middle} />}>
          <JointRoom desk={session} sitting={sitting} seated={seated} />
        </Suspense>
      ) : (
        <>
          <main className={styles.middle}>
            {desk.jointOffer === null && desk.jointReviewId !== null && call === null ? (
              <Suspense fallback={null}>
                <JointWaiting joint={joint} reviewId={desk.jointReviewId} />
              </Suspense>
            ) : desk.jointOffer === null ? (
              <DeskMiddle
                desk={desk}
                session={session}
                work={work}
                documents={documents}
                onJoint={joint.callFor}
              />
            ) : (
              <Suspense fallback={<Loading>{t('loading')}</Loading>}>
                <JointScene offer={desk.jointOffer} open={open} joint={joint} />
              </Suspense>
            )}
          </main>
          <aside className={styles.right} aria-label={t('case.tabs')}>
            <OpenDocument value={documents.open}>
              <Side desk={desk} session={session} />
            </OpenDocument>
          </aside>
        </>
      )}
      {joint.proposing === null ? null : (
        <Suspense fallback={null}>
          <ProposeDialog
            {...joint.proposing}
            now={session.now}
            onProposed={joint.onProposed}
            onClose={() => joint.propose(null)}
          />
        </Suspense>
      )}
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

/** One at a time on the left. */
function usePanels(cases: ReturnType<typeof useDeskCases>, joint: DeskJoint) {
  const { isOpen: hasCases, toggle: toggleCases } = cases;
  const { isOpen: hasJoint, close, header } = joint;
  // An open review comes over the cases that led to it.
  useEffect(() => {
    if (hasJoint && hasCases) toggleCases();
  }, [hasJoint]);
  const openCases = useCallback(() => {
    if (hasJoint) close();
    toggleCases();
  }, [hasJoint, close, toggleCases]);
  return { cases: openCases, joint: header };
}
