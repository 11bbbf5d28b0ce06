import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState, RoomSession, RoomSessionState } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './call.module.css';
import { ColleagueTile } from './colleague-tile.tsx';
import type { HoldSwitch } from './hold-stage.tsx';
import { OwnScreenTile, OwnTile } from './own-tiles.tsx';
import type { RunningCall } from './running-call.ts';
import { StageMessage } from './stage-message.tsx';
import { besideDocument, readStage, type StageView } from './stage-view.ts';
import { VideoView } from './video-view.tsx';

type CallStageProps = {
  call: RunningCall;
  document: ReactNode | null;
  now: () => number;
  session: RoomSession | null;
  media: RoomSessionState | null;
  localMedia: LocalMedia;
  local: LocalMediaState;
  hold: HoldSwitch | null;
  video: RefObject<HTMLVideoElement | null>;
  onStep: () => void;
  onDevices: () => void;
};

/** The applicant large, oneself small, and in words whatever a picture does not tell. */
export function CallStage(props: CallStageProps) {
  const { call, now, session, media, localMedia, local, video, onStep } = props;
  const { t } = useTranslation(['desk', 'common', 'effects', 'hold']);
  const [isBlocked, setIsBlocked] = useState(false);
  const view = besideDocument(readStage(call, media), props.document !== null);
  useViewSizes(session, view);
  const id = view.applicant?.participantId;
  const faces = id && session ? session.getStream(id, 'faces') : null;
  const screen = id && session ? session.getStream(id, 'screen') : null;
  const faceClass =
    view.main === 'applicantFace' ? styles.large : view.isFaceSmall ? styles.theirSmall : styles.unseen;
  return (
    <div className={classNames(styles.stage, props.document !== null && styles.withDocument)}>
      {view.main === 'applicantScreen' ? (
        <VideoView stream={screen} label={t('call.theirScreen')} className={styles.large} />
      ) : null}
      <VideoView
        ref={video}
        stream={faces}
        label={t('call.applicantVideo')}
        className={faceClass}
        onBlocked={setIsBlocked}
      />
      {view.still ? (
        <img
          className={props.document === null ? styles.large : styles.theirSmall}
          src={view.still}
          alt={t('call.applicantStill')}
        />
      ) : null}
      {view.message ? (
        <StageMessage
          message={view.message}
          call={call}
          now={now}
          hold={props.hold}
          onRetry={() => session?.retry()}
        />
      ) : null}
      {props.document === null ? null : <div className={styles.document}>{props.document}</div>}
      <div className={styles.sentences}>
        {view.supervisors.map(({ participantId, displayName, lane }) => (
          <Banner
            key={participantId}
            isDark
            tone="info"
            title={t(`hold:supervisor.${lane === 'whisper' ? 'whispers' : 'speaks'}`, { name: displayName })}
          >
            {lane === 'whisper' ? t('hold:supervisor.whispersNext') : null}
          </Banner>
        ))}
        {view.step ? (
          <Banner
            isDark
            tone={view.step.whose === 'held' ? 'info' : 'warn'}
            title={t(`common:linkStep.whose.${view.step.whose}`)}
            action={
              <Button kind="call" onClick={onStep}>
                {t('common:linkStep.change')}
              </Button>
            }
          >
            {t(`common:linkStep.because.${view.step.step}`)}
          </Banner>
        ) : null}
        {view.network ? (
          <Banner isDark tone={view.network === 'ownLost' ? 'bad' : 'warn'}>
            {t(`network.${view.network}`)}
          </Banner>
        ) : null}
        {local.microphoneTrouble === null || local.isMuted ? null : (
          <Banner
            isDark
            tone="bad"
            title={t(`call.microphone.${local.microphoneTrouble}`)}
            action={
              <Button kind="call" onClick={props.onDevices}>
                {t('call.devices')}
              </Button>
            }
          >
            {t('call.microphone.next')}
          </Banner>
        )}
        {local.blur === 'tooSlow' || local.blur === 'failed' ? (
          <Banner
            isDark
            tone="warn"
            title={t('effects:blur.slowTitle')}
            action={
              <Button kind="call" onClick={() => void localMedia.setBlur(false)}>
                {t('effects:blur.dismiss')}
              </Button>
            }
          >
            {t(`effects:blur.${local.blur}`)}
          </Banner>
        ) : null}
        {media?.isSharingScreen ? (
          <Banner isDark tone="info">
            {t('call.sharing')}
          </Banner>
        ) : null}
        {isBlocked ? (
          <Banner
            isDark
            tone="warn"
            action={
              <Button kind="call" onClick={() => void video.current?.play().then(() => setIsBlocked(false))}>
                {t('call.playSound')}
              </Button>
            }
          >
            {t('call.tapSound')}
          </Banner>
        ) : null}
      </div>
      <div className={styles.tiles}>
        {session
          ? view.colleagues.map((colleague) => (
              <ColleagueTile key={colleague.participantId} session={session} colleague={colleague} />
            ))
          : null}
        {media?.isSharingScreen && session ? <OwnScreenTile session={session} /> : null}
        <OwnTile
          localMedia={localMedia}
          local={local}
          isHeld={call.state === 'connecting' && media?.hasStarted !== true}
        />
      </div>
      <p className={styles.name}>
        {call.applicantName}
        {view.isTheirMicrophoneOff ? (
          <span className={classNames(styles.muted)}>
            <Icon name="microphoneOff" size="1em" /> {t('call.theirMuted')}
          </span>
        ) : null}
      </p>
    </div>
  );
}

/** Only as much is sent as the picture's size on screen needs. */
function useViewSizes(session: RoomSession | null, view: StageView): void {
  const id = view.applicant?.participantId ?? null;
  const { main, isFaceSmall } = view;
  const hasScreen = view.applicant?.hasScreen ?? false;
  const hasCamera = view.applicant?.hasCamera ?? false;
  useEffect(() => {
    if (session === null || id === null) return;
    if (hasCamera) session.setView(id, 'camera', isFaceSmall ? 'small' : 'large');
    if (hasScreen) session.setView(id, 'screen', main === 'applicantScreen' ? 'large' : 'hidden');
  }, [session, id, main, isFaceSmall, hasScreen, hasCamera]);
}
