import { ratingLevels, ratingReasons } from '@cloudseat/shared/nouns/rating.ts';
import { describe, expect, it } from 'vitest';
import { levels, reasonsOf } from './rating-rules.ts';

describe('the rating on the page', () => {
  it('has the levels and reasons of the contract, in their order', () => {
    expect(levels).toEqual(ratingLevels);
    expect(reasonsOf).toEqual(ratingReasons);
  });
});
