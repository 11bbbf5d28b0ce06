import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useEffect } from 'react';
import { type Loaded, useLoad } from '../use-load.ts';
import { useReviewTick } from './review-line.ts';

/** Fetches something of a review, or of all with null, and again whenever it has changed; meanwhile what is shown stays. */
export function useReviewLoad<Value>(
  reviewId: ExpertReviewId | null,
  key: string,
  load: () => Promise<Value>,
): Loaded<Value> {
  const tick = useReviewTick(reviewId);
  const loaded = useLoad(key, load, { keepsShown: true });
  const { retry } = loaded;
  useEffect(() => {
    if (tick > 0) retry();
  }, [tick, retry]);
  return loaded;
}
