import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { createRounds } from './rounds.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function make(run: (key: string) => Promise<void> = async () => {}) {
  const lifetime = new Lifetime();
  const ran = vi.fn(run);
  const rounds = createRounds<string>({ restMs: 50, run: ran, clock: systemClock, lifetime });
  return { ran, lifetime, mark: (key: string, inMs = 0) => rounds.mark(key, Date.now() + inMs) };
}

it('runs the first at once, and what comes during the rest once after it', async () => {
  const { ran, mark } = make();
  mark('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(ran).toHaveBeenCalledTimes(1);
  mark('a');
  mark('a');
  mark('b');
  await vi.advanceTimersByTimeAsync(49);
  expect(ran).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ran.mock.calls).toEqual([['a'], ['a'], ['b']]);
});

it('keeps the earliest time of a key, and runs one that is due later only then', async () => {
  const { ran, mark } = make();
  mark('later', 2_000);
  mark('a', 500);
  mark('a', 100);
  mark('a', 700);
  await vi.advanceTimersByTimeAsync(100);
  expect(ran.mock.calls).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(ran.mock.calls).toEqual([['a'], ['later']]);
});

it('runs a key again that was marked while it ran, and never two rounds at once', async () => {
  let release = () => {};
  const { ran, mark } = make(() => new Promise((resolve) => (release = resolve)));
  mark('a');
  await vi.advanceTimersByTimeAsync(0);
  mark('a');
  await vi.advanceTimersByTimeAsync(500);
  expect(ran).toHaveBeenCalledTimes(1);
  release();
  await vi.advanceTimersByTimeAsync(50);
  expect(ran).toHaveBeenCalledTimes(2);
});

it('stops with its owner', async () => {
  const { ran, mark, lifetime } = make();
  mark('a', 10);
  await lifetime.close();
  mark('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ran).not.toHaveBeenCalled();
});
