import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession, InStep } from '@cloudseat/shared/nouns/expert-session.ts';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../lib/http.ts';
import { useReviewSignal } from '../../ui/expert/review-line.ts';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';

/** How the session of a review stands, kept up to date; what an act has answered is shown at once. */
export function useSession(reviewId: ExpertReviewId) {
  const { value, error, retry } = useReviewLoad(reviewId, `expert-session/${reviewId}`, () =>
    api('expertSession:get', { params: { reviewId } }),
  );
  const [acted, setActed] = useState<ExpertSession | null>(null);
  // Of two, the one that the server gave later.
  const session = acted !== null && acted.serverNow > (value?.serverNow ?? 0) ? acted : value;
  const take = useCallback((next: ExpertSession) => setActed(next), []);
  return { session, error, retry, take };
}

/** What everybody looks at together; told by notification, and read anew with the session. */
export function useInStep(session: ExpertSession | null): InStep | null {
  const reviewId = session?.reviewId ?? null;
  const signal = useReviewSignal();
  const [told, setTold] = useState<(InStep & { roomId: string }) | null>(null);
  useEffect(() => {
    if (signal === null || reviewId === null) return;
    return signal.on('expertSession:stepped', ({ reviewId: of, roomId, inStep }) => {
      if (of === reviewId) setTold({ ...inStep, roomId });
    });
  }, [signal, reviewId]);
  if (session === null || session.roomId === null) return null;
  // What was told after the session was read; a door that closed since has a session of its own.
  const isNewer = told !== null && told.roomId === session.roomId && told.atServerTime >= session.serverNow;
  return isNewer ? told : session.inStep;
}
