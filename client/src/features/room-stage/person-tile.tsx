import { type CSSProperties, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import type { ViewSize } from '../../media/view-size.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Spot } from './arrange.ts';
import type { RoomPerson } from './people.ts';
import styles from './stage.module.css';

type PersonTileProps = {
  session: RoomSession;
  localMedia: LocalMedia;
  person: RoomPerson;
  spot: Spot;
  size: ViewSize;
  /** Has the floor, or spoke last. */
  isSpeaking: boolean;
  onBlocked: (video: HTMLVideoElement) => void;
};

/**
 * One of the room, always at the same place of the page's tree: going from tile to strip or out of sight neither stops the sound nor
 * makes the picture anew.
 */
export function PersonTile(props: PersonTileProps) {
  const { session, person, spot, size, isSpeaking } = props;
  const { participantId, isSelf } = person;
  useEffect(() => {
    if (!isSelf) session.setView(participantId, 'camera', size);
  }, [session, participantId, isSelf, size]);
  return (
    <figure
      className={classNames(styles.tile, styles[spot.place], isSpeaking && styles.speaking)}
      style={{ order: spot.order } as CSSProperties}
      data-place={spot.place}
    >
      {isSelf ? <OwnPicture {...props} /> : <TheirPicture {...props} />}
      <TileName person={person} localMedia={props.localMedia} />
    </figure>
  );
}

function TheirPicture({ session, person, spot, onBlocked }: PersonTileProps) {
  const { t } = useTranslation('sitting');
  const { participantId, displayName, remote } = person;
  const isSeen = spot.place !== 'off';
  const hasPicture = isSeen && (remote?.hasCamera ?? false);
  return (
    <>
      <StreamVideo
        stream={session.getStream(participantId, 'faces')}
        label={t('tile.video', { name: displayName })}
        onBlocked={onBlocked}
      />
      {remote?.still && isSeen ? (
        <img className={styles.still} src={remote.still} alt={t('tile.still', { name: displayName })} />
      ) : hasPicture ? null : (
        <NoPicture />
      )}
    </>
  );
}

function OwnPicture({ localMedia }: PersonTileProps) {
  const { t } = useTranslation('sitting');
  const { camera } = useStore(localMedia.state);
  if (camera.status !== 'on') return <NoPicture />;
  return (
    <StreamVideo
      stream={localMedia.getPreview()}
      label={t('tile.own')}
      isMuted
      isMirrored={camera.facing !== 'environment'}
    />
  );
}

function NoPicture() {
  const { t } = useTranslation('sitting');
  return (
    <span className={styles.noPicture}>
      <Icon name="person" size="40px" />
      <span>{t('tile.noPicture')}</span>
    </span>
  );
}

function TileName({ person, localMedia }: Pick<PersonTileProps, 'person' | 'localMedia'>) {
  const { t } = useTranslation('sitting');
  const text = useLocalText();
  const isOwnMuted = useStore(localMedia.state, ({ isMuted }) => isMuted);
  const { isSelf, remote, displayName, title, handRaisedAt, silenced } = person;
  const isMuted = silenced.microphone || (isSelf ? isOwnMuted : !(remote?.hasMicrophone ?? false));
  return (
    <figcaption>
      {isMuted ? (
        <>
          <Icon name="microphoneOff" size="1em" />
          <VisuallyHidden>{t('tile.muted')}</VisuallyHidden>
        </>
      ) : null}
      <span>
        {isSelf ? t('tile.you') : displayName} <small>{text(title)}</small>
      </span>
      {handRaisedAt === null ? null : (
        <strong className={styles.hand}>
          <Icon name="hand" size="1em" />
          <span>{t('tile.hand')}</span>
        </strong>
      )}
    </figcaption>
  );
}
