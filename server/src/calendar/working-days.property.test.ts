import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtDate, districtDayStart } from '../catalogue/opening-hours.ts';
import { addWorkingDays, isWorkingDay, type Pause, readTerm } from './working-days.ts';

const dayMs = 24 * 3_600_000;
const begin = Date.UTC(2026, 0, 1);
const within = (days: number) => fc.integer({ min: begin, max: begin + days * dayMs });
const moment = within(400);
const days = fc.integer({ min: 1, max: 60 });
/** Days that differ, dense enough to be met: up to two of three. */
const kinds = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.constantFrom<DayKind>('holiday', 'workday')), {
    maxLength: 400,
  })
  .map((list) => new Map(list.map(([day, kind]) => [districtDate(begin + day * dayMs), kind])));
const pause: fc.Arbitrary<Pause> = fc
  .tuple(within(450), fc.integer({ min: 0, max: 40 * dayMs }))
  .map(([from, length]) => ({ from, to: from + length }));
const pauses = fc.array(pause, { maxLength: 4 });

describe('for any calendar', () => {
  it('a term ends at the last ms of a working day after the day it began', () => {
    fc.assert(
      fc.property(moment, days, kinds, (at, count, table) => {
        const dueAt = addWorkingDays(at, count, table);
        expect(isWorkingDay(districtDate(dueAt), table)).toBe(true);
        expect(dueAt).toBe(districtDayStart(dueAt) + dayMs - 1);
        expect(districtDate(dueAt) > districtDate(at)).toBe(true);
      }),
    );
  });

  it('a longer term ends later, and terms add up', () => {
    fc.assert(
      fc.property(moment, days, days, kinds, (at, first, second, table) => {
        const middle = addWorkingDays(at, first, table);
        const end = addWorkingDays(at, first + second, table);
        expect(end).toBeGreaterThan(middle);
        expect(addWorkingDays(middle, second, table)).toBe(end);
      }),
    );
  });

  it('a term that begins later does not end earlier, with pauses neither', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 9 * dayMs }),
        days,
        kinds,
        pauses,
        (at, later, count, table, off) => {
          const dueAt = (startedAt: number) =>
            readTerm({ startedAt, days: count, pauses: off }, at, table).dueAt;
          expect(dueAt(at + later)).toBeGreaterThanOrEqual(dueAt(at));
        },
      ),
    );
  });

  it('removing a holiday never makes it end later, removing a worked weekend never earlier', () => {
    fc.assert(
      fc.property(moment, days, kinds, pauses, fc.nat(), (at, count, table, off, which) => {
        const [date, kind] = [...table][which % Math.max(table.size, 1)] ?? [];
        if (date === undefined) return;
        const term = { startedAt: at, days: count, pauses: off };
        const fewer = new Map([...table].filter(([each]) => each !== date));
        const [before, after] = [readTerm(term, at, table).dueAt, readTerm(term, at, fewer).dueAt];
        if (kind === 'holiday') expect(after).toBeLessThanOrEqual(before);
        else expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('one pause more never makes it end earlier, and none makes it end in the midst of one', () => {
    fc.assert(
      fc.property(moment, days, kinds, pauses, pause, (at, count, table, off, more) => {
        const read = (some: readonly Pause[]) =>
          readTerm({ startedAt: at, days: count, pauses: some }, at, table).dueAt;
        const dueAt = read([...off, more]);
        expect(dueAt).toBeGreaterThanOrEqual(read(off));
        for (const { from, to } of [...off, more])
          expect(from <= dueAt && to !== null && dueAt + 1 <= to).toBe(false);
      }),
    );
  });

  it('days left count down to none on the last day, by one at most from day to day, and stand while it pauses', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 20 }),
        kinds,
        pause,
        (startedAt, count, table, { from, to }) => {
          const term = { startedAt, days: count, pauses: [{ from, to }] };
          const { dueAt } = readTerm(term, startedAt, table);
          const leftAt = (now: number) => readTerm(term, now, table).daysLeft;
          let left = leftAt(startedAt);
          for (let now = startedAt + dayMs; now <= dueAt; now += dayMs) {
            const today = leftAt(now);
            expect([left, left - 1]).toContain(today);
            left = today;
          }
          expect(leftAt(dueAt)).toBe(0);
          expect(readTerm(term, dueAt, table).isOver).toBe(false);
          expect(readTerm(term, dueAt + 1, table).isOver).toBe(true);
        },
      ),
    );
  });

  it('a pause that lasts keeps the days that were left when it began, for as long as it lasts', () => {
    fc.assert(
      fc.property(
        moment,
        days,
        kinds,
        fc.nat({ max: 60 * dayMs }),
        fc.nat({ max: 90 }),
        (startedAt, count, table, after, waited) => {
          const from = startedAt + after;
          const term = { startedAt, days: count, pauses: [{ from, to: null }] };
          const now = from + waited * dayMs;
          const [then, later] = [readTerm(term, from, table), readTerm(term, now, table)];
          expect(later.isPaused).toBe(true);
          expect(later.isOver).toBe(then.isOver);
          // On a day without work the last one is still ahead.
          if (then.daysLeft > 0) expect(later.daysLeft).toBe(then.daysLeft);
        },
      ),
    );
  });
});
