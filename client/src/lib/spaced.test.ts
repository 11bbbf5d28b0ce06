import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spaced } from './spaced.ts';

describe('spaced calls', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are made at once, and after a burst once more, with the right space between', () => {
    const work = vi.fn();
    const call = spaced(work, 500);
    call();
    expect(work).toHaveBeenCalledTimes(1);
    for (let count = 0; count < 5; count += 1) call();
    vi.advanceTimersByTime(499);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
    call();
    expect(work).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(500);
    expect(work).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(3);
    call();
    expect(work).toHaveBeenCalledTimes(4);
  });

  it('are not made after their end', () => {
    const work = vi.fn();
    const call = spaced(work, 500);
    call();
    call();
    call.end();
    vi.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
