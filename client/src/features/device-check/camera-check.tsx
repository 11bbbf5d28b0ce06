import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './check.module.css';
import { CheckLine } from './check-line.tsx';
import { DeviceSelect } from './device-select.tsx';

/** One's own picture, mirrored as in a mirror, and which camera makes it. */
export function CameraCheck({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation('applicant');
  const { camera, cameras } = useStore(localMedia.state);
  const isPhone = camera.facing !== null;
  return (
    <>
      <div className={styles.preview}>
        {camera.status === 'on' ? (
          <StreamVideo
            stream={localMedia.getPreview()}
            label={t('check.preview')}
            isMuted
            isMirrored={camera.facing !== 'environment'}
          />
        ) : (
          <p className={styles.noPreview}>
            {camera.status === 'starting' ? <Spinner /> : null}
            <span>{camera.status === 'starting' ? t('check.starting') : t('check.cameraFailed')}</span>
            {camera.status === 'starting' ? <small>{t('check.askFirst')}</small> : null}
          </p>
        )}
      </div>
      <CheckLine
        state={camera.status === 'on' ? 'good' : camera.status === 'starting' ? 'running' : 'bad'}
        words={camera.status === 'on' ? t('check.cameraOn') : t('check.cameraFailed')}
        action={
          camera.status === 'on' && isPhone && cameras.length > 1 ? (
            <Button icon="flip" onClick={() => void localMedia.flipCamera()}>
              {t('check.flip')}
            </Button>
          ) : null
        }
      />
      {camera.status === 'on' && !isPhone && cameras.length > 1 ? (
        <DeviceSelect localMedia={localMedia} kind="camera" />
      ) : null}
    </>
  );
}
