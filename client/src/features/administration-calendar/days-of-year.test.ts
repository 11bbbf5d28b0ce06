import type { CalendarDay, DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { describe, expect, it } from 'vitest';
import { arrangementOf } from './arrangement.ts';
import { dayByKey, stateOf, tableOf, weeksOf } from './days-of-year.ts';

const named = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const day = (date: string, kind: DayKind | null, name = '国庆节'): CalendarDay => ({
  ...{ date, kind, version: 1, name: kind && named(name) },
});

describe('the weeks of a month', () => {
  it.each([
    [2026, 2, 5, null, null],
    [2027, 2, 4, '2027-02-01', '2027-02-28'],
    [2024, 2, 5, null, null],
    [2026, 8, 6, null, null],
  ])('of %i-%i are %i', (year, month, count, first, last) => {
    const weeks = weeksOf(year, month);
    expect(weeks).toHaveLength(count);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([first, last]);
    const days = weeks.flat().filter((date) => date !== null);
    expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('have Saturdays and Sundays at their end', () => {
    for (const week of weeksOf(2026, 8))
      expect(week.slice(5).every((date) => date === null || stateOf(date, new Map()) === 'weekend')).toBe(
        true,
      );
  });
});

describe('a key leads', () => {
  it.each([
    ['2026-02-17', 'ArrowLeft', '2026-02-16'],
    ['2026-02-28', 'ArrowRight', '2026-03-01'],
    ['2026-03-03', 'ArrowUp', '2026-02-24'],
    ['2026-02-24', 'ArrowDown', '2026-03-03'],
    ['2026-03-31', 'PageUp', '2026-02-28'],
    ['2024-01-31', 'PageDown', '2024-02-29'],
    ['2026-01-03', 'ArrowUp', null],
    ['2026-12-31', 'ArrowRight', null],
    ['2026-12-05', 'PageDown', null],
    ['2026-02-17', 'Enter', null],
  ])('from %s by %s to %s', (date, key, expected) => {
    expect(dayByKey(date, key)).toBe(expected);
  });
});

it('a day is what the table says, else what its weekday says', () => {
  const table = tableOf([
    day('2026-10-01', 'holiday'),
    day('2026-10-10', 'workday'),
    day('2026-10-12', null),
    day('2026-10-17', null),
  ]);
  const dates = ['2026-10-01', '2026-10-10', '2026-10-12', '2026-10-17', '2026-10-18', '2026-10-19'];
  expect(dates.map((date) => stateOf(date, table))).toEqual([
    ...['holiday', 'workday', 'weekday', 'weekend', 'weekend', 'weekday'],
  ]);
});

it('days off that follow each other are one span, with all its names; worked weekends stand apart', () => {
  const arrangement = arrangementOf([
    day('2025-10-06', 'holiday', '中秋节'),
    day('2025-10-05', 'holiday'),
    day('2025-10-07', 'holiday'),
    day('2025-10-09', 'holiday', '停水'),
    day('2025-10-11', 'workday'),
    day('2025-10-13', null),
  ]);
  expect(arrangement).toEqual({
    rests: [
      { from: '2025-10-05', to: '2025-10-07', dayCount: 3, names: [named('国庆节'), named('中秋节')] },
      { from: '2025-10-09', to: '2025-10-09', dayCount: 1, names: [named('停水')] },
    ],
    worked: [{ date: '2025-10-11', name: named('国庆节') }],
  });
});
