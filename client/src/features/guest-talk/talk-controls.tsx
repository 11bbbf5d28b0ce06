import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import styles from './guest-talk.module.css';

/** One's own microphone and camera, and the way out; each with its word. */
export function TalkControls({ localMedia, onLeave }: { localMedia: LocalMedia; onLeave: () => void }) {
  const { t } = useTranslation('guest');
  const { camera, microphone, isMuted, cameras } = useStore(localMedia.state);
  const isCameraOn = camera.status === 'on' || camera.status === 'starting';
  return (
    <div className={styles.controls}>
      {microphone.status === 'failed' || microphone.status === 'off' ? (
        <Button
          kind="call"
          icon="microphoneOff"
          onClick={() => void localMedia.open({ camera: false, microphone: true })}
        >
          {t('talk.microphoneOn')}
        </Button>
      ) : (
        <Button
          kind="call"
          icon={isMuted ? 'microphoneOff' : 'microphone'}
          onClick={() => localMedia.setMuted(!isMuted)}
        >
          {t(isMuted ? 'talk.unmute' : 'talk.mute')}
        </Button>
      )}
      <Button
        kind="call"
        icon={isCameraOn ? 'camera' : 'cameraOff'}
        onClick={() => void localMedia.setCameraOff(isCameraOn)}
      >
        {t(isCameraOn ? 'talk.cameraOff' : 'talk.cameraOn')}
      </Button>
      {isCameraOn && cameras.length > 1 ? (
        <Button kind="call" icon="flip" onClick={() => void localMedia.flipCamera()}>
          {t('talk.flip')}
        </Button>
      ) : null}
      <Button kind="danger" icon="hangUp" onClick={onLeave}>
        {t('talk.leave')}
      </Button>
    </div>
  );
}
