import { describe, expect, it } from 'vitest';
import { gradeRoundTrips } from './measure-link.ts';

describe('the verdict before the call', () => {
  it.each([
    [[20, 30, 25], 'good'],
    [[20, 900, 30], 'good'],
    [[400, 500, 380], 'fair'],
    [[900, 1_200, 850], 'weak'],
    [[], 'unknown'],
  ])('of round trips %o is %s', (roundTrips, grade) => {
    expect(gradeRoundTrips(roundTrips)).toBe(grade);
  });
});
