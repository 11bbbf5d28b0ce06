import { expect, it } from 'vitest';
import { shareOf } from './figure-list.ts';

it.each([
  [{ numerator: 1, denominator: 3 }, '33.3%'],
  [{ numerator: 0, denominator: 4 }, '0%'],
  [{ numerator: 4, denominator: 4 }, '100%'],
])('the share of %j is %s', (ratio, text) => {
  expect(shareOf(ratio, 'zh-Hans')).toBe(text);
});

it('nothing of nothing is no share, not none', () => {
  expect(shareOf({ numerator: 0, denominator: 0 }, 'en')).toBeNull();
});
