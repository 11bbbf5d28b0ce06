import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteParticipant, RoomSession } from '../../media/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './call-stage.module.css';

type HelperViewProps = {
  session: RoomSession;
  helper: RemoteParticipant;
  onBlocked: (video: HTMLVideoElement) => void;
};

/** Somebody beside the agent, a colleague or a guest, small and with their name; their sound comes with the picture. */
export function HelperView({ session, helper, onBlocked }: HelperViewProps) {
  const { t } = useTranslation('applicant');
  const { participantId, displayName, hasCamera } = helper;
  useEffect(() => {
    if (hasCamera) session.setView(participantId, 'camera', 'small');
  }, [session, participantId, hasCamera]);
  return (
    <figure className={styles.helper}>
      <StreamVideo
        stream={session.getStream(participantId, 'faces')}
        label={t('call.helperVideo', { name: displayName })}
        onBlocked={onBlocked}
      />
      {hasCamera ? null : (
        <span className={styles.helperIcon}>
          <Icon name="person" size="36px" />
        </span>
      )}
      <figcaption>{displayName}</figcaption>
    </figure>
  );
}
