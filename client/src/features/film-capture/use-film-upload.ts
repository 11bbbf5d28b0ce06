import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film, FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { findInterrupted, uploadFilm } from '../../lib/film-upload.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { UploadJob } from '../../lib/tus-upload.ts';

/** One upload at a time, for as long as the page lives; chosen again, the same file goes on where it stopped. */
export function useFilmUpload(reviewId: ExpertReviewId, lineId: ProjectLineId, onChanged: () => void) {
  const job = useRef<UploadJob | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [filmId, setFilmId] = useState<FilmId | null>(null);
  const [share, setShare] = useState(0);
  const [error, setError] = useState<SignalError | null>(null);
  useEffect(
    () => () => {
      // The page goes, the film stays where it is: it can be gone on with.
      job.current = null;
    },
    [],
  );

  const start = useCallback(
    (file: File, films: readonly Film[]) => {
      const interrupted = findInterrupted(films, file);
      setIsSending(true);
      setError(null);
      setShare(interrupted?.progress ?? 0);
      setFilmId(interrupted?.filmId ?? null);
      const made = uploadFilm({
        ...{ file, reviewId, lineId, interrupted },
        onProgress: setShare,
        onBegun(url) {
          setFilmId(url.slice(url.lastIndexOf('/') + 1) as FilmId);
          onChanged();
        },
      });
      job.current = made;
      made.done
        .catch((thrown) => setError(toSignalError(thrown)))
        .finally(() => {
          if (job.current !== made) return;
          job.current = null;
          setIsSending(false);
          setFilmId(null);
          onChanged();
        });
    },
    [reviewId, lineId, onChanged],
  );
  const cancel = useCallback(() => {
    job.current?.cancel();
    job.current = null;
    setIsSending(false);
    setFilmId(null);
    onChanged();
  }, [onChanged]);
  return { start, cancel, isSending, filmId, share, error };
}
