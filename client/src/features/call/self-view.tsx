import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './self-view.module.css';

const corners = ['topRight', 'bottomRight', 'bottomLeft', 'topLeft'] as const;

type SelfViewProps = { localMedia: LocalMedia; isHeld: boolean; isBesideScreen: boolean };

/**
 * One's own picture, small; a tap moves it to the next corner, out of the way of a face. `isHeld`: it stays dark, since the
 * agent's first picture goes first.
 */
export function SelfView({ localMedia, isHeld, isBesideScreen }: SelfViewProps) {
  const { t } = useTranslation('applicant');
  const { camera, isMuted } = useStore(localMedia.state);
  const [corner, setCorner] = useState(0);
  const isOn = camera.status === 'on';
  return (
    <button
      type="button"
      data-self-view=""
      className={classNames(
        styles.self,
        styles[corners[corner] ?? 'topRight'],
        isBesideScreen && styles.besideScreen,
      )}
      onClick={() => setCorner((corner + 1) % corners.length)}
    >
      {isOn ? (
        <StreamVideo
          stream={isHeld ? null : localMedia.getPreview()}
          label={t('call.you')}
          isMuted
          isMirrored={camera.facing !== 'environment'}
        />
      ) : (
        <span className={styles.noCamera}>
          <Icon name="cameraOff" />
          <span>{t('call.youNoCamera')}</span>
        </span>
      )}
      <span className={styles.name}>
        {isMuted ? <Icon name="microphoneOff" size="1em" /> : null}
        {t('call.you')}
      </span>
      <VisuallyHidden>{t('call.moveSelf')}</VisuallyHidden>
    </button>
  );
}
