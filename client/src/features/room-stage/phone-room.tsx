import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { elderMode } from '../../lib/elder-mode.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OwnNotice } from './own-notice.tsx';
import { inRoom } from './people.ts';
import styles from './room.module.css';
import { coverOf, RoomCover } from './room-cover.tsx';
import { CaptionTool, RoomTool, RoomTools } from './room-tools.tsx';
import type { SittingActions } from './sitting-actions.ts';
import { findSharer, SharedScreen, Stage } from './stage.tsx';
import { StepTool } from './step-tool.tsx';
import { useIsTall } from './use-is-tall.ts';
import type { RoomNow } from './use-room.ts';

type PhoneRoomProps = {
  session: RoomSession;
  localMedia: LocalMedia;
  now: RoomNow;
  actions: Pick<SittingActions, 'raiseHand'>;
  /** The file that is shown to all; null: none. */
  document: ReactNode | null;
  recording: ReactNode;
  /** Null until it is there. */
  chat: { panel: ReactNode; unreadCount: number } | null;
  captionSwitch: CaptionSwitch | null;
  /** What is said, to be read, and that it is. */
  captionArea: ReactNode;
  /** What waits for an answer, or is to be known now. */
  notice: ReactNode;
  /** What it means to go out, in words. */
  leaveText: string;
  onLeave: () => void;
};

/** The room as the applicant has it: who speaks large, the others in a line below, oneself small among them. */
export function PhoneRoom({
  session,
  localMedia,
  now,
  actions,
  document,
  recording,
  chat,
  captionSwitch,
  captionArea,
  notice,
  leaveText,
  onLeave,
}: PhoneRoomProps) {
  const { t } = useTranslation(['sitting', 'common']);
  const task = useTask();
  const heading = useHeadingFocus();
  const isTall = useIsTall();
  const isElder = useStore(elderMode);
  const [hasMore, setHasMore] = useState(false);
  const [isChatOpen, setIsChatOpen] = useState(false);
  const [dialog, setDialog] = useState<'people' | 'leave' | null>(null);
  const { media, sitting, self, people, place } = now;
  useTitle(sitting?.title ?? t('room'));
  useWakeLock();
  const here = inRoom(people);
  const unreadCount = chat?.unreadCount ?? 0;
  const cover = coverOf(place, media.phase);
  const isShown = cover === null || cover === 'reconnecting';
  if (sitting === null || self === null || !isShown)
    return (
      <main className={styles.phone} data-room={cover ?? 'joining'}>
        <h1 className={styles.phoneTitle}>{sitting?.title ?? t('room')}</h1>
        <RoomCover
          kind={sitting?.kind ?? null}
          place={place}
          phase={media.phase}
          onRetry={session.retry}
          onLeave={onLeave}
        />
      </main>
    );
  const page = document ?? (findSharer(now) === null ? null : <SharedScreen session={session} now={now} />);
  return (
    <div className={styles.phone} data-room={sitting.phase}>
      <header className={styles.phoneHead}>
        <h1 ref={heading} tabIndex={-1}>
          {sitting.title}
        </h1>
        <div className={styles.lane}>
          <Icon name="people" size="1.1em" />
          <span>{t(sitting.kind === 'expertReview' ? 'ofPanel.lane.together' : 'lane.together')}</span>
          {recording}
        </div>
      </header>
      {cover === 'reconnecting' ? (
        <Banner isDark tone="warn" title={t('cover.reconnecting')}>
          {t('cover.reconnectingText')}
        </Banner>
      ) : null}
      {notice}
      <OwnNotice {...{ self, people, localMedia }} hasFloor={sitting.floorId === self.participantId} />
      <p role="status">
        {unreadCount > 0 ? <VisuallyHidden>{t('chat.unread', { count: unreadCount })}</VisuallyHidden> : null}
      </p>
      <div className={styles.phoneMiddle}>
        <main className={styles.phoneStage}>
          <Stage
            {...{ session, localMedia, now, isTall }}
            layout={page !== null ? 'page' : isTall ? 'speaker' : 'grid'}
            pinnedId={null}
            page={page}
          />
          {captionArea}
        </main>
        {isChatOpen && chat !== null ? (
          <SideSheet title={t('tools.chat')} isScrolling={false} onClose={() => setIsChatOpen(false)}>
            {chat.panel}
          </SideSheet>
        ) : null}
      </div>
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
      <RoomTools
        localMedia={localMedia}
        self={self}
        onHand={(isRaised) => void task.run(() => actions.raiseHand(isRaised))}
        screen={null}
        layout={null}
        onLeave={() => setDialog('leave')}
      >
        <RoomTool
          icon="chat"
          words={t('tools.chat')}
          {...(unreadCount > 0 ? { label: t('chat.unread', { count: unreadCount }) } : {})}
          badge={unreadCount}
          isActive={isChatOpen}
          isPressed={isChatOpen}
          onPress={() => setIsChatOpen(!isChatOpen)}
        />
        {isElder ? (
          <RoomTool
            icon={hasMore ? 'up' : 'down'}
            words={t(hasMore ? 'common:elder.less' : 'common:elder.more')}
            isExpanded={hasMore}
            onPress={() => setHasMore(!hasMore)}
          />
        ) : null}
        {isElder && !hasMore ? null : (
          <>
            <CaptionTool captions={captionSwitch} />
            <StepTool session={session} now={now} />
            <RoomTool
              icon="people"
              words={t('tools.people', { count: here.length })}
              onPress={() => setDialog('people')}
            />
          </>
        )}
      </RoomTools>
      {dialog === 'people' ? <WhoDialog now={now} onClose={() => setDialog(null)} /> : null}
      {dialog === 'leave' ? (
        <LeaveDialog text={leaveText} onLeave={onLeave} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  );
}

/** Everybody who hears and sees one now, and of where. */
function WhoDialog({ now, onClose }: { now: RoomNow; onClose: () => void }) {
  const { t } = useTranslation('sitting');
  const text = useLocalText();
  return (
    <Dialog
      title={t('who.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
          {t('who.close')}
        </Button>
      }
    >
      <ul className={styles.who}>
        {inRoom(now.people).map(({ participantId, isSelf, displayName, title, part, kind }) => (
          <li key={participantId}>
            <strong>{isSelf ? t('tile.you') : displayName}</strong> {text(title)} ·{' '}
            {t(kind === 'expertReview' ? `ofPanel.part.${part}` : `people.part.${part}`)}
          </li>
        ))}
      </ul>
      <p>{t('who.nobodyElse')}</p>
    </Dialog>
  );
}
