import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { isWeekend } from '@cloudseat/shared/nouns/working-day-rules.ts';
import { districtDate, districtDayStart } from '../catalogue/opening-hours.ts';
import { calendarTuning } from '../tuning-calendar.ts';

/** Pure: no clock, no zone of the machine. Days are the district's. */

/** Days that are not what their weekday says, by date. */
export type DayKinds = ReadonlyMap<string, DayKind>;
/** A span in which the term does not run; `to` null: not over yet. Ms since 1970. */
export type Pause = { from: number; to: number | null };
/** `days`: working days the term has. */
export type Term = { startedAt: number; days: number; pauses?: readonly Pause[] };
export type TermReading = {
  /** The last ms of the last working day; while it stands still, what it would be if it went on now. */
  dueAt: number;
  /** Working days that count after today, up to the last; 0: today is the last, or it is over. */
  daysLeft: number;
  isPaused: boolean;
  isOver: boolean;
};

const dayMs = 24 * 3_600_000;
type Closed = { from: number; to: number };

/** Whether authorities work on a date, YYYY-MM-DD. */
export function isWorkingDay(date: string, kinds: DayKinds): boolean {
  const kind = kinds.get(date);
  return kind === undefined ? !isWeekend(date) : kind === 'workday';
}

/**
 * The end of the working day that is so many after a moment, as its last ms. The day of the moment itself does not count
 * (民法典 §201), so that every moment of a day leads to the same end. Throws RangeError for less than one day.
 */
export function addWorkingDays(at: number, days: number, kinds: DayKinds): number {
  return endOf({ startedAt: at, days }, [], kinds);
}

/**
 * How a term stands. A day counts if the term ran when the day began; it cannot run out at a midnight at which it stands
 * still, and never on a day without work. So a pause from Tuesday to Thursday takes two days, whatever the hours.
 */
export function readTerm(term: Term, now: number, kinds: DayKinds): TermReading {
  const pauses = term.pauses ?? [];
  // One that lasts is taken to end now; where it has not begun that is before its begin, and it takes nothing.
  const closed = pauses.map(({ from, to }) => ({ from, to: to ?? now }));
  const dueAt = endOf(term, closed, kinds);
  return {
    dueAt,
    daysLeft: countDays(Math.max(now, term.startedAt), dueAt, closed, kinds),
    isPaused: pauses.some(({ from, to }) => from <= now && (to === null || now < to)),
    isOver: now > dueAt,
  };
}

function endOf({ startedAt, days }: Term, pauses: readonly Closed[], kinds: DayKinds): number {
  if (!Number.isInteger(days) || days < 1 || days > calendarTuning.termMaxDays)
    throw new RangeError(`a term has 1 to ${calendarTuning.termMaxDays} working days, not ${days}`);
  let midnight = districtDayStart(startedAt) + dayMs;
  for (let left = days; ; midnight += dayMs) {
    const isWorked = isWorkingDay(districtDate(midnight), kinds);
    if (left > 0 && isWorked && !standsStillAt(midnight, pauses)) left -= 1;
    if (left === 0 && isWorked && !standsStillAt(midnight + dayMs, pauses)) return midnight + dayMs - 1;
  }
}

/** Working days that count after the day of `from`, to the one that ends at `to`. */
function countDays(from: number, to: number, pauses: readonly Closed[], kinds: DayKinds): number {
  let count = 0;
  for (let midnight = districtDayStart(from) + dayMs; midnight < to; midnight += dayMs)
    if (isWorkingDay(districtDate(midnight), kinds) && !standsStillAt(midnight, pauses)) count += 1;
  return count;
}

/** A pause that ends at a midnight has its end on the day that begins then. */
const standsStillAt = (midnight: number, pauses: readonly Closed[]): boolean =>
  pauses.some(({ from, to }) => from < midnight && midnight <= to);
