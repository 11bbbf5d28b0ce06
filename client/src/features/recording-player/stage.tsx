import type { RecordedTrack, RecordingView, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  columnsFor,
  type GapOnLine,
  isRunning,
  type PersonNow,
  peopleAt,
  peopleOf,
} from '../../lib/recording-time.ts';
import type { TrackPlayer } from '../../media/track-player.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import styles from './player.module.css';
import { useAttach } from './use-player.ts';
import { Watermark } from './watermark.tsx';

type StageProps = {
  view: Pick<RecordingView, 'tracks' | 'startedAt'>;
  player: TrackPlayer;
  positionMs: number;
  isWaiting: boolean;
  hasEnded: boolean;
  /** Where nothing was recorded now. */
  gap: GapOnLine | null;
  watermark: string;
  addressOf: (trackId: TrackId) => string;
  onFailed: () => void;
};

/** Pictures at once; more are on further pages. */
const pageSize = 9;
/** So much sooner a picture is fetched than it is shown, ms. */
const aheadMs = 5_000;

/** Who was there at this moment, each with their picture, under the watermark of who looks. */
export function Stage(props: StageProps) {
  const { view, positionMs, gap } = props;
  const { t } = useTranslation('recording');
  const [page, setPage] = useState(0);
  const at = view.startedAt + positionMs;
  const everybody = peopleOf(view.tracks);
  const now = new Map(peopleAt(everybody, at).map((each) => [each.participantId, each]));
  const here = [...now.keys()];
  const pageCount = Math.max(1, Math.ceil(here.length / pageSize));
  const shownPage = Math.min(page, pageCount - 1);
  const shown = new Set(here.slice(shownPage * pageSize, (shownPage + 1) * pageSize));
  // With many people only what is looked at is fetched and decoded.
  const isFew = view.tracks.filter(({ kind }) => kind === 'video').length <= pageSize;
  const isFetched = (track: RecordedTrack, isShown: boolean) =>
    isFew || (isShown && isRunning(track, at, aheadMs));
  const screens = everybody.flatMap(({ screen, displayName, participantId }) => {
    const isNow = now.get(participantId)?.hasScreen ?? false;
    return screen !== null && isFetched(screen, true) ? [{ screen, displayName, isNow }] : [];
  });
  const hasScreen = screens.some(({ isNow }) => isNow);
  return (
    <div className={styles.stage} data-empty={here.length === 0 || undefined}>
      <div className={classNames(styles.pictures, hasScreen && styles.withScreen)}>
        <div className={styles.screens} hidden={!hasScreen}>
          {screens.map(({ screen, displayName, isNow }) => (
            <figure key={screen.trackId} hidden={!isNow}>
              <Picture {...props} track={screen} label={t('player.screenOf', { name: displayName })} />
              <figcaption>{t('player.screenOf', { name: displayName })}</figcaption>
            </figure>
          ))}
        </div>
        <div
          className={styles.faces}
          style={{ gridTemplateColumns: `repeat(${hasScreen ? 1 : columnsFor(shown.size)}, minmax(0, 1fr))` }}
        >
          {everybody.map((person) => {
            const isShown = shown.has(person.participantId);
            const isMounted = person.camera !== null && isFetched(person.camera, isShown);
            return (
              <Face
                key={person.participantId}
                {...props}
                person={now.get(person.participantId) ?? { ...person, hasFace: false, hasScreen: false }}
                isShown={isShown}
                isMounted={isMounted}
              />
            );
          })}
        </div>
      </div>
      {here.length === 0 && gap === null && !props.hasEnded ? (
        <p className={styles.said}>{t('player.nobody')}</p>
      ) : null}
      {gap === null ? null : (
        <p className={styles.said} role="status">
          {t('player.gap', { cause: t(`cause.${gap.cause}`) })}
        </p>
      )}
      {props.hasEnded ? <p className={styles.said}>{t('player.ended')}</p> : null}
      {props.isWaiting ? (
        <p className={styles.waiting} role="status">
          <Spinner size={20} /> {t('player.waiting')}
        </p>
      ) : null}
      <Watermark text={props.watermark} />
      {pageCount > 1 ? (
        <div className={styles.pages}>
          <Button kind="call" icon="back" onClick={() => setPage(Math.max(0, shownPage - 1))}>
            {t('player.previousPage')}
          </Button>
          <span>{t('player.page', { page: shownPage + 1, count: pageCount })}</span>
          <Button kind="call" icon="forward" onClick={() => setPage(Math.min(pageCount - 1, shownPage + 1))}>
            {t('player.nextPage')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type PictureProps = Pick<StageProps, 'player' | 'addressOf' | 'onFailed'> & {
  track: RecordedTrack;
  label: string;
};

function Picture({ player, addressOf, onFailed, track, label }: PictureProps) {
  const attach = useAttach(player, track.trackId);
  return (
    <video
      ref={attach}
      src={addressOf(track.trackId)}
      aria-label={label}
      data-track={track.trackId}
      muted
      playsInline
      disablePictureInPicture
      preload="auto"
      onError={onFailed}
    />
  );
}

type FaceProps = Pick<StageProps, 'player' | 'addressOf' | 'onFailed'> & {
  person: PersonNow;
  isShown: boolean;
  isMounted: boolean;
};

/** Kept while its person is away for a moment: their picture is there at once when they are back. */
function Face({ person, isShown, isMounted, ...media }: FaceProps) {
  const { t } = useTranslation('recording');
  const { displayName, role, camera, hasFace } = person;
  return (
    <figure className={classNames(styles.face, !hasFace && styles.faceless)} hidden={!isShown}>
      {camera !== null && isMounted ? (
        <Picture {...media} track={camera} label={t('player.faceOf', { name: displayName })} />
      ) : null}
      {hasFace ? null : (
        <p className={styles.noPicture}>
          <Icon name="person" size="40px" />
          <span>{t('player.noPicture')}</span>
        </p>
      )}
      <figcaption>
        {displayName} · {t(`player.role.${role}`)}
      </figcaption>
    </figure>
  );
}
