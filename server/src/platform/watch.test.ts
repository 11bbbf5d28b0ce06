import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lifetime } from './lifetime.ts';
import { watchForChanges } from './watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const everyMs = 2_000;
const start = (look: () => Promise<void>) => {
  const lifetime = new Lifetime();
  watchForChanges({ what: 'a thing', look, everyMs, lifetime, logger: pino({ level: 'silent' }) });
  return lifetime;
};

it('looks again and again, after a look that failed as well, and no more once closed', async () => {
  const look = vi.fn(async () => {});
  look.mockRejectedValueOnce(new Error('away'));
  const lifetime = start(look);
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(look).toHaveBeenCalledTimes(3);
  await lifetime.close();
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(look).toHaveBeenCalledTimes(3);
});

it('looks once at a time, and closes only when that look is done', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = vi.fn(() => promise);
  const lifetime = start(look);
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(look).toHaveBeenCalledTimes(1);
  const order: string[] = [];
  const closing = lifetime.close().then(() => order.push('closed'));
  await vi.advanceTimersByTimeAsync(everyMs);
  order.push('looked');
  resolve();
  await closing;
  expect(order).toEqual(['looked', 'closed']);
});
