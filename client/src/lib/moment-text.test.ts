import { describe, expect, it } from 'vitest';
import { formatComing, formatDayAndTime } from './moment-text.ts';

// A Monday, 22:00 in Chongqing.
const now = Date.UTC(2026, 10, 23, 14);
const hour = 3_600_000;

describe('a moment to come', () => {
  it('is a time today, a weekday within the week, a date beyond', () => {
    expect(formatComing(now + hour, now, 'zh-Hans')).toBe('23:00');
    expect(formatComing(now + 11 * hour, now, 'zh-Hans')).toBe('星期二 09:00');
    expect(formatComing(now + 24 * 9 * hour, now, 'zh-Hans')).toBe('12月2日 22:00');
    expect(formatComing(now + 11 * hour, now, 'en')).toBe('Tuesday 09:00');
  });
});

describe('a booked moment', () => {
  it('is said with its date and weekday by the district’s clock', () => {
    const at = Date.parse('2026-11-26T09:15:00+08:00');
    expect(formatDayAndTime(at, 'zh-Hans')).toBe('11月26日周四 09:15');
    expect(formatDayAndTime(at, 'en')).toMatch(/^Thu, (November 26|26 November) 09:15$/);
  });
});
