import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LatestThrottle } from './throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('passes the first value at once, then the latest of each interval, and nothing after close', () => {
  const passed: number[] = [];
  const throttle = new LatestThrottle<number>(1_000, (value) => passed.push(value));
  throttle.push(1);
  throttle.push(2);
  throttle.push(3);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(1_000);
  expect(passed).toEqual([1, 3]);
  throttle.push(4);
  vi.advanceTimersByTime(999);
  expect(passed).toEqual([1, 3]);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual([1, 3, 4]);
  vi.advanceTimersByTime(5_000);
  throttle.push(5);
  throttle.push(6);
  throttle.close();
  vi.advanceTimersByTime(5_000);
  expect(passed).toEqual([1, 3, 4, 5]);
});
