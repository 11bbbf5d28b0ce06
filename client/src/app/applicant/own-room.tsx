import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CalmPage } from '../../features/own-joint/calm-page.tsx';
import { PhoneRoom } from '../../features/room-stage/phone-room.tsx';
import { useSittingChat } from '../../features/room-stage/sitting-chat.ts';
import { SittingChatPanel } from '../../features/room-stage/sitting-chat-panel.tsx';
import { useRoom } from '../../features/room-stage/use-room.ts';
import type { RoomSession } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { useCaptionParts } from '../../ui/captions/use-caption-parts.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useCallRecording } from './call-recording.tsx';
import type { Line } from './line.ts';

const SharedPage = lazyWithWords(
  async () => (await import('../../features/document-viewer/shared-page.tsx')).SharedPage,
  ['document'],
);

type OwnRoomProps = {
  line: Line;
  roomId: RoomId;
  title: string;
  /** Where the way out leads, in words. */
  leaveText: string;
  /** What everybody looks at together beside the files of a case; null: nothing. */
  page?: ReactNode;
  /** What whoever is in the room may do now beside its tools. */
  acts?: ReactNode;
  onLeave: () => void;
};

/** The room of a review for the applicant: its door, the room, and the calm outside of its closed part. */
export function OwnRoom({ line, roomId, onLeave, ...shown }: OwnRoomProps) {
  const { t } = useTranslation('sitting');
  const { sitting } = useStore(line.state);
  useEffect(() => {
    void line.sit(roomId);
    return () => void line.sit(null);
  }, [line, roomId]);
  if (sitting === null || sitting.roomId !== roomId) return <Loading>{t('cover.joining')}</Loading>;
  const leave = () => {
    line.signal.request('sitting:leave', { roomId }).catch((error: unknown) => console.warn('leave', error));
    onLeave();
  };
  return <InRoom key={roomId} {...{ line, ...shown }} session={sitting} onLeave={leave} />;
}

type InRoomProps = Omit<OwnRoomProps, 'roomId'> & { session: RoomSession };

function InRoom({ line, session, title, leaveText, page = null, acts = null, onLeave }: InRoomProps) {
  const { t } = useTranslation(['own-joint', 'sitting']);
  // Pictures may go on without the server: what is pressed meanwhile does not.
  const isOffline = useStore(line.signal.connection) === 'offline';
  const now = useRoom(session);
  const { signal, localMedia } = line;
  const { recordingTag, recordingNotice } = useCallRecording(line, session);
  const { chat, unreadCount } = useSittingChat(signal, session);
  const { captionSwitch, captionArea } = useCaptionParts(signal, now.room);
  const actions = useMemo(
    () => ({
      raiseHand: (isRaised: boolean) =>
        signal.request('sitting:raiseHand', { roomId: session.roomId, isRaised }),
    }),
    [signal, session],
  );
  const { place, media, sitting, self } = now;
  if (place === 'removed')
    return (
      <Page
        title={title}
        action={
          <LinkButton to="/calls" kind="primary" isWide>
            {t('toCase')}
          </LinkButton>
        }
      >
        <Card>
          <div role="alert">
            <Empty icon="info" title={t('removed.title')}>
              {t(sitting?.kind === 'expertReview' ? 'ofPanel.removed' : 'removed.text')}
            </Empty>
          </div>
        </Card>
      </Page>
    );
  if (place === 'lobby' || place === 'outside')
    return (
      <CalmPage
        key={place}
        kind={place}
        isPanel={sitting?.kind === 'expertReview'}
        title={title}
        now={signal.now}
        isReconnecting={isOffline || media.phase === 'reconnecting'}
        recording={recordingTag}
        onLeave={onLeave}
      />
    );
  const { room } = now;
  const document =
    room === null || room.document === null ? (
      page
    ) : (
      <Suspense fallback={null}>
        <SharedPage signal={signal} roomId={session.roomId} shared={room.document} selfId={room.selfId} />
      </Suspense>
    );
  return (
    <PhoneRoom
      {...{ session, localMedia, now, actions, document, captionSwitch, captionArea, leaveText, onLeave }}
      recording={recordingTag}
      chat={
        chat === null || sitting === null || self === null
          ? null
          : {
              panel: (
                <SittingChatPanel {...{ chat, kind: sitting.kind, phase: sitting.phase, part: self.part }} />
              ),
              unreadCount,
            }
      }
      notice={
        <>
          {isOffline && media.phase !== 'reconnecting' ? (
            <Banner isDark tone="warn" title={t('sitting:cover.reconnecting')}>
              {t('sitting:cover.reconnectingText')}
            </Banner>
          ) : null}
          {acts}
          {recordingNotice}
        </>
      }
    />
  );
}
