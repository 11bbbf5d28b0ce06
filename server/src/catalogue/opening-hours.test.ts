import { describe, expect, it } from 'vitest';
import {
  districtDate,
  districtDayStart,
  hoursText,
  isOpen,
  nextOpeningAt,
  type Schedule,
} from './opening-hours.ts';

const day = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
];
/** Closed on National Day 2026, Thursday to the Wednesday after. */
const office: Schedule = {
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day },
  closedDates: ['01', '02', '03', '04', '05', '06', '07'].map((date) => `2026-10-${date}`),
};
const wholeDay = [{ from: '00:00', to: '24:00' }];
const always: Schedule = {
  weekly: { 1: wholeDay, 2: wholeDay, 3: wholeDay, 4: wholeDay, 5: wholeDay, 6: wholeDay, 7: wholeDay },
  closedDates: [],
};
const never: Schedule = { weekly: {}, closedDates: [] };
const night: Schedule = {
  weekly: { 5: [{ from: '22:00', to: '24:00' }], 6: [{ from: '00:00', to: '02:00' }] },
  closedDates: [],
};
/** By the district's clock. */
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('a line is open', () => {
  it.each([
    ['before the morning', office, '2026-09-28T08:59:59.999', false],
    ['from the first minute', office, '2026-09-28T09:00', true],
    ['to the last moment before noon', office, '2026-09-28T11:59:59.999', true],
    ['not at noon', office, '2026-09-28T12:00', false],
    ['not in the lunch break', office, '2026-09-28T13:29', false],
    ['again after it', office, '2026-09-28T13:30', true],
    ['not from the evening on', office, '2026-09-28T17:00', false],
    ['not on a Saturday', office, '2026-09-26T10:00', false],
    ['not on a Sunday', office, '2026-09-27T10:00', false],
    ['not on a holiday that is a weekday', office, '2026-10-01T10:00', false],
    ['on the day after the holidays', office, '2026-10-08T10:00', true],
    ['round the clock at midnight', always, '2026-09-27T00:00', true],
    ['round the clock a moment before midnight', always, '2026-09-27T23:59:59.999', true],
    ['late on the night before', night, '2026-09-25T23:59', true],
    ['over midnight', night, '2026-09-26T00:00', true],
    ['not after its end', night, '2026-09-26T02:00', false],
    ['never, without hours', never, '2026-09-28T10:00', false],
  ])('%s', (_name, schedule, moment, expected) => {
    expect(isOpen(schedule, at(moment))).toBe(expected);
  });

  it('by the district’s clock, not by that of UTC', () => {
    expect(isOpen(office, Date.UTC(2026, 8, 28, 1, 0))).toBe(true);
    expect(isOpen(office, Date.UTC(2026, 8, 28, 9, 0))).toBe(false);
    // Monday in the district, still Sunday by UTC.
    expect(isOpen(always, Date.UTC(2026, 8, 27, 16, 30))).toBe(true);
  });
});

describe('it opens next', () => {
  it.each([
    ['in the morning', office, '2026-09-28T07:00', '2026-09-28T09:00'],
    ['after lunch', office, '2026-09-28T12:30', '2026-09-28T13:30'],
    ['strictly later than now', office, '2026-09-28T09:00', '2026-09-28T13:30'],
    ['on the next day', office, '2026-09-28T17:00', '2026-09-29T09:00'],
    ['on Monday', office, '2026-09-25T18:00', '2026-09-28T09:00'],
    ['after the holidays', office, '2026-09-30T18:00', '2026-10-08T09:00'],
    ['at midnight', night, '2026-09-25T23:00', '2026-09-26T00:00'],
  ])('%s', (_name, schedule, moment, expected) => {
    expect(nextOpeningAt(schedule, at(moment))).toBe(at(expected));
  });

  it('never, without hours', () => {
    expect(nextOpeningAt(never, at('2026-09-28T10:00'))).toBeNull();
  });
});

describe('its hours in words', () => {
  it.each([
    [
      office,
      '周一至周五 09:00–12:00, 13:30–17:00，节假日除外',
      '週一至週五 09:00–12:00, 13:30–17:00，節假日除外',
      'Mon–Fri 09:00–12:00, 13:30–17:00, closed on public holidays',
    ],
    [always, '每天 24小时', '每天 24小時', 'Daily 24 hours'],
    [never, '暂不开放', '暫不開放', 'Closed'],
    [
      night,
      '周五 22:00–24:00；周六 00:00–02:00',
      '週五 22:00–24:00；週六 00:00–02:00',
      'Fri 22:00–24:00; Sat 00:00–02:00',
    ],
    [
      { weekly: { 1: wholeDay, 3: wholeDay }, closedDates: [] },
      '周一 24小时；周三 24小时',
      '週一 24小時；週三 24小時',
      'Mon 24 hours; Wed 24 hours',
    ],
  ])('%#', (schedule, hans, hant, en) => {
    expect(hoursText(schedule)).toEqual({ 'zh-Hans': hans, 'zh-Hant': hant, en });
  });
});

describe('the district’s day', () => {
  it.each([
    ['2026-09-28T00:00', '2026-09-28', '2026-09-28T00:00'],
    ['2026-09-28T23:59:59.999', '2026-09-28', '2026-09-28T00:00'],
    ['2026-12-31T23:00', '2026-12-31', '2026-12-31T00:00'],
  ])('of %s is %s', (moment, date, start) => {
    expect(districtDate(at(moment))).toBe(date);
    expect(districtDayStart(at(moment))).toBe(at(start));
  });
});
