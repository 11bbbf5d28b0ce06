import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteParticipant, RoomSession } from '../../media/types.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './call.module.css';
import { VideoView } from './video-view.tsx';

/** Another agent in the room or a third person, small, with their sound. */
export function ColleagueTile({
  session,
  colleague,
}: {
  session: RoomSession;
  colleague: RemoteParticipant;
}) {
  const { t } = useTranslation(['desk', 'guest', 'hold']);
  const { participantId, role, displayName, relation, hasCamera, hasMicrophone } = colleague;
  const name =
    role === 'supervisor'
      ? t('hold:supervisor.name', { name: displayName })
      : relation === null
        ? displayName
        : t('guest:who', { name: displayName, relation: t(`guest:relation.${relation}`) });
  useEffect(() => {
    if (hasCamera) session.setView(participantId, 'camera', 'small');
  }, [session, participantId, hasCamera]);
  return (
    <figure className={styles.tile}>
      <VideoView
        stream={session.getStream(participantId, 'faces')}
        label={t('call.colleagueVideo', { name })}
        className={hasCamera ? undefined : styles.unseen}
      />
      {hasCamera ? null : (
        <span className={styles.noPicture}>
          <Icon name="person" />
          {t('call.colleagueNoVideo')}
        </span>
      )}
      <figcaption>
        {name}
        {hasMicrophone ? null : (
          <span className={styles.muted}>
            <Icon name="microphoneOff" size="1em" /> {t('call.ownMuted')}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
