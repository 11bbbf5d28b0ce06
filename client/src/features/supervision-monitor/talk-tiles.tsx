import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteParticipant, RoomSession, RoomSessionState } from '../../media/types.ts';
import { BlockedSound } from '../../ui/blocked-sound.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './monitor.module.css';

type TalkTilesProps = { session: RoomSession; state: RoomSessionState };

/** Both sides of the talk and who is beside them, with what they share. */
export function TalkTiles({ session, state }: TalkTilesProps) {
  const { t } = useTranslation('monitor');
  const [blocked, setBlocked] = useState<HTMLVideoElement | null>(null);
  const remotes = state.room?.phase === 'live' ? state.remotes : [];
  const people = [...remotes].sort((a, b) => order[a.role] - order[b.role]);
  if (people.length === 0)
    return (
      <p className={styles.wait} role="status">
        {t('notYet')}
      </p>
    );
  return (
    <div className={styles.tiles}>
      {people.map((person) => (
        <PersonTile key={person.participantId} {...{ session, person }} onBlocked={setBlocked} />
      ))}
      {people.map((person) =>
        person.hasScreen ? <ScreenTile key={person.participantId} {...{ session, person }} /> : null,
      )}
      {blocked === null ? null : (
        <BlockedSound video={blocked} words={t('sound')} onHeard={() => setBlocked(null)} />
      )}
    </div>
  );
}

/** Whoever comes stands behind those who are there. */
const order = { agent: 0, applicant: 1, guest: 2, supervisor: 3, convenor: 3, expert: 3 } as const;

type TileProps = { session: RoomSession; person: RemoteParticipant };

/** The sound comes with the picture, and without one as well. */
function PersonTile({
  session,
  person,
  onBlocked,
}: TileProps & { onBlocked: (video: HTMLVideoElement) => void }) {
  const { t } = useTranslation('monitor');
  const { participantId, role, displayName, hasCamera, hasMicrophone, still } = person;
  const name = t('who', { name: displayName, role: t(`role.${role}`) });
  useEffect(() => {
    if (hasCamera) session.setView(participantId, 'camera', 'medium');
  }, [session, participantId, hasCamera]);
  return (
    <figure className={styles.tile} data-person={role}>
      <StreamVideo
        stream={session.getStream(participantId, 'faces')}
        label={t('video', { name })}
        onBlocked={onBlocked}
      />
      {still ? (
        <img className={styles.still} src={still} alt={t('still', { name })} />
      ) : hasCamera ? null : (
        <span className={styles.noPicture}>
          <Icon name="person" size="40px" />
          {t('noPicture')}
        </span>
      )}
      <figcaption>
        {name}
        {hasMicrophone ? null : (
          <span>
            <Icon name="microphoneOff" size="1em" /> {t('muted')}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function ScreenTile({ session, person: { participantId, displayName } }: TileProps) {
  const { t } = useTranslation('monitor');
  useEffect(() => {
    session.setView(participantId, 'screen', 'large');
    return () => session.setView(participantId, 'screen', 'hidden');
  }, [session, participantId]);
  const label = t('screen', { name: displayName });
  return (
    <figure className={styles.screen}>
      <StreamVideo stream={session.getStream(participantId, 'screen')} label={label} fit="contain" />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
