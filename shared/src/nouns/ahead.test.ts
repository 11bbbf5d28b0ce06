import { describe, expect, it } from 'vitest';
import { exactAheadUpTo, shownAhead } from './ahead.ts';

describe('the number shown for a place in line', () => {
  it.each([
    [0, 0],
    [1, 1],
    [10, 10],
    [11, 15],
    [17, 15],
    [18, 20],
    [47, 45],
    [48, 50],
    [50, 50],
    [51, 50],
    [74, 50],
    [75, 100],
    [9_999, 10_000],
  ])('of %i is %i', (aheadCount, shown) => {
    expect(shownAhead(aheadCount)).toBe(shown);
  });

  it('never grows while the place does not, and is the same when shown again', () => {
    for (let count = 1; count <= 1_000; count += 1) {
      expect(shownAhead(count)).toBeGreaterThanOrEqual(shownAhead(count - 1));
      expect(shownAhead(shownAhead(count))).toBe(shownAhead(count));
    }
  });

  it('is off by no more than half a step, and by four just above the exact numbers', () => {
    for (let count = exactAheadUpTo + 1; count <= 1_000; count += 1)
      expect(Math.abs(shownAhead(count) - count)).toBeLessThanOrEqual(count <= 50 ? 4 : 25);
  });
});
