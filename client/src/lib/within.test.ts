import { afterEach, expect, it, vi } from 'vitest';
import { within } from './within.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('gives what comes in time, and keeps no timer', async () => {
  vi.useFakeTimers();
  expect(await within(1_000, Promise.resolve('here'))).toBe('here');
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('fails with what failed, without waiting', async () => {
  vi.useFakeTimers();
  await expect(within(1_000, Promise.reject(new Error('away')))).rejects.toThrow('away');
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('gives null once the time is over, and is not bothered by what comes later', async () => {
  vi.useFakeTimers();
  let fail: (error: Error) => void = () => undefined;
  const given = within(
    1_000,
    new Promise((_, reject) => {
      fail = reject;
    }),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await given).toBeNull();
  fail(new Error('too late'));
});
