import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import type { LocalMedia, LocalMediaState, RoomSession, RoomSessionState } from '../../media/types.ts';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FirmName } from '../../ui/firm-name.tsx';
import { LinkStepDialog } from '../../ui/link-step-dialog.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './call.module.css';
import { CallStage } from './call-stage.tsx';
import { type CallActions, CallToolbar, type RecordingTool } from './call-toolbar.tsx';
import type { HoldSwitch } from './hold-stage.tsx';
import type { RunningCall } from './running-call.ts';
import { useFullScreen } from './use-full-screen.ts';
import { usePictureInPicture } from './use-picture-in-picture.ts';
import { useWakeLock } from './use-wake-lock.ts';

type CallPanelProps = {
  call: RunningCall;
  /** Made while the order rings and not seen: with the accept it only appears, its picture ready to play. */
  isAhead: boolean;
  /** The file that is open, in the middle; null: none. */
  document: ReactNode | null;
  now: () => number;
  session: RoomSession | null;
  media: RoomSessionState | null;
  localMedia: LocalMedia;
  local: LocalMediaState;
  actions: CallActions;
  isEndOpen: boolean;
  ending: ReturnType<typeof useTask>;
  /** Whether a colleague can be asked now. */
  canAsk: boolean;
  /** Whether a third person can be invited, or asked to leave. */
  canInvite: boolean;
  /** Several departments at once; null while that cannot be. */
  onJoint: (() => void) | null;
  /** Null for whose call it is not, or while it cannot be. */
  hold: HoldSwitch | null;
  /** The recorder's word, in the head. */
  recordingTag: ReactNode;
  /** A pause for privacy, its end, or the question for consent; null while there is nothing to do. */
  recording: RecordingTool | null;
  captionSwitch: CaptionSwitch | null;
  /** What is said, to be read, and that it is. */
  captionArea: ReactNode;
  /** Stands between the pictures and the buttons. */
  bar: ReactNode;
  /** The telephone: proposed to the applicant, or back from it; null for whose call it is not, or not yet. */
  telephone: { choose: () => void; back: () => void } | null;
  /** For who was only asked into the talk. */
  onLeave: () => void;
};

/** A running call: who and for how long, the stage, and what can be done. */
export function CallPanel(props: CallPanelProps) {
  const { call, media, isAhead } = props;
  const text = useLocalText();
  const frame = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const fullScreen = useFullScreen(frame);
  const pip = usePictureInPicture(video);
  const [isChoosingStep, setIsChoosingStep] = useState(false);
  // The toolbar is drawn anew only for what changed.
  const onStep = useCallback(() => setIsChoosingStep(true), []);
  useWakeLock();
  return (
    <section
      className={classNames(styles.call, isAhead && styles.ahead)}
      ref={frame}
      data-call
      aria-label={call.applicantName}
      inert={isAhead}
    >
      <header className={styles.head}>
        <h1>
          {call.ticketNumber} <span>{text(call.matterName)}</span>
          <FirmName firm={call.firm} />
        </h1>
        <div className={styles.recorder}>{props.recordingTag}</div>
        {call.connectedAt === null ? null : <TalkTime since={call.connectedAt} now={props.now} />}
      </header>
      <CallStage {...props} video={video} onStep={onStep} onDevices={props.actions.onDevices} />
      {props.captionArea}
      {props.bar}
      {props.ending.error ? <ErrorNotice isDark error={props.ending.error} /> : null}
      <CallToolbar
        local={props.local}
        isSharing={media?.isSharingScreen ?? false}
        canShare={navigator.mediaDevices?.getDisplayMedia !== undefined}
        pip={pip}
        fullScreen={fullScreen}
        actions={props.actions}
        isEndOpen={props.isEndOpen}
        isEnding={props.ending.isRunning}
        hold={props.hold}
        recording={props.recording}
        captions={props.captionSwitch}
        canAsk={props.canAsk}
        canInvite={props.canInvite}
        onJoint={props.onJoint}
        onStep={onStep}
        onLeave={call.part === 'owner' ? null : props.onLeave}
      />
      {isChoosingStep && props.session && media ? (
        <LinkStepDialog
          step={media.step}
          heldStep={media.heldStep}
          onHold={props.session.holdStep}
          telephone={props.telephone}
          onClose={() => setIsChoosingStep(false)}
        />
      ) : null}
    </section>
  );
}

function TalkTime({ since, now }: { since: number; now: () => number }) {
  const { t } = useTranslation('desk');
  return <p className={styles.time}>{t('call.talk', { time: formatSpan(useNow(now) - since) })}</p>;
}
