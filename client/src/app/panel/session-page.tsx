import type { ExpertReviewId, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { rememberDevices } from '../../features/desk-devices/device-memory.ts';
import { SessionPanel } from '../../features/expert-session/session-panel.tsx';
import { api } from '../../lib/http.ts';
import { createLocalMedia } from '../../media/local-media.ts';
import { createRoomSession } from '../../media/room-session.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import type { Signal } from '../../signal/types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { SessionRoom } from './session-room.tsx';

type SessionPageProps = {
  reviewId: ExpertReviewId;
  /** Null while it is being opened. */
  signal: Signal<'staff'> | null;
  /** What is done in the closed part, by the state of the review: marks, the report, signatures. */
  papersOf?: (review: ExpertReviewView) => ReactNode;
  onExpired: () => void;
};

/** The sitting of a panel, for its experts and its convenor: into its room while there is one, else what it waits for. */
export function SessionPage({ reviewId, signal, papersOf, onExpired }: SessionPageProps) {
  const { t } = useTranslation(['expert-session', 'common']);
  const [, navigate] = useLocation();
  const {
    value: review,
    error,
    retry,
  } = useReviewLoad(reviewId, `expert-review/${reviewId}`, () =>
    api('expertReview:get', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  const roomId = review?.roomId ?? null;
  const media = useSitting(signal, roomId);
  if (review === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  const back = `/reviews/${reviewId}`;
  if (roomId === null)
    return (
      <>
        <SessionPanel {...{ review, onExpired }} />
        <LinkButton to={back}>{t('back')}</LinkButton>
      </>
    );
  if (signal === null || media === null || media.session.roomId !== roomId)
    return <Loading>{t('joining')}</Loading>;
  const leave = () => {
    signal.request('sitting:leave', { roomId }).catch((thrown: unknown) => console.warn('leave', thrown));
    navigate(back);
  };
  return (
    <SessionRoom
      key={roomId}
      {...{ review, signal, ...media }}
      papers={papersOf?.(review) ?? null}
      onLeave={leave}
    />
  );
}

/** The room that the review sits in, while this page shows it: devices are open as long. */
function useSitting(
  signal: Signal<'staff'> | null,
  roomId: RoomId | null,
): { session: RoomSession; localMedia: LocalMedia } | null {
  const [sitting, setSitting] = useState<{ session: RoomSession; localMedia: LocalMedia } | null>(null);
  useEffect(() => {
    if (signal === null || roomId === null) return;
    const localMedia = createLocalMedia();
    const forget = rememberDevices(localMedia);
    void localMedia.open({ camera: true, microphone: true });
    const session = createRoomSession({ signal: signalForMedia(signal), localMedia, roomId, callId: null });
    setSitting({ session, localMedia });
    return () => {
      setSitting(null);
      forget();
      session.close();
      localMedia.close();
    };
  }, [signal, roomId]);
  return sitting;
}
