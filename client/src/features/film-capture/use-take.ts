import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { startFilmRecorder } from '../../lib/film-recorder.ts';
import { createTakeSender, type TakeSender } from '../../lib/film-sender.ts';
import { dropTake, findTake, type KeptTake, keepTake } from '../../lib/film-takes.ts';
import { api } from '../../lib/http.ts';
import { randomToken } from '../../lib/request-id.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';

export type Take = ReturnType<typeof useTake>;
const silent = createStore<ReturnType<TakeSender['state']['getState']>>()(() => ({
  ...{ waitingCount: 0, isOffline: false, error: null },
}));

/** The recording of one line on this device: found again after a reload or a crash, and sent on from where it stopped. */
export function useTake(reviewId: ExpertReviewId, lineId: ProjectLineId, onChanged: () => void) {
  const [kept, setKept] = useState<KeptTake | null>(null);
  const [sender, setSender] = useState<TakeSender | null>(null);
  const latest = useRef(sender);
  latest.current = sender;
  const [ownError, setOwnError] = useState<SignalError | null>(null);
  const { waitingCount, isOffline, error } = useStore(sender?.state ?? silent);
  const read = useCallback(async () => {
    const found = await findTake(reviewId, lineId).catch(() => null);
    setKept(found);
    return found;
  }, [reviewId, lineId]);
  useEffect(() => void read(), [read]);

  const filmId = kept?.filmId ?? null;
  // Its counts change with every slice, its sender does not.
  useEffect(() => {
    if (filmId === null) return;
    const made = createTakeSender({ filmId, reviewId, lineId });
    setSender(made);
    made.wake();
    return () => {
      made.close();
      setSender(null);
    };
  }, [filmId, reviewId, lineId]);

  const start = useCallback(
    async (stream: MediaStream) => {
      setOwnError(null);
      const known = await findTake(reviewId, lineId);
      const take: KeptTake = known ?? {
        ...{ filmId: randomToken() as FilmId, reviewId, lineId, startedAt: Date.now(), sliceCounts: [] },
      };
      // Without a place on the device nothing would survive a crash: it is said before anything is recorded.
      if (known === null) await keepTake(take);
      setKept(take);
      return startFilmRecorder(take, stream, () => {
        void read();
        latest.current?.wake();
      });
    },
    [reviewId, lineId, read],
  );

  const finish = useCallback(async () => {
    setOwnError(null);
    try {
      await sender?.flush();
      const refused = sender?.state.getState().error;
      if (refused) throw refused;
      const take = await read();
      if (take === null) return;
      const { filmId: taken, sliceCounts } = take;
      await api('film:finishTake', { params: { filmId: taken }, body: { sliceCounts } });
      await dropTake(taken);
      await read();
      onChanged();
    } catch (thrown) {
      setOwnError(toSignalError(thrown));
    }
  }, [sender, read, onChanged]);

  const giveUp = useCallback(async () => {
    if (filmId === null) return;
    setOwnError(null);
    await api('film:remove', { params: { filmId } }).catch(() => undefined);
    await dropTake(filmId);
    await read();
    onChanged();
  }, [filmId, read, onChanged]);

  return useMemo(
    () => ({ kept, waitingCount, isOffline, error: ownError ?? error, start, finish, giveUp, read }),
    [kept, waitingCount, isOffline, ownError, error, start, finish, giveUp, read],
  );
}
