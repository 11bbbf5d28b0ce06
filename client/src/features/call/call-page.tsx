import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { readStepWords } from '../../media/step-words.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import type { ConnectionStore } from '../../signal/types.ts';
import { Banner } from '../../ui/banner.tsx';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import { LinkStepDialog } from '../../ui/link-step-dialog.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { CallControls, type CallPanel } from './call-controls.tsx';
import { CallHeader } from './call-header.tsx';
import { CallNoticeBar } from './call-notice.tsx';
import styles from './call-page.module.css';
import { CallStage } from './call-stage.tsx';
import { findCallNotice } from './call-words.ts';
import { EndDialog } from './end-dialog.tsx';
import { findAgents } from './find-agents.ts';
import { HoldNotice } from './hold-notice.tsx';
import { MicrophoneHelp } from './microphone-help.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { TelephoneDialog } from './telephone-dialog.tsx';
import { type TelephoneActions, TelephoneNotice } from './telephone-notice.tsx';
import { readTelephoneView } from './telephone-view.ts';
import { useHoldSound } from './use-hold-sound.ts';
import { useSessionState } from './use-session-state.ts';
import { toggleFullScreen, togglePictureInPicture } from './window-modes.ts';

export type CallPageProps = {
  call: ApplicantCallView;
  /** Null until the record has it. */
  caseNumber: string | null;
  /** Made while an order rings, and not seen before the agent accepts. */
  isAhead: boolean;
  session: RoomSession | null;
  localMedia: LocalMedia;
  connection: ConnectionStore;
  now: () => number;
  unreadCount: number;
  chat: ReactNode;
  materials: ReactNode;
  /** Null where the matter has none. A greater summons: the agent asks to look at it. */
  form: { panel: ReactNode; waitingCount: number; summonsCount: number } | null;
  sharedPage: ReactNode;
  error: ReactNode;
  /** What the agent asks to be photographed. */
  captures: ReactNode;
  /** About a third person: in a sentence over the pictures, and below the list of who is there. */
  guest: { notice: ReactNode; below: ReactNode } | null;
  /** The recorder's word; null before the talk. */
  recordingTag: ReactNode;
  captionSwitch: CaptionSwitch | null;
  /** Of one's own background; null where it is not offered. */
  blurSwitch: { isOn: boolean; toggle: () => void } | null;
  /** What is said, to be read, and that it is. */
  captionArea: ReactNode;
  telephone: TelephoneActions;
  onEnd: () => void;
};

/** Face to face: the agent large, oneself small, and everything one may press below. */
export function CallPage(props: CallPageProps) {
  const { call, isAhead, session, localMedia, connection, unreadCount, form } = props;
  const { t } = useTranslation(['applicant', 'hold', 'common']);
  const state = useSessionState(session);
  const connectionState = useStore(connection);
  const { isMuted, microphoneTrouble } = useStore(localMedia.state);
  const [panel, setPanel] = useState<CallPanel | null>(null);
  const [isEnding, setIsEnding] = useState(false);
  const [isChoosingStep, setIsChoosingStep] = useState(false);
  const [telephoneDialog, setTelephoneDialog] = useState<'ask' | 'change' | null>(null);
  const telephoneTask = useTask();
  const [isHelping, setIsHelping] = useState(false);
  const summonsCount = form?.summonsCount ?? 0;
  useEffect(() => {
    // What somebody has open stays open: the mark at the button tells them.
    if (summonsCount > 0) setPanel((open) => open ?? 'form');
  }, [summonsCount]);
  const [isSeeingPeople, setIsSeeingPeople] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const agentVideo = useRef<HTMLVideoElement | null>(null);
  const sheetTitles: Record<CallPanel, string> = {
    chat: t('common:chat.title'),
    materials: t('materials.title'),
    form: t('call.form'),
  };
  const isFullScreen = useFullScreen();
  useTitle(isAhead ? null : t('call.title'));
  useWakeLock();
  const isBack = useHoldSound(call.heldAt !== null, metStates.includes(call.state));

  // Before the accept nobody has a name yet.
  const room = state?.room?.phase === 'live' ? state.room : null;
  const agentName = call.agent?.displayName ?? '';
  const { agent, helper, guest, supervisor } = findAgents(state?.remotes ?? [], agentName);
  const telephone = readTelephoneView(call, state?.advisesTelephone ?? false);
  const phone = call.phone ?? '';
  const isByTelephone = telephone !== null && telephone !== 'offer';
  const notice = findCallNotice({
    callState: call.state,
    isAgentLost: call.agentLostAt !== null,
    hasHelper: call.helper !== null,
    phase: state?.phase ?? null,
    hasStarted: state?.hasStarted ?? false,
    connection: connectionState,
    ownGrade: state?.networkGrade ?? 'unknown',
    agentGrade: agent?.networkGrade ?? 'unknown',
    isOnHold: call.heldAt !== null,
    hasTelephone: isByTelephone,
    step: readStepWords(state),
    microphoneTrouble: isMuted ? null : microphoneTrouble,
  });
  return (
    <div
      className={classNames(styles.call, isAhead && styles.ahead)}
      ref={root}
      inert={isAhead}
      // Phones of before 2022 know no inert: at least it is not read out.
      aria-hidden={isAhead}
    >
      <CallHeader
        call={call}
        caseNumber={props.caseNumber}
        now={props.now}
        isShown={!isAhead}
        hasSheet={panel !== null}
        recordingTag={props.recordingTag}
        peopleCount={room?.participants.length ?? null}
        onPeople={() => setIsSeeingPeople(true)}
      />
      <main
        className={classNames(
          styles.middle,
          panel !== null && styles.withSheet,
          panel === 'form' && styles.withForm,
        )}
      >
        <div className={styles.pictures}>
          <div className={styles.notices}>
            {props.error}
            {notice === null ? null : (
              <CallNoticeBar
                notice={notice}
                call={call}
                agentName={agentName}
                onRetry={() => session?.retry()}
                onStep={() => setIsChoosingStep(true)}
                onMicrophone={() => setIsHelping(true)}
              />
            )}
            <TelephoneNotice
              view={telephone}
              phone={phone}
              canReturn={state?.canReturn ?? false}
              actions={props.telephone}
              task={telephoneTask}
              onAsk={() => setTelephoneDialog('ask')}
              onChange={() => setTelephoneDialog('change')}
            />
            {props.guest?.notice}
            {supervisor && call.heldAt === null ? (
              <Banner isDark tone="info">
                {t('hold:supervisor.joined', { name: supervisor.displayName })}
              </Banner>
            ) : null}
            {isMuted && call.heldAt === null ? (
              <p className={styles.muted} role="status">
                {t('call.muted')}
              </p>
            ) : null}
            <p role="status">{isBack ? <VisuallyHidden>{t('hold:applicant.back')}</VisuallyHidden> : null}</p>
            <p role="status">
              {unreadCount > 0 ? (
                <VisuallyHidden>{t('call.chatUnread', { count: unreadCount })}</VisuallyHidden>
              ) : null}
            </p>
          </div>
          <CallStage
            session={session}
            localMedia={localMedia}
            agent={agent}
            helper={call.heldAt === null ? helper : undefined}
            guest={call.heldAt === null ? guest : undefined}
            supervisor={call.heldAt === null ? supervisor : undefined}
            agentName={agentName}
            isSelfHeld={state?.hasStarted !== true && ['offered', 'connecting'].includes(call.state)}
            step={state?.step ?? 'full'}
            cover={
              call.heldAt === null ? null : (
                <HoldNotice heldAt={call.heldAt} isAsking={call.helper !== null} now={props.now} />
              )
            }
            streamsVersion={state?.streamsVersion ?? 0}
            sharedPage={props.sharedPage}
            onAgentVideo={(element) => {
              agentVideo.current = element;
            }}
          />
          {isByTelephone ? null : props.captionArea}
          {props.captures}
        </div>
        {panel === null ? null : (
          <SideSheet title={sheetTitles[panel]} isScrolling={panel !== 'chat'} onClose={() => setPanel(null)}>
            {panel === 'form' ? form?.panel : props[panel]}
          </SideSheet>
        )}
      </main>
      <CallControls
        localMedia={localMedia}
        panel={panel}
        unreadCount={unreadCount}
        formWaitingCount={form?.waitingCount ?? null}
        captions={isByTelephone ? null : props.captionSwitch}
        blur={isByTelephone ? null : props.blurSwitch}
        isFullScreen={isFullScreen}
        onPanel={(chosen) => setPanel(panel === chosen ? null : chosen)}
        onPip={() => agentVideo.current && void togglePictureInPicture(agentVideo.current)}
        onFullScreen={() => root.current && void toggleFullScreen(root.current)}
        onEnd={() => setIsEnding(true)}
        onStep={() => setIsChoosingStep(true)}
      />
      {isChoosingStep && session && state ? (
        <LinkStepDialog
          step={state.step}
          heldStep={state.heldStep}
          onHold={session.holdStep}
          telephone={
            call.phone === null
              ? null
              : {
                  choose: () => setTelephoneDialog('ask'),
                  back: () => void telephoneTask.run(props.telephone.end),
                }
          }
          onClose={() => setIsChoosingStep(false)}
        />
      ) : null}
      {telephoneDialog === null || call.phone === null ? null : (
        <TelephoneDialog
          phone={call.phone}
          isChanging={telephoneDialog === 'change'}
          actions={props.telephone}
          onClose={() => setTelephoneDialog(null)}
        />
      )}
      {isSeeingPeople && room ? (
        <PeopleDialog
          call={call}
          room={room}
          guest={props.guest?.below}
          onClose={() => setIsSeeingPeople(false)}
        />
      ) : null}
      {isHelping ? <MicrophoneHelp localMedia={localMedia} onClose={() => setIsHelping(false)} /> : null}
      {isEnding ? <EndDialog onStay={() => setIsEnding(false)} onEnd={props.onEnd} /> : null}
    </div>
  );
}

function useFullScreen(): boolean {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    const handle = () => setIsOn(document.fullscreenElement != null);
    document.addEventListener('fullscreenchange', handle);
    return () => document.removeEventListener('fullscreenchange', handle);
  }, []);
  return isOn;
}
