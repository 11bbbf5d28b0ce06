import { expect, it } from 'vitest';
import { leftOf } from './left-of.ts';

const minutes = 60_000;
const hours = 60 * minutes;

it('says days from two on, then hours from two on, then minutes until the last one is over', () => {
  const cases = [
    [72 * hours, { unit: 'days', count: 3 }],
    [48 * hours, { unit: 'days', count: 2 }],
    [48 * hours - 1, { unit: 'hours', count: 47 }],
    [2 * hours, { unit: 'hours', count: 2 }],
    [2 * hours - 1, { unit: 'minutes', count: 120 }],
    [1, { unit: 'minutes', count: 1 }],
    [0, { unit: 'over' }],
    [-hours, { unit: 'over' }],
  ] as const;
  for (const [span, left] of cases) expect([span, leftOf(span)]).toEqual([span, left]);
});
