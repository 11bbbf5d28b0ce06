import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, OwnJointReview } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect, useState } from 'react';
import { canEnter } from '../../features/own-joint/own-review.ts';
import { api } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { Line } from './line.ts';

/** One review of one's own, as it changes. */
export function useOwnReview(line: Line, reviewId: JointReviewId) {
  const [state, setState] = useState<{ review: OwnJointReview | null; error: SignalError | null }>({
    review: null,
    error: null,
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const read = () =>
      void api('ownJointReview:get', { params: { reviewId } }).then(
        (review) =>
          isCurrent && setState((before) => ({ review: newer(before.review, review), error: null })),
        (error: unknown) => isCurrent && setState((before) => ({ ...before, error: toSignalError(error) })),
      );
    read();
    const stops = [
      line.signal.on('jointReview:changed', (changed) => {
        if (changed.reviewId === reviewId) read();
      }),
      line.signal.onSnapshot(read),
    ];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [line, reviewId, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}

const newer = (before: OwnJointReview | null, next: OwnJointReview): OwnJointReview =>
  before !== null && before.version > next.version ? before : next;

/** The review of a talk's case whose room is open; null while there is none. */
export function useOpenReview(line: Line, caseId: CaseId | null): OwnJointReview | null {
  const [review, setReview] = useState<OwnJointReview | null>(null);
  useEffect(() => {
    if (caseId === null) return;
    let isCurrent = true;
    const read = () =>
      void api('ownJointReview:list', { params: { caseId } }).then(
        ({ reviews }) => isCurrent && setReview(reviews.find(canEnter) ?? null),
        // The next word, or the next connect, asks again.
        (error: unknown) => console.warn('joint review', error),
      );
    read();
    const stops = [
      line.signal.on('jointReview:changed', (changed) => {
        if (changed.caseId === caseId) read();
      }),
      line.signal.onSnapshot(read),
    ];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [line, caseId]);
  return review;
}
