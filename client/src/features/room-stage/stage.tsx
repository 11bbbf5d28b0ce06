import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { BlockedSound } from '../../ui/blocked-sound.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { StreamVideo } from '../../ui/stream-video.tsx';
import { arrange, columnsOf, findMain, type Layout, type Spot, viewSizeOf } from './arrange.ts';
import { PersonTile } from './person-tile.tsx';
import styles from './stage.module.css';
import { findPerson, type RoomNow } from './use-room.ts';

type StageProps = {
  session: RoomSession;
  localMedia: LocalMedia;
  now: RoomNow;
  layout: Layout;
  /** Made for a phone held upright. */
  isTall: boolean;
  pinnedId: ParticipantId | null;
  /** What stands in the middle in the layout of a page; null: nothing is open. */
  page: ReactNode | null;
};

/** The faces of a room in one of its layouts, with the page in the middle where there is one. */
export function Stage({ session, localMedia, now, layout, isTall, pinnedId, page }: StageProps) {
  const { t } = useTranslation('sitting');
  const { sitting, people, order, self } = now;
  const [pageIndex, setPageIndex] = useState(0);
  const [blocked, setBlocked] = useState<HTMLVideoElement | null>(null);
  if (sitting === null || self === null) return null;
  const { floorId, recentSpeakers } = sitting;
  const selfId = self.participantId;
  const mainId = findMain({ order, selfId, pinnedId, floorId, recentSpeakers });
  const isPage = layout === 'page' && page !== null;
  const arranged = arrange({
    ...{ order, selfId, mainId, recentSpeakers, pageIndex },
    layout: layout === 'page' && !isPage ? 'grid' : layout,
    stripSize: isTall ? 4 : 6,
  });
  const shown = arranged.spots.filter(({ place }) => place === 'tile').length;
  const besideCount = arranged.spots.filter(({ place }) => place === 'strip').length;
  const columns =
    layout === 'grid' || (layout === 'page' && !isPage) ? columnsOf(shown, isTall) : Math.max(1, besideCount);
  const isSpeaking = ({ participantId }: Spot) =>
    participantId === floorId || (floorId === null && participantId === recentSpeakers[0]);
  return (
    <div className={styles.around}>
      <div
        className={classNames(
          styles.stage,
          styles[isPage ? 'withPage' : mainOf(layout)],
          isTall && styles.tall,
        )}
        style={
          {
            '--columns': columns,
            '--columns-low': shown <= 4 ? shown : Math.ceil(shown / 2),
          } as CSSProperties
        }
        data-layout={isPage ? 'page' : mainOf(layout)}
      >
        {isPage ? <div className={styles.page}>{page}</div> : null}
        {arranged.spots.map((spot) => {
          const person = findPerson(people, spot.participantId);
          if (person === null) return null;
          return (
            <PersonTile
              key={spot.participantId}
              {...{ session, localMedia, person, spot }}
              size={viewSizeOf(spot.place, shown)}
              isSpeaking={isSpeaking(spot)}
              onBlocked={setBlocked}
            />
          );
        })}
      </div>
      {blocked === null ? null : (
        <BlockedSound video={blocked} words={t('stage.sound')} onHeard={() => setBlocked(null)} />
      )}
      {arranged.pageCount < 2 ? null : (
        <Pager count={arranged.pageCount} index={arranged.pageIndex} onIndex={setPageIndex} />
      )}
    </div>
  );
}

const mainOf = (layout: Layout) => (layout === 'speaker' ? 'speaker' : 'grid');

function Pager(props: { count: number; index: number; onIndex: (index: number) => void }) {
  const { t } = useTranslation('sitting');
  const { count, index, onIndex } = props;
  return (
    <nav className={styles.pager} aria-label={t('stage.pages')}>
      <Button kind="call" icon="back" disabled={index === 0} onClick={() => onIndex(index - 1)}>
        {t('stage.before')}
      </Button>
      <p role="status">{t('stage.page', { page: index + 1, count })}</p>
      <Button kind="call" icon="forward" disabled={index === count - 1} onClick={() => onIndex(index + 1)}>
        {t('stage.after')}
      </Button>
    </nav>
  );
}

/** What somebody shares of their screen, as the page in the middle. */
export function SharedScreen({ session, now }: { session: RoomSession; now: RoomNow }) {
  const { t } = useTranslation('sitting');
  const sharer = findSharer(now);
  useEffect(() => {
    if (sharer === null) return;
    session.setView(sharer.participantId, 'screen', 'large');
    return () => session.setView(sharer.participantId, 'screen', 'hidden');
  }, [session, sharer?.participantId]);
  if (sharer === null) return null;
  return (
    <StreamVideo
      stream={session.getStream(sharer.participantId, 'screen')}
      label={t('stage.screenOf', { name: sharer.displayName })}
      fit="contain"
    />
  );
}

export const findSharer = ({ people }: RoomNow) => people.find(({ remote }) => remote?.hasScreen) ?? null;
