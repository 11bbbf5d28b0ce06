import { beforeAll, describe, expect, it } from 'vitest';
import { readOfficialDays } from './official-days.ts';
import { addWorkingDays, type DayKinds, isWorkingDay, type Pause, readTerm } from './working-days.ts';

/** By the district's clock. */
const at = (text: string) => Date.parse(`${text}+08:00`);
const endOf = (date: string) => at(`${date}T23:59:59.999`);
const none: DayKinds = new Map();

/** As announced for 2025 and 2026. */
let official: DayKinds;
beforeAll(async () => {
  const days = await readOfficialDays((year) => year === 2025 || year === 2026);
  official = new Map(days.map(({ date, kind }) => [date, kind]));
});

describe('a day is worked', () => {
  it.each([
    ['a Monday', '2026-11-30', true],
    ['not a Saturday', '2026-11-28', false],
    ['not the Spring Festival, a Tuesday', '2026-02-17', false],
    ['not a Sunday within it', '2026-02-22', false],
    ['the Saturday worked before it', '2026-02-14', true],
    ['the Saturday worked after it', '2026-02-28', true],
    ['the Sunday worked for National Day', '2026-09-20', true],
    ['not New Year', '2026-01-01', false],
    ['the first Sunday of 2026, worked for New Year', '2026-01-04', true],
    ['a leap day that is a Thursday', '2024-02-29', true],
  ])('%s', (_name, date, expected) => {
    expect(isWorkingDay(date, official)).toBe(expected);
  });
});

describe('so many working days after', () => {
  it.each([
    ['a Monday morning, five', '2026-11-23T09:30', 5, '2026-11-30'],
    ['its first moment: the same', '2026-11-23T00:00', 5, '2026-11-30'],
    ['its last moment: the same', '2026-11-23T23:59:59.999', 5, '2026-11-30'],
    ['a minute later, on the next day: one more', '2026-11-24T00:00', 5, '2026-12-01'],
    ['a Friday, one: Monday', '2026-11-27T16:59', 1, '2026-11-30'],
    ['a Saturday, one: Monday as well', '2026-11-28T10:00', 1, '2026-11-30'],
    [
      'Thursday before Spring Festival 2026, five: over the worked Saturday and nine days off',
      '2026-02-12T15:00',
      5,
      '2026-02-26',
    ],
    ['the Friday before it, five: the worked Saturday is the first', '2026-02-13T15:00', 5, '2026-02-27'],
    ['New Year’s Eve of the lunar year, a holiday, one', '2026-02-16T12:00', 1, '2026-02-24'],
    ['the last day off, five: the worked Saturday is the fifth', '2026-02-23T23:59', 5, '2026-02-28'],
    ['a worked Saturday itself: it does not count', '2026-02-14T08:00', 1, '2026-02-24'],
    [
      'before National Day 2026, five: over the week off, and the worked Saturday after it',
      '2026-09-28T10:00',
      5,
      '2026-10-10',
    ],
    ['before National Day 2025, five: eight days off', '2025-09-29T10:00', 5, '2025-10-13'],
    ['within its days off, one', '2026-10-03T10:00', 1, '2026-10-08'],
    [
      'the last working day of 2025, two: the worked Sunday is the first',
      '2025-12-31T17:00',
      2,
      '2026-01-05',
    ],
    ['20 over the turn of the year', '2025-12-15T10:00', 20, '2026-01-13'],
    ['45 from the day before Labour Day', '2026-04-30T10:00', 45, '2026-07-07'],
    ['one into a year that nobody keeps', '2026-12-31T10:00', 1, '2027-01-01'],
  ])('%s', (_name, from, days, expected) => {
    expect(addWorkingDays(at(from), days, official)).toBe(endOf(expected));
  });

  it.each([
    ['a leap day is one of them', '2024-02-28T10:00', 1, '2024-02-29'],
    ['begun on a leap day', '2024-02-29T10:00', 2, '2024-03-04'],
    ['a year without one', '2026-02-27T10:00', 1, '2026-03-02'],
  ])('with weekends alone, %s', (_name, from, days, expected) => {
    expect(addWorkingDays(at(from), days, none)).toBe(endOf(expected));
  });

  it('by the district’s clock, not by that of UTC: 16:30 there is half past midnight here', () => {
    expect(addWorkingDays(Date.UTC(2026, 10, 22, 16, 30), 1, none)).toBe(endOf('2026-11-24'));
    expect(addWorkingDays(Date.UTC(2026, 10, 22, 15, 30), 1, none)).toBe(endOf('2026-11-23'));
  });

  it.each([0, -1, 1.5, Number.NaN, 1_001])('is refused for %s', (days) => {
    expect(() => addWorkingDays(at('2026-11-23T10:00'), days, none)).toThrow(RangeError);
  });
});

/** Five days from Monday 23 November: the last one is Monday 30 November. */
const term = (...pauses: Pause[]) => ({ startedAt: at('2026-11-23T10:00'), days: 5, pauses });
const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
});

describe('a term of five working days from a Monday', () => {
  it.each([
    ['has five left before it begins', '2026-11-20T10:00', 5, false],
    ['has five left on that day', '2026-11-23T10:00', 5, false],
    ['has four on the next', '2026-11-24T00:00', 4, false],
    ['has one on Friday', '2026-11-27T23:59:59.999', 1, false],
    ['has one on Sunday as well', '2026-11-29T12:00', 1, false],
    ['is on its last day', '2026-11-30T00:00', 0, false],
    ['runs to the last moment of it', '2026-11-30T23:59:59.999', 0, false],
    ['is over then', '2026-12-01T00:00', 0, true],
    ['stays over', '2027-03-01T00:00', 0, true],
  ])('%s', (_name, now, daysLeft, isOver) => {
    expect(readTerm(term(), at(now), official)).toEqual({
      ...{ dueAt: endOf('2026-11-30'), daysLeft, isOver, isPaused: false },
    });
  });
});

describe('a pause takes', () => {
  it.each([
    ['nothing within one day', [pause('2026-11-24T09:00', '2026-11-24T17:00')], '2026-11-30'],
    [
      'one day over a midnight, whatever the hours',
      [pause('2026-11-24T23:59', '2026-11-25T00:00')],
      '2026-12-01',
    ],
    ['two from Tuesday to Thursday', [pause('2026-11-24T10:00', '2026-11-26T10:00')], '2026-12-02'],
    ['nothing over a weekend alone', [pause('2026-11-27T18:00', '2026-11-29T18:00')], '2026-11-30'],
    ['Monday, if it ends on Monday', [pause('2026-11-27T18:00', '2026-11-30T09:00')], '2026-12-01'],
    [
      'days once that two of them share',
      [pause('2026-11-24T10:00', '2026-11-26T10:00'), pause('2026-11-25T10:00', '2026-11-26T09:00')],
      '2026-12-02',
    ],
    [
      'the same as one, if it is two end to end',
      [pause('2026-11-24T10:00', '2026-11-25T10:00'), pause('2026-11-25T10:00', '2026-11-26T10:00')],
      '2026-12-02',
    ],
    ['nothing before the term', [pause('2026-11-16T10:00', '2026-11-20T10:00')], '2026-11-30'],
    ['the first days, if it began before', [pause('2026-11-20T10:00', '2026-11-25T10:00')], '2026-12-02'],
    ['nothing once the term is over', [pause('2026-12-01T00:00', '2026-12-10T10:00')], '2026-11-30'],
    [
      'the last evening: the term ends on the day it goes on',
      [pause('2026-11-30T23:00', '2026-12-03T09:00')],
      '2026-12-03',
    ],
    [
      'the last evening to a Saturday: it ends on the working day after',
      [pause('2026-11-30T23:00', '2026-12-05T09:00')],
      '2026-12-07',
    ],
    ['nothing, turned around', [pause('2026-11-26T10:00', '2026-11-24T10:00')], '2026-11-30'],
  ] as const)('%s', (_name, pauses, expected) => {
    expect(readTerm(term(...pauses), at('2026-12-31T10:00'), official).dueAt).toBe(endOf(expected));
  });

  it('only working days, when it begins and ends on holidays', () => {
    const over = { startedAt: at('2026-09-22T10:00'), days: 5 };
    // Off 25 to 27 September and 1 to 7 October; 20 September and 10 October are worked.
    const read = (...pauses: Pause[]) =>
      readTerm({ ...over, pauses }, at('2026-09-22T11:00'), official).dueAt;
    expect(read()).toBe(endOf('2026-09-30'));
    expect(read(pause('2026-09-25T10:00', '2026-09-26T10:00'))).toBe(endOf('2026-09-30'));
    expect(read(pause('2026-09-26T10:00', '2026-10-02T10:00'))).toBe(endOf('2026-10-10'));
  });
});

describe('a term that stands still', () => {
  const waiting = term(pause('2026-11-24T10:00', null));

  it.each([
    ['from the first moment on', '2026-11-24T10:00', '2026-11-30'],
    ['on the next day', '2026-11-25T09:00', '2026-12-01'],
    ['over a weekend', '2026-11-28T09:00', '2026-12-03'],
    ['past the day it would have ended', '2026-12-09T09:00', '2026-12-15'],
  ])('keeps its four days and is not over, %s', (_name, now, dueDate) => {
    expect(readTerm(waiting, at(now), official)).toEqual({
      ...{ dueAt: endOf(dueDate), daysLeft: 4, isPaused: true, isOver: false },
    });
  });

  it('runs before, and goes on after', () => {
    expect(readTerm(waiting, at('2026-11-24T09:59'), official)).toMatchObject({
      isPaused: false,
      daysLeft: 4,
    });
    const ended = term(pause('2026-11-24T10:00', '2026-11-25T10:00'));
    expect(readTerm(ended, at('2026-11-25T10:00'), official)).toMatchObject({ isPaused: false, daysLeft: 4 });
    expect(readTerm(ended, at('2026-11-26T00:00'), official)).toMatchObject({ daysLeft: 3 });
  });

  it('does so to a moment that is known already, and not yet because of one to come', () => {
    const planned = term(pause('2026-11-24T10:00', '2026-11-26T10:00'));
    expect(readTerm(planned, at('2026-11-25T10:00'), official)).toEqual({
      ...{ dueAt: endOf('2026-12-02'), daysLeft: 4, isPaused: true, isOver: false },
    });
    expect(readTerm(planned, at('2026-11-26T10:00'), official).isPaused).toBe(false);
    expect(readTerm(waiting, at('2026-11-23T10:00'), official)).toEqual({
      ...{ dueAt: endOf('2026-11-30'), daysLeft: 5, isPaused: false, isOver: false },
    });
  });

  it('stays over where it was over before', () => {
    const late = term(pause('2026-12-02T10:00', null));
    expect(readTerm(late, at('2026-12-03T10:00'), official)).toEqual({
      ...{ dueAt: endOf('2026-11-30'), daysLeft: 0, isPaused: true, isOver: true },
    });
  });
});
