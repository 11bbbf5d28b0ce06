import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia, RemoteParticipant, RoomSession } from '../../media/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './guest-talk.module.css';

type PersonViewProps = {
  session: RoomSession | null;
  person: RemoteParticipant;
  hasPictures: boolean;
  onBlocked: (video: HTMLVideoElement) => void;
  onPlaying: () => void;
};

/** One of the others; their sound comes with the picture. What is not to be shown is not sent. */
export function PersonView({ session, person, hasPictures, onBlocked, onPlaying }: PersonViewProps) {
  const { t } = useTranslation('guest');
  const { participantId, displayName, role, hasCamera, still } = person;
  useEffect(() => {
    if (hasCamera) session?.setView(participantId, 'camera', hasPictures ? 'medium' : 'hidden');
  }, [session, participantId, hasCamera, hasPictures]);
  return (
    <figure className={styles.person}>
      <StreamVideo
        stream={session?.getStream(participantId, 'faces') ?? null}
        label={t('talk.video', { name: displayName })}
        onBlocked={onBlocked}
        onPlaying={onPlaying}
      />
      {still ? (
        <img className={styles.still} src={still} alt={t('talk.still', { name: displayName })} />
      ) : hasCamera && hasPictures ? null : (
        <span className={styles.noPicture}>
          <Icon name="person" size="56px" />
          {t('talk.noPicture')}
        </span>
      )}
      <figcaption>
        {displayName} · {t(`talk.role.${role}`)}
      </figcaption>
    </figure>
  );
}

/** Oneself, small and mirrored. */
export function SelfView({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation('guest');
  const { camera, isMuted } = useStore(localMedia.state);
  return (
    <figure className={styles.self}>
      {camera.status === 'on' ? (
        <StreamVideo
          stream={localMedia.getPreview()}
          label={t('talk.you')}
          isMuted
          isMirrored={camera.facing !== 'environment'}
        />
      ) : (
        <span className={styles.noPicture}>
          <Icon name="cameraOff" />
        </span>
      )}
      <figcaption>
        {isMuted ? <Icon name="microphoneOff" size="1em" /> : null} {t('talk.you')}
      </figcaption>
    </figure>
  );
}
