import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatSpan } from '../../lib/time-text.ts';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RecordingPlayer } from '../../ui/recording-player.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './record-page.module.css';
import type { Recorder } from './recorder.ts';
import { recordingMaxMs } from './recording-rules.ts';

type RecordStageProps = { localMedia: LocalMedia; recorder: Recorder; isLocked: boolean };

/** One's own picture while one speaks, what was recorded after that, and the one button that fits. */
export function RecordStage({ localMedia, recorder, isLocked }: RecordStageProps) {
  const { t } = useTranslation('later');
  const { phase, spentMs, recording } = useStore(recorder.state);
  const { camera, microphone, cameras } = useStore(localMedia.state);
  const isStarting = camera.status === 'starting' || microphone.status === 'starting';
  if (recording !== null) {
    return (
      <Card>
        <RecordingPlayer src={recording.url} label={t('record.playback')} />
        <div className={styles.buttons}>
          <Button icon="retry" disabled={isLocked} onClick={recorder.clear}>
            {t('record.again')}
          </Button>
        </div>
      </Card>
    );
  }
  const isRecording = phase === 'recording';
  const canFlip = !isRecording && camera.status === 'on' && camera.facing !== null && cameras.length > 1;
  return (
    <Card>
      <div className={styles.stage}>
        {camera.status === 'on' ? (
          <StreamVideo
            stream={localMedia.getPreview()}
            label={t('record.preview')}
            isMuted
            isMirrored={camera.facing !== 'environment'}
          />
        ) : (
          <p className={styles.noPicture}>
            {isStarting ? <Spinner size={24} /> : <Icon name="microphone" size="32px" />}
            <span>{t(isStarting ? 'record.starting' : 'record.voiceOnly')}</span>
          </p>
        )}
        {isRecording ? (
          <p className={styles.running}>
            <span className={styles.dot} aria-hidden="true" />
            {t('record.recording')}
          </p>
        ) : null}
      </div>
      {isRecording ? <Progress spentMs={spentMs} /> : null}
      <div className={styles.buttons}>
        {isRecording ? (
          <Button kind="danger" isWide icon="check" onClick={recorder.stop}>
            {t('record.stop')}
          </Button>
        ) : (
          <Button isWide icon="camera" disabled={isStarting || isLocked} onClick={recorder.start}>
            {t('record.start')}
          </Button>
        )}
        {canFlip ? (
          <Button icon="flip" onClick={() => void localMedia.flipCamera()}>
            {t('record.flip')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function Progress({ spentMs }: { spentMs: number }) {
  const { t } = useTranslation('later');
  return (
    <div className={styles.progress}>
      <progress max={recordingMaxMs} value={spentMs} aria-label={t('record.recording')} />
      <span role="timer">
        {t('record.time', { spent: formatSpan(spentMs), most: formatSpan(recordingMaxMs) })}
      </span>
    </div>
  );
}
