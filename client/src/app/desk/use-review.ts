import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createReviewStore, type ReviewStore } from '../../features/joint-review/review-store.ts';
import { api } from '../../lib/http.ts';
import type { DeskSession } from './desk-session.ts';

/** A review that is looked at: that of the room one is in, or one of its own as long as it is shown. */
export function useReview(session: DeskSession, reviewId: JointReviewId) {
  const seated = useStore(session.joint.store, (state) => state.seated);
  const isSeated = seated?.reviewId === reviewId;
  const [own, setOwn] = useState<ReviewStore>(() => makeStore(reviewId));
  useEffect(() => {
    if (isSeated) return;
    const made = makeStore(reviewId);
    setOwn(made);
    void made.refresh();
    const stops = [
      session.signal.on('jointReview:changed', (changed) => {
        if (changed.reviewId === reviewId) void made.refresh();
      }),
      session.signal.onSnapshot(() => void made.refresh()),
    ];
    return () => {
      for (const stop of stops) stop();
      made.close();
    };
  }, [session, reviewId, isSeated]);
  const store = isSeated ? seated : own;
  const { view, error } = useStore(store.state);
  return { view, error, take: store.take, refresh: () => void store.refresh() };
}

const makeStore = (reviewId: JointReviewId) =>
  createReviewStore(reviewId, (id) => api('jointReview:get', { params: { reviewId: id } }));
