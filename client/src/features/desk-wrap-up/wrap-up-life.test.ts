import { expect, it } from 'vitest';
import { readWrapUpLife } from './wrap-up-life.ts';

it.each([
  [null, 5, { remainingMs: null, isSoon: false, overMs: 0 }],
  [100_000, 10_000, { remainingMs: 90_000, isSoon: false, overMs: 0 }],
  [100_000, 85_000, { remainingMs: 15_000, isSoon: true, overMs: 0 }],
  [100_000, 100_500, { remainingMs: 0, isSoon: true, overMs: 500 }],
])('a wrap-up until %s at %i has %j', (until, now, life) => {
  expect(readWrapUpLife(until, now)).toEqual(life);
});
