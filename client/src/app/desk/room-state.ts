import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { OfferMediaPhase } from '../../features/desk-offer/offer-card.tsx';
import type { RoomSession, RoomSessionState } from '../../media/types.ts';
import type { DeskSession } from './desk-session.ts';

/** The open room and its newest state; null while there is none. */
export function useRoomState(session: DeskSession): {
  room: RoomSession | null;
  media: RoomSessionState | null;
} {
  const room = useStore(session.media.store, (state) => state.session);
  const [media, setMedia] = useState<RoomSessionState | null>(null);
  useEffect(() => {
    if (room === null) return;
    setMedia(room.state.getState());
    const stop = room.state.subscribe(setMedia);
    return () => {
      stop();
      setMedia(null);
    };
  }, [room]);
  return { room, media: room === null ? null : media };
}

export function readOfferMedia(media: RoomSessionState | null): OfferMediaPhase {
  if (media === null || media.phase === 'joining' || media.phase === 'reconnecting') return 'preparing';
  return media.phase === 'failed' || media.phase === 'closed' ? 'failed' : 'prepared';
}
