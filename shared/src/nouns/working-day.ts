import { z } from 'zod';
import { LocalText } from './text.ts';
import { calendarYears } from './working-day-rules.ts';

/** A day by the district's clock, YYYY-MM-DD. */
export const CalendarDate = z.iso
  .date()
  .refine((date) => Number(date.slice(0, 4)) >= calendarYears.first && date < `${calendarYears.last + 1}`, {
    message: `a date lies between ${calendarYears.first} and ${calendarYears.last}`,
  });

/** What a day may be against its weekday: a holiday, or a weekend that is worked in place of one (调休). */
export const DayKind = z.enum(['holiday', 'workday']);
export type DayKind = z.infer<typeof DayKind>;

/** A line of the table of holidays: only days that differ from Monday to Friday, and those that once did. */
export const CalendarDay = z.object({
  date: CalendarDate,
  kind: DayKind.nullable().describe('null: was one once, and is again what its weekday says'),
  name: LocalText.nullable(),
  version: z.int().positive().describe('to be named by whoever changes it'),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const CalendarYear = z.object({
  year: z.int(),
  today: CalendarDate.describe('by the server’s clock'),
  days: z.array(CalendarDay),
  isKept: z.boolean().describe('false: nobody has entered holidays yet, only weekends count'),
  hasOfficial: z.boolean().describe('the official table of this year can be imported'),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

const DayMeaning = z.object({ kind: DayKind, name: LocalText });

/** What the import of a year's official table would change. */
export const OfficialPreview = z.object({
  year: z.int(),
  revision: z.int().describe('of the year as it was looked at; to be named by whoever imports'),
  changes: z.array(z.object({ date: CalendarDate, before: DayMeaning.nullable(), after: DayMeaning })),
  others: z
    .array(z.object({ date: CalendarDate, ...DayMeaning.shape }))
    .describe('entered by hand and not in the official table: they stay'),
});
export type OfficialPreview = z.infer<typeof OfficialPreview>;
