import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { ratingReasons, strayReasons } from '@cloudseat/shared/nouns/rating.ts';
import { describe, expect, it } from 'vitest';
import { isRatingOpen, ratingWindowMs } from './rating-rules.ts';

describe('a call that was connected can be rated', () => {
  const now = 1_000_000_000_000;
  const times = { connectedAt: now - 600_000, endedAt: now - 60_000 };

  it.each(callStates)('in the state %s or not', (state) => {
    const expected = ['wrapUp', 'completed', 'suspended', 'failed'].includes(state);
    expect(isRatingOpen({ state, ...times }, now)).toBe(expected);
    expect(isRatingOpen({ state, ...times, connectedAt: null }, now)).toBe(false);
  });

  it.each([
    ['a moment before seven days are over', ratingWindowMs - 1, true],
    ['not after seven days', ratingWindowMs, false],
  ])('%s', (_name, ageMs, expected) => {
    expect(isRatingOpen({ state: 'completed', ...times, endedAt: now - ageMs }, now)).toBe(expected);
  });

  it('from its start on where the end is not known', () => {
    const suspended = { state: 'suspended', endedAt: null };
    expect(isRatingOpen({ ...suspended, connectedAt: now - 1_000 }, now)).toBe(true);
    expect(isRatingOpen({ ...suspended, connectedAt: now - ratingWindowMs }, now)).toBe(false);
  });
});

describe('reasons', () => {
  it('of the level are all taken', () => {
    expect(strayReasons('veryDissatisfied', [...ratingReasons.veryDissatisfied])).toEqual([]);
  });

  it('of another level are named', () => {
    expect(strayReasons('satisfied', ['clear', 'unfriendly', 'longWait'])).toEqual([
      'unfriendly',
      'longWait',
    ]);
    expect(strayReasons('basicallySatisfied', ['unfriendly'])).toEqual(['unfriendly']);
  });
});
