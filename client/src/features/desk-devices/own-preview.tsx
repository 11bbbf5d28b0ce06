import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState } from '../../media/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './devices.module.css';

/** Oneself as in a mirror. */
export function OwnPreview({ localMedia, state }: { localMedia: LocalMedia; state: LocalMediaState }) {
  const { t } = useTranslation('desk');
  const video = useRef<HTMLVideoElement>(null);
  const stream = state.camera.status === 'on' ? localMedia.getPreview() : null;
  const isStarting = state.camera.status === 'starting';
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className={styles.preview}>
      {stream === null ? (
        <p>
          {isStarting ? <Spinner size={20} /> : <Icon name="cameraOff" />}
          {t(isStarting ? 'devices.starting' : state.isCameraOff ? 'call.ownVideoOff' : 'call.noCamera')}
        </p>
      ) : (
        <video ref={video} aria-label={t('devices.preview')} playsInline autoPlay muted />
      )}
    </div>
  );
}
