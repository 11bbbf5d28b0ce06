import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isFilmMoving } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useEffect, useState } from 'react';
import { api } from '../../lib/http.ts';
import { useReviewTick } from '../../ui/expert/review-line.ts';
import { useLoad } from '../../ui/use-load.ts';

/** Asked again so often while something is worked on, ms: what is told of reviews has no progress in it. */
const askAgainMs = 2_000;

/** The films of one line, the newest first, asked for again while one of them moves. */
export function useFilms(reviewId: ExpertReviewId, lineId: ProjectLineId) {
  const tick = useReviewTick(reviewId);
  const { value, error, retry } = useLoad(
    `films/${reviewId}`,
    () => api('film:list', { params: { reviewId } }),
    { keepsShown: true },
  );
  const films = value?.films.filter((film) => film.lineId === lineId) ?? null;
  const isMoving = films?.some(isFilmMoving) ?? false;
  const [first] = useState(tick);
  useEffect(() => {
    if (tick !== first) retry();
  }, [tick, first, retry]);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(retry, askAgainMs);
    return () => clearInterval(timer);
  }, [isMoving, retry]);
  return { films, error, retry };
}
