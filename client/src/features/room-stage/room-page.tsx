import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import type { Layout } from './arrange.ts';
import { ChairBar } from './chair-bar.tsx';
import { DoorNotice } from './door-notice.tsx';
import { LaneBar } from './lane-bar.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OwnNotice } from './own-notice.tsx';
import styles from './room.module.css';
import { RoomCover } from './room-cover.tsx';
import { CaptionTool, RoomTools } from './room-tools.tsx';
import type { SittingActions } from './sitting-actions.ts';
import { findSharer, SharedScreen, Stage } from './stage.tsx';
import { StepTool } from './step-tool.tsx';
import type { RoomNow } from './use-room.ts';

type RoomPageProps = {
  session: RoomSession;
  localMedia: LocalMedia;
  now: RoomNow;
  clock: () => number;
  actions: SittingActions;
  pinnedId: ParticipantId | null;
  /** A file that is open on this desk. */
  document: ReactNode | null;
  recording: ReactNode;
  captionSwitch: CaptionSwitch | null;
  /** What is said, to be read, and that it is. */
  captionArea: ReactNode;
  /** What the chair does to the review itself: opens and closes the session, adjourns it, ends it. */
  phaseTools: ReactNode;
  onLeave: () => void;
};

const layouts: readonly Layout[] = ['grid', 'speaker', 'page'];

/** The room at a desk: where one is, the faces, one's own tools, and below them the chair's. */
export function RoomPage(props: RoomPageProps) {
  const { session, localMedia, now, actions, document } = props;
  const { t } = useTranslation('sitting');
  const task = useTask();
  const [isLeaving, setIsLeaving] = useState(false);
  const { media, sitting, people, self, place } = now;
  const sharer = findSharer(now);
  const hasPage = document !== null || sharer !== null;
  const [layout, setLayout] = useLayout(hasPage);
  useWakeLock();
  if (sitting === null || self === null || place !== 'in')
    return (
      <section className={styles.room} aria-label={t('room')} data-room={place ?? 'joining'}>
        <RoomCover
          kind={sitting?.kind ?? null}
          place={place}
          phase={media.phase}
          onRetry={session.retry}
          onLeave={props.onLeave}
        />
      </section>
    );
  const isChair = self.part === 'chair';
  const leaveWord = isChair ? 'leave.chairText' : 'leave.text';
  const hasParty = people.some(({ part, standing }) => part === 'party' && standing === 'admitted');
  return (
    <section
      className={classNames(styles.room, sitting.phase === 'closedDeliberation' && styles.closed)}
      aria-label={t('room')}
      data-room={sitting.phase}
    >
      <LaneBar sitting={sitting} hasParty={hasParty} now={props.clock} recording={props.recording} />
      {media.phase === 'reconnecting' ? (
        <Banner isDark tone="warn" title={t('cover.reconnecting')}>
          {t('cover.reconnectingText')}
        </Banner>
      ) : null}
      <OwnNotice
        {...{ self, people, localMedia }}
        hasFloor={sitting.floorId === self.participantId && !isChair}
      />
      {isChair ? (
        <DoorNotice people={people} admit={actions.admit} run={(work) => void task.run(work)} />
      ) : null}
      <Stage
        {...{ session, localMedia, now, layout }}
        isTall={false}
        pinnedId={props.pinnedId}
        page={document ?? (sharer === null ? null : <SharedScreen session={session} now={now} />)}
      />
      {props.captionArea}
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
      <RoomTools
        localMedia={localMedia}
        self={self}
        onHand={(isRaised) => void task.run(() => actions.raiseHand(isRaised))}
        screen={
          navigator.mediaDevices?.getDisplayMedia === undefined
            ? null
            : {
                isOn: media.isSharingScreen,
                toggle: () =>
                  void task.run(async () =>
                    media.isSharingScreen ? session.stopScreen() : session.shareScreen(),
                  ),
              }
        }
        layout={{
          value: layout === 'page' && !hasPage ? 'grid' : layout,
          options: hasPage ? layouts : layouts.slice(0, 2),
          choose: setLayout,
        }}
        onLeave={() => setIsLeaving(true)}
      >
        <CaptionTool captions={props.captionSwitch} />
        <StepTool session={session} now={now} />
      </RoomTools>
      {isChair ? (
        <ChairBar sitting={sitting} actions={actions}>
          {props.phaseTools}
        </ChairBar>
      ) : null}
      {isLeaving ? (
        <LeaveDialog
          text={t(sitting.kind === 'expertReview' ? `ofPanel.${leaveWord}` : leaveWord)}
          onLeave={props.onLeave}
          onClose={() => setIsLeaving(false)}
        />
      ) : null}
    </section>
  );
}

/** A page that is opened comes to the middle by itself; with it goes its layout. */
function useLayout(hasPage: boolean): [Layout, (layout: Layout) => void] {
  const [layout, setLayout] = useState<Layout>('grid');
  useEffect(() => {
    setLayout((before) => (hasPage ? 'page' : before === 'page' ? 'grid' : before));
  }, [hasPage]);
  return [layout, setLayout];
}
