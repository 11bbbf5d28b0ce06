import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isFilmMoving } from '@cloudseat/shared/nouns/film-rules.ts';
import { useEffect } from 'react';
import { api } from '../../lib/http.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';

/** Asked again so often while something is worked on, ms: what is told of reviews has no progress in it. */
const askAgainMs = 2_000;

/** The films of a review, the newest first, asked for again while one of them moves. */
export function useFilms(reviewId: ExpertReviewId) {
  const { value, error, retry } = useReviewLoad(reviewId, `films/${reviewId}`, () =>
    api('film:list', { params: { reviewId } }),
  );
  const films = value?.films ?? null;
  const isMoving = films?.some(isFilmMoving) ?? false;
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(retry, askAgainMs);
    return () => clearInterval(timer);
  }, [isMoving, retry]);
  return { films, error, retry };
}
