import type { JointReviewId, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../../lib/lifetime.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';

export type ReviewState = { view: JointReviewView | null; error: SignalError | null };

/** One review as it changes: read when told, never an older one after a newer, one reading at a time. */
export function createReviewStore(
  reviewId: JointReviewId,
  load: (reviewId: JointReviewId) => Promise<JointReviewView>,
) {
  const lifetime = createLifetime();
  const store = createStore<ReviewState>()(() => ({ view: null, error: null }));
  let isLoading = false;
  let isStale = false;

  /** Takes a newer view in, from wherever it came: each command answers with one. */
  function take(view: JointReviewView): void {
    const known = store.getState().view;
    if (lifetime.hasEnded || (known !== null && known.version > view.version)) return;
    store.setState({ view, error: null });
  }
  async function refresh(): Promise<void> {
    if (isLoading) {
      isStale = true;
      return;
    }
    isLoading = true;
    do {
      isStale = false;
      try {
        take(await load(reviewId));
      } catch (error) {
        if (!lifetime.hasEnded) store.setState({ error: toSignalError(error) });
      }
    } while (isStale && !lifetime.hasEnded);
    isLoading = false;
  }
  return { reviewId, state: store, take, refresh, close: () => lifetime.end() };
}
export type ReviewStore = ReturnType<typeof createReviewStore>;
