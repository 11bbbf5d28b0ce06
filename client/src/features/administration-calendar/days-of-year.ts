import type { CalendarDay } from '@cloudseat/shared/nouns/working-day.ts';
import { isWeekend } from '@cloudseat/shared/nouns/working-day-rules.ts';

/** What a day is, by its weekday and the table. */
export type DayState = 'weekday' | 'weekend' | 'holiday' | 'workday';
export type DayTable = ReadonlyMap<string, CalendarDay>;

const dayMs = 86_400_000;
const momentOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

export const tableOf = (days: readonly CalendarDay[]): DayTable =>
  new Map(days.map((day) => [day.date, day]));

export const stateOf = (date: string, table: DayTable): DayState =>
  table.get(date)?.kind ?? (isWeekend(date) ? 'weekend' : 'weekday');

/** The weeks of a month, Monday first; null where a day belongs to another month. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = Date.UTC(year, month - 1, 1);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const ahead = (new Date(first).getUTCDay() + 6) % 7;
  return Array.from({ length: Math.ceil((ahead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, weekday) => {
      const day = week * 7 + weekday - ahead;
      return day < 0 || day >= length ? null : dateOf(first + day * dayMs);
    }),
  );
}

const steps: Readonly<Record<string, (date: string) => number>> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: () => -7,
  ArrowDown: () => 7,
  PageUp: (date) => daysToMonth(date, -1),
  PageDown: (date) => daysToMonth(date, 1),
};

/** Where a key leads from a day; null for other keys, and over the edge of the year. */
export function dayByKey(date: string, key: string): string | null {
  const step = steps[key];
  if (step === undefined) return null;
  const next = dateOf(momentOf(date) + step(date) * dayMs);
  return next.slice(0, 4) === date.slice(0, 4) ? next : null;
}

/** To the same day of another month, or its last where it has no such day. */
function daysToMonth(date: string, months: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const there = Date.UTC(year, month - 1 + months, Math.min(day, last));
  return (there - momentOf(date)) / dayMs;
}
