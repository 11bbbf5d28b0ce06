import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RoomSession } from '../../media/types.ts';
import { type FollowedGuest, followGuest } from '../../signal/follow-guest.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import type { Line } from './line.ts';

const GuestNotice = lazyWithWords(
  async () => (await import('../../features/call-guest/guest-notice.tsx')).GuestNotice,
  ['guest'],
);
const GuestWish = lazyWithWords(
  async () => (await import('../../features/call-guest/guest-wish.tsx')).GuestWish,
  ['guest'],
);

/** A third person in the talk, for as long as it lasts: what is said over the pictures, and below the list of who is there. */
export function useCallGuest(
  line: Line,
  { callId, telephone }: Pick<ApplicantCallView, 'callId' | 'telephone'>,
  isTalking: boolean,
  session: RoomSession | null,
) {
  const [followed, setFollowed] = useState<FollowedGuest | null>(null);
  useEffect(() => {
    if (!isTalking) return;
    const made = followGuest(line.signal, callId);
    setFollowed(made);
    return () => {
      made.close();
      setFollowed(null);
    };
  }, [line, callId, isTalking]);
  if (followed === null) return null;
  return {
    notice: <Notice {...{ line, followed, session }} isByTelephone={telephone?.step === 'on'} />,
    below: (
      <Suspense fallback={null}>
        <GuestWish followed={followed} />
      </Suspense>
    ),
  };
}

type NoticeProps = {
  line: Line;
  followed: FollowedGuest;
  session: RoomSession | null;
  isByTelephone: boolean;
};

/** Its code comes when there is something to say. */
function Notice({ line, followed, session, isByTelephone }: NoticeProps) {
  const { guest } = useStore(followed.state);
  if (guest === null || (guest.step === 'none' && guest.lastEnd === null)) return null;
  return (
    <Suspense fallback={null}>
      {session === null ? (
        <GuestNotice {...{ followed, isByTelephone }} isInRoom={false} now={line.signal.now} />
      ) : (
        <NoticeInRoom {...{ line, followed, session, isByTelephone }} />
      )}
    </Suspense>
  );
}

type InRoomProps = NoticeProps & { session: RoomSession };

function NoticeInRoom({ line, followed, session, isByTelephone }: InRoomProps) {
  const isInRoom = useStore(session.state, ({ remotes }) => remotes.some(({ role }) => role === 'guest'));
  return <GuestNotice {...{ followed, isInRoom, isByTelephone }} now={line.signal.now} />;
}
