import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { createContext, useContext, useEffect, useState } from 'react';
import { spaced } from '../../lib/spaced.ts';
import type { Signal } from '../../signal/types.ts';

/** The page's one connection to the server; null while it is being opened, and in tests of a page alone. */
export type ReviewSignal = Pick<Signal<'staff'> | Signal<'applicant'>, 'on' | 'connection' | 'now'>;
const LineContext = createContext<ReviewSignal | null>(null);
export const ReviewLine = LineContext.Provider;
export const useReviewSignal = (): ReviewSignal | null => useContext(LineContext);

/** Ms between two readings of what changes: five who vote at once are one change to whoever looks on. */
const readEveryMs = 500;

/**
 * Counts what is heard of a review, or of all with null: part of a `useLoad` key, so that what is shown is asked for again. Counts as
 * well when the connection is back, since what was told meanwhile was not heard.
 */
export function useReviewTick(reviewId: ExpertReviewId | null): number {
  const signal = useReviewSignal();
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (signal === null) return;
    const heard = spaced(() => setTick((count) => count + 1), readEveryMs);
    const ends = [
      signal.on('expertReview:changed', (changed) => {
        if (reviewId === null || changed.reviewId === reviewId) heard();
      }),
      signal.connection.subscribe((now, before) => {
        if (now === 'online' && before !== 'online') heard();
      }),
    ];
    return () => {
      for (const end of ends) end();
      heard.end();
    };
  }, [signal, reviewId]);
  return tick;
}
