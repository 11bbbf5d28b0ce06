import { describe, expect, it } from 'vitest';
import { createReviewStore } from './review-store.ts';

const view = (version: number) => ({ reviewId: 'r1', version }) as never;

describe('a review on a page', () => {
  it('shows no older view after a newer one', async () => {
    const store = createReviewStore('r1' as never, async () => view(2));
    await store.refresh();
    store.take(view(5));
    await store.refresh();
    expect(store.state.getState().view?.version).toBe(5);
  });

  it('reads once more when it is told of a change while it reads, and not more often', async () => {
    let reads = 0;
    const store = createReviewStore('r1' as never, async () => view(++reads));
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(reads).toBe(2);
    expect(store.state.getState().view?.version).toBe(2);
  });

  it('keeps what it shows beside an error, and forgets the error with the next view', async () => {
    let fails = false;
    const store = createReviewStore('r1' as never, async () => {
      if (fails) throw new Error('no');
      return view(3);
    });
    await store.refresh();
    fails = true;
    await store.refresh();
    expect(store.state.getState()).toMatchObject({ view: { version: 3 }, error: { code: 'INTERNAL' } });
    fails = false;
    await store.refresh();
    expect(store.state.getState().error).toBeNull();
  });
});
