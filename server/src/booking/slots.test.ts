import { describe, expect, it } from 'vitest';
import type { Schedule } from '../catalogue/opening-hours.ts';
import { listSlotStarts } from './slots.ts';

/** By the district's clock, UTC+8. */
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+08:00`);
const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
];
const weekdays: Schedule = {
  weekly: { 1: office, 2: office, 3: office, 4: office, 5: office },
  closedDates: ['2026-10-14'],
};
const dayOf = (start: number) => new Date(start + 8 * 3_600_000).toISOString().slice(0, 10);
const timeOf = (start: number) => new Date(start + 8 * 3_600_000).toISOString().slice(11, 16);

describe('the slots one can book', () => {
  // A Monday.
  const monday = '2026-10-12';

  it('lie whole within the hours, a quarter apart, and none in the lunch break', () => {
    const times = listSlotStarts(weekdays, at(monday, '00:10'))
      .filter((start) => dayOf(start) === monday)
      .map(timeOf);
    expect(times).toHaveLength(12 + 14);
    expect(times.slice(0, 2)).toEqual(['09:00', '09:15']);
    expect(times.slice(11, 13)).toEqual(['11:45', '13:30']);
    expect(times.at(-1)).toBe('16:45');
  });

  it('begin half an hour ahead, not a moment sooner', () => {
    expect(timeOf(listSlotStarts(weekdays, at(monday, '09:15'))[0] ?? 0)).toBe('09:45');
    expect(timeOf(listSlotStarts(weekdays, at(monday, '09:15') + 1)[0] ?? 0)).toBe('10:00');
  });

  it('cover five days that are open, over weekends and holidays', () => {
    const days = [...new Set(listSlotStarts(weekdays, at(monday, '08:00')).map(dayOf))];
    expect(days).toEqual(['2026-10-12', '2026-10-13', '2026-10-15', '2026-10-16', '2026-10-19']);
    const fromEvening = [...new Set(listSlotStarts(weekdays, at(monday, '18:00')).map(dayOf))];
    expect(fromEvening).toHaveLength(5);
    expect(fromEvening[0]).toBe('2026-10-13');
  });

  it('are none where nothing opens, and leave out a rest shorter than a slot', () => {
    expect(listSlotStarts({ weekly: {}, closedDates: [] }, at(monday, '08:00'))).toEqual([]);
    const odd: Schedule = { weekly: { 1: [{ from: '09:00', to: '09:40' }] }, closedDates: [] };
    expect(listSlotStarts(odd, at(monday, '00:00')).slice(0, 2).map(timeOf)).toEqual(['09:00', '09:15']);
    expect(listSlotStarts(odd, at(monday, '00:00')).map(timeOf)).not.toContain('09:30');
  });
});
