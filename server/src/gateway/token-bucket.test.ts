import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

it('lets a burst through, then so many a second', () => {
  const bucket = new TokenBucket({ burst: 3, perSecond: 10, now: 0 });
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 0]);
  expect(bucket.take(0)).toBe(100);
  expect(bucket.take(50)).toBe(50);
  expect(bucket.take(100)).toBe(0);
  expect(bucket.take(100)).toBe(100);
});

it('never saves up more than the burst, and bears a clock that goes back', () => {
  const bucket = new TokenBucket({ burst: 2, perSecond: 10, now: 0 });
  expect([bucket.take(60_000), bucket.take(60_000)]).toEqual([0, 0]);
  expect(bucket.take(60_000)).toBeGreaterThan(0);
  expect(bucket.take(0)).toBeGreaterThan(0);
});
