import { useTranslation } from 'react-i18next';
import type { LocalMedia, LocalMediaState, RoomSession } from '../../media/types.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './call.module.css';
import { VideoView } from './video-view.tsx';

type OwnTileProps = {
  localMedia: LocalMedia;
  local: LocalMediaState;
  /** The other side's first picture goes first: until then one's own stays dark. */
  isHeld: boolean;
};

/** Oneself, mirrored as in a mirror, with a word where nothing is sent. */
export function OwnTile({ localMedia, local, isHeld }: OwnTileProps) {
  const { t } = useTranslation('desk');
  const hasPicture = local.camera.status === 'on';
  return (
    <figure className={styles.tile}>
      {hasPicture ? (
        <VideoView
          stream={isHeld ? null : localMedia.getPreview()}
          label={t('call.ownVideo')}
          className={styles.mirrored}
          isSilent
        />
      ) : (
        <span className={styles.noPicture}>
          <Icon name="cameraOff" />
          {t(local.isCameraOff ? 'call.ownVideoOff' : 'call.noCamera')}
        </span>
      )}
      <figcaption>
        {t('call.own')}
        {local.isMuted ? (
          <span className={styles.muted}>
            <Icon name="microphoneOff" size="1em" /> {t('call.ownMuted')}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}

export function OwnScreenTile({ session }: { session: RoomSession }) {
  const { t } = useTranslation('desk');
  return (
    <figure className={styles.tile}>
      <VideoView stream={session.getOwnScreen()} label={t('call.ownScreen')} isSilent />
      <figcaption>{t('call.ownScreen')}</figcaption>
    </figure>
  );
}
