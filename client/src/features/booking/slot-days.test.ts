import { describe, expect, it } from 'vitest';
import { describeTimeLeft, groupSlots } from './slot-days.ts';

const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+08:00`);
const slot = (day: string, time: string) => ({ startsAt: at(day, time), isFree: true });

describe('slots on the page', () => {
  it('lie under their day and part of the day by the district’s clock', () => {
    const slots = [
      slot('2026-10-12', '11:45'),
      slot('2026-10-12', '12:00'),
      slot('2026-10-12', '18:00'),
      slot('2026-10-14', '00:15'),
      slot('2026-10-14', '09:00'),
    ];
    const days = groupSlots(slots, at('2026-10-12', '08:00'));
    expect(days.map(({ ahead }) => ahead)).toEqual([0, 2]);
    expect(days.map(({ parts }) => parts.map(({ part, slots: { length } }) => `${part} ${length}`))).toEqual([
      ['morning 1', 'afternoon 1', 'evening 1'],
      ['night 1', 'morning 1'],
    ]);
  });

  it('are none without slots', () => {
    expect(groupSlots([], 0)).toEqual([]);
  });
});

describe('the time left', () => {
  const now = at('2026-10-12', '20:00');
  it.each([
    ['2026-10-12', '20:00', 'booked.now', undefined],
    ['2026-10-12', '20:01', 'booked.soon', undefined],
    ['2026-10-12', '20:30', 'booked.inMinutes', 30],
    ['2026-10-12', '23:59', 'booked.inHours', 3],
    ['2026-10-13', '07:00', 'booked.inHours', 11],
    ['2026-10-13', '09:00', 'booked.inDays', 1],
    ['2026-10-15', '09:00', 'booked.inDays', 3],
  ])('to %s %s is said as %s', (day, time, key, count) => {
    expect(describeTimeLeft(at(day, time), now)).toEqual(count === undefined ? { key } : { key, count });
  });
});
