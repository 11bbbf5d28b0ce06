import type { DeskCallView, DeskView, OfferView } from '@cloudseat/shared/nouns/agent.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { BlurBar } from '../../features/desk-blur/blur-bar.tsx';
import { CallPanel } from '../../features/desk-call/call-panel.tsx';
import { HoldBar } from '../../features/desk-call/hold-bar.tsx';
import { callOfOffer } from '../../features/desk-call/running-call.ts';
import { TelephoneBar } from '../../features/desk-call/telephone-bar.tsx';
import { CaptureBar } from '../../features/desk-capture/capture-bar.tsx';
import { MessagePanel } from '../../features/desk-case/message-panel.tsx';
import { NotesBox } from '../../features/desk-case/notes-box.tsx';
import { GuestBar } from '../../features/desk-guest/guest-bar.tsx';
import { GuestDialog } from '../../features/desk-guest/guest-dialog.tsx';
import { WindowBar } from '../../features/desk-guest/window-bar.tsx';
import { LegBar } from '../../features/desk-leg/leg-bar.tsx';
import { OfferCard, type OfferMediaPhase } from '../../features/desk-offer/offer-card.tsx';
import { useStatusWords } from '../../features/desk-status/use-status-words.ts';
import { WrapUpPanel } from '../../features/desk-wrap-up/wrap-up-panel.tsx';
import type { RoomSessionState } from '../../media/types.ts';
import type { FollowedCaptures } from '../../signal/capture-list.ts';
import { useCaptionParts } from '../../ui/captions/use-caption-parts.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { type DeskDocuments, useDocumentPanel } from './desk-documents.tsx';
import styles from './desk-page.module.css';
import { DeskRecordingBar, DeskRecordingTag } from './desk-recording.tsx';
import type { DeskSession } from './desk-session.ts';
import { canAskAgent, canHold, isInWrapUp, isTalking } from './desk-state.ts';
import { IdlePanel } from './idle-panel.tsx';
import { NoticeBanner } from './notice-banner.tsx';
import { readOfferMedia, useRoomState } from './room-state.ts';
import { useDeskRecording } from './use-desk-recording.ts';
import type { DeskWork } from './use-desk-work.ts';
import { useHold } from './use-hold.ts';

type DeskMiddleProps = {
  desk: DeskView;
  session: DeskSession;
  work: DeskWork;
  documents: DeskDocuments;
  /** A joint review out of this talk. */
  onJoint: (call: DeskCallView) => void;
};

/** Whatever is now: an order that rings, the call, its wrap-up, or the wait for the next one. */
export function DeskMiddle(props: DeskMiddleProps) {
  const { desk, work } = props;
  return (
    <>
      {work.tasks.status.error ? <ErrorNotice error={work.tasks.status.error} /> : null}
      <Scene key={desk.offer?.callId ?? desk.call?.callId ?? 'idle'} {...props} />
    </>
  );
}

/** With the tap on accept the call is in its place and says that it connects; a refusal brings the order back with its reason. */
function Scene(props: DeskMiddleProps) {
  const kind = props.desk.offer?.kind ?? props.desk.call?.kind;
  return kind === 'message' ? <MessageScene {...props} /> : <TalkScene {...props} />;
}

function TalkScene({ desk, session, work, documents, onJoint }: DeskMiddleProps) {
  const { room, media } = useRoomState(session);
  const local = useStore(session.localMedia.state);
  const { offer, call } = desk;
  const { tasks, actions } = work;
  const hold = useHold(call, session, tasks.hold);
  const recorder = useDeskRecording(call, session, work);
  const isRinging = offer !== null && !tasks.accept.isRunning && media?.room?.phase !== 'live';
  const talk = offer ? callOfOffer(offer) : call && isTalking(call) ? call : null;
  const telephone = {
    choose: () => void tasks.telephone.run(session.telephone.propose),
    back: () => void tasks.telephone.run(session.telephone.end),
  };
  const { captionSwitch, captionArea } = useCaptionParts(session.signal, media?.room ?? null);
  const panel = useDocumentPanel(call, talk === null ? null : (media?.room ?? null), session, documents);
  if (talk === null) return <NoTalk desk={desk} session={session} work={work} panel={panel} />;
  return (
    <>
      {offer ? (
        <Order
          offer={offer}
          isRinging={isRinging}
          mediaPhase={readOfferMedia(media)}
          session={session}
          work={work}
        />
      ) : null}
      <CallPanel
        call={talk}
        isAhead={isRinging}
        document={panel}
        now={session.now}
        session={room}
        media={media}
        localMedia={session.localMedia}
        local={local}
        ending={tasks.end}
        hold={hold}
        recordingTag={<DeskRecordingTag parts={recorder} work={work} />}
        recording={recorder.recordingSwitch}
        captionSwitch={captionSwitch}
        captionArea={captionArea}
        canAsk={call !== null && canAskAgent(call)}
        canInvite={call !== null && canHold(call)}
        onJoint={call !== null && call.caseId !== null && canHold(call) ? () => onJoint(call) : null}
        bar={
          call === null ? null : (
            <>
              <DeskRecordingBar parts={recorder} work={work} />
              <TalkBar call={call} media={media} session={session} work={work} />
            </>
          )
        }
        telephone={call !== null && call.part === 'owner' && call.state === 'active' ? telephone : null}
        isEndOpen={work.menu === 'end'}
        actions={actions.call}
        onLeave={work.leg.leaveTalk}
      />
    </>
  );
}

type OrderProps = Omit<DeskMiddleProps, 'desk' | 'documents' | 'onJoint'> & {
  offer: OfferView;
  /** Until it is answered. */
  isRinging: boolean;
  mediaPhase: OfferMediaPhase;
};

function Order({ offer, isRinging, mediaPhase, session, work }: OrderProps) {
  const { tasks, actions } = work;
  return (
    <div className={styles.order} inert={!isRinging}>
      <OfferCard
        key={offer.fence}
        offer={offer}
        now={session.now}
        mediaPhase={mediaPhase}
        acceptError={tasks.accept.error}
        declining={tasks.decline}
        isDeclineOpen={work.menu === 'decline'}
        onDeclineOpen={actions.openDecline}
        onAccept={actions.accept}
        onDecline={actions.decline}
      />
    </div>
  );
}

/** What is going on beside the talk itself, and what just came of it. */
type TalkBarProps = Omit<DeskMiddleProps, 'desk' | 'documents' | 'onJoint'> & {
  call: DeskCallView;
  media: RoomSessionState | null;
};
function TalkBar({ call, media, session, work }: TalkBarProps) {
  const notice = useStore(session.store, (state) => state.notice);
  const isByTelephone = call.part === 'owner' && call.telephone?.step === 'on';
  return (
    <>
      {notice ? (
        <div className={styles.talkNotice}>
          <NoticeBanner isDark notice={notice} onDismiss={session.dismissNotice} />
        </div>
      ) : null}
      <HoldBar call={call} now={session.now} task={work.tasks.hold} />
      <TalkCaptures session={session} />
      {call.part === 'owner' ? <TalkBlur session={session} /> : null}
      {canHold(call) || isByTelephone ? <TalkGuest {...{ call, session, work, isByTelephone }} /> : null}
      <TelephoneBar
        call={call}
        media={media}
        now={session.now}
        actions={session.telephone}
        task={work.tasks.telephone}
      />
      <LegBar
        call={call}
        now={session.now}
        ending={work.tasks.legEnding}
        onEnd={work.leg.end}
        onHandOver={work.leg.handOver}
      />
    </>
  );
}

function TalkCaptures({ session }: { session: DeskSession }) {
  const followed = useStore(session.visit, ({ visit }) => visit?.captures ?? null);
  return followed === null ? null : <FollowedCaptureBar followed={followed} />;
}

function TalkBlur({ session }: Pick<DeskMiddleProps, 'session'>) {
  const followed = useStore(session.visit, ({ visit }) => visit?.blur ?? null);
  return followed === null ? null : <BlurBar followed={followed} />;
}

type TalkGuestProps = Pick<TalkBarProps, 'call' | 'session' | 'work'> & { isByTelephone: boolean };

function TalkGuest({ call, session, work, isByTelephone }: TalkGuestProps) {
  const followed = useStore(session.visit, ({ visit }) => visit?.guest ?? null);
  if (followed === null) return null;
  return (
    <>
      {isByTelephone ? null : (
        <WindowBar call={call} followed={followed} onOpen={work.actions.call.onInvite} />
      )}
      <GuestBar {...{ followed, isByTelephone }} onOpen={work.actions.call.onInvite} />
      {work.dialog === 'guest' ? (
        <GuestDialog followed={followed} now={session.now} onClose={() => work.actions.setDialog(null)} />
      ) : null}
    </>
  );
}

function FollowedCaptureBar({ followed }: { followed: FollowedCaptures }) {
  return <CaptureBar captures={useStore(followed.state, ({ captures }) => captures)} />;
}

/** The same for a message left behind: no room, no devices; the recording comes with the accept. */
function MessageScene({ desk, session, work, documents }: DeskMiddleProps) {
  const { tasks, actions } = work;
  const chat = useStore(session.visit, ({ visit }) => visit?.chat ?? null);
  const { offer, call } = desk;
  const panel = useDocumentPanel(call, null, session, documents);
  if (offer) {
    const isRinging = !tasks.accept.isRunning;
    return <Order offer={offer} isRinging={isRinging} mediaPhase="prepared" session={session} work={work} />;
  }
  if (call === null || !isTalking(call))
    return <NoTalk desk={desk} session={session} work={work} panel={panel} />;
  return (
    <>
      <MessagePanel call={call} chat={chat} ending={tasks.end} onEnd={actions.call.onEnd} />
      {panel === null ? null : <div className={styles.document}>{panel}</div>}
    </>
  );
}

type SceneProps = Omit<DeskMiddleProps, 'documents' | 'onJoint'>;

function NoTalk({ desk, session, work, panel }: SceneProps & { panel: ReactNode | null }) {
  if (desk.call && isInWrapUp(desk.call))
    return (
      <>
        <WrapUp desk={desk} session={session} work={work} />
        {panel === null ? null : <div className={styles.document}>{panel}</div>}
      </>
    );
  return (
    <IdlePanel
      desk={desk}
      session={session}
      onReady={work.actions.goReady}
      isBusy={work.tasks.status.isRunning}
    />
  );
}

function WrapUp({ desk, session, work }: SceneProps) {
  const { t } = useTranslation('desk');
  const words = useStatusWords();
  const { visit, notes } = useStore(session.visit);
  if (desk.call === null) return null;
  const next = desk.nextStatus ?? { status: desk.status, reason: desk.statusReason };
  return (
    <WrapUpPanel
      call={desk.call}
      mode={desk.wrapUpMode}
      now={session.now}
      notes={
        desk.call.part === 'left' ? (
          t('wrapUp.notesGone')
        ) : visit && notes ? (
          <NotesBox notes={notes} onNotes={visit.notes.change} rows={6} isCard />
        ) : (
          t('loading')
        )
      }
      nextStatusWords={words(next)}
      saving={work.tasks.save}
      extending={work.tasks.extend}
      onSave={work.actions.saveWrapUp}
      onExtend={work.actions.extend}
    />
  );
}
