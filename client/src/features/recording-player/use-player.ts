import type { TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createTrackPlayer, type TrackPlayer } from '../../media/track-player.ts';

/** A player for as long as it is on screen, and where it is. */
export function usePlayer(durationMs: number, startMs: number) {
  const [player] = useState(() => {
    const made = createTrackPlayer({ durationMs });
    made.seek(startMs);
    return made;
  });
  useEffect(() => () => player.close(), [player]);
  return { player, state: useStore(player.state) };
}

/** For a media element's ref: it runs with the others for as long as it is there. */
export const useAttach = (player: TrackPlayer, trackId: TrackId) =>
  useCallback(
    (element: HTMLMediaElement | null) => {
      if (element === null) return;
      return player.attach(trackId, element);
    },
    [player, trackId],
  );
