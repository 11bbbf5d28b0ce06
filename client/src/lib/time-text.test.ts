import { describe, expect, it } from 'vitest';
import { formatSpan, formatTimeOfDay } from './time-text.ts';

describe('a span of time', () => {
  it.each([
    [-5, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [750_000, '12:30'],
    [3_599_999, '59:59'],
    [3_723_000, '1:02:03'],
  ])('of %i ms reads %s', (span, text) => expect(formatSpan(span)).toBe(text));
});

it('a time of day has hours from 00 to 23', () => {
  const midnight = new Date(2026, 0, 1, 0, 5).getTime();
  for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const) {
    expect(formatTimeOfDay(midnight, locale)).toBe('00:05');
  }
});
