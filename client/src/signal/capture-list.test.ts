import type { Capture, CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followCaptures } from './capture-list.ts';

const callId = 'call' as CallId;
const list = (version: number, states: Capture['state'][], expiresAt = 60_000): CaptureList => ({
  ...{ callId, version },
  captures: states.map((state) => ({ state, expiresAt }) as Capture),
});

/** A server whose list is the test's, and what a page of it is told. */
function connect(first: CaptureList) {
  let current = first;
  let tell = (_list: CaptureList) => {};
  let reconnect = () => {};
  const request = vi.fn(async () => ({ list: current }));
  const followed = followCaptures(
    {
      request: request as never,
      on: (_name, handler) => {
        tell = handler as unknown as typeof tell;
        return () => {};
      },
      onSnapshot: (handler) => {
        reconnect = handler as unknown as typeof reconnect;
        return () => {};
      },
      now: () => Date.now(),
    },
    callId,
  );
  const states = () => followed.state.getState().captures.map(({ state }) => state);
  const set = (next: CaptureList) => {
    current = next;
  };
  return {
    followed,
    request,
    states,
    set,
    tell: (next: CaptureList) => tell(next),
    reconnect: () => reconnect(),
  };
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the photographs that are asked for in a call', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('are read at first and after each connect, and then told; what comes late is dropped', async () => {
    const page = connect(list(2, ['asked']));
    page.tell(list(3, ['opened']));
    await settle();
    expect(page.states()).toEqual(['opened']);
    page.followed.take(list(2, ['asked']));
    page.tell({ ...list(9, []), callId: 'another' as CallId });
    expect(page.states()).toEqual(['opened']);
    page.set(list(4, ['declined']));
    page.reconnect();
    await settle();
    expect(page.states()).toEqual(['declined']);
  });

  it('are read once more when the time of one is over, and not while none is open or the page has gone', async () => {
    const page = connect(list(1, ['asked', 'sent'], 60_000));
    await settle();
    page.set(list(2, ['expired', 'sent']));
    await settle(59_000);
    expect(page.request).toHaveBeenCalledTimes(1);
    await settle(2_000);
    expect(page.states()).toEqual(['expired', 'sent']);
    expect(vi.getTimerCount()).toBe(0);
    page.tell(list(3, ['asked'], 100_000));
    page.followed.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
