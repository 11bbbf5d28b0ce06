import { z } from 'zod';
import { LegalClockView } from '../nouns/legal-clock.ts';
import { CalendarDate, CalendarDay, CalendarYear, DayKind, OfficialPreview } from '../nouns/working-day.ts';
import { calendarYears, dayNameMaxLength } from '../nouns/working-day-rules.ts';
import type { RouteDefinition } from './define.ts';

const staff = ['agent', 'supervisor', 'admin'] as const;
const admins = ['admin'] as const;
const yearParams = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(z.int().min(calendarYears.first).max(calendarYears.last)),
});
/** Traditional Chinese is made from Simplified; English says the Chinese where it is left empty. */
const DayName = z.object({
  'zh-Hans': z.string().trim().min(1).max(dayNameMaxLength),
  en: z
    .string()
    .trim()
    .max(2 * dayNameMaxLength),
});

/** Working days: the table of holidays that administrators keep. Every change is journaled with what was before and after. */
export const calendarRoutes = {
  'calendar:getYear': {
    method: 'GET',
    path: '/calendar/years/:year',
    params: yearParams,
    output: CalendarYear,
    errors: [],
    roles: staff,
    summary: 'Holidays and worked weekends of a year.',
  },
  'calendar:listClocks': {
    method: 'GET',
    path: '/calendar/clocks',
    output: z.object({ clocks: z.array(z.object({ ...LegalClockView.shape, days: z.int().positive() })) }),
    errors: [],
    roles: staff,
    summary: 'When each legal clock would run out if it began now, with its length in working days.',
  },
  'calendar:setDay': {
    method: 'PUT',
    path: '/administration/calendar/days/:date',
    params: z.object({ date: CalendarDate }),
    body: z
      .object({
        version: z.int().nonnegative().describe('the one that was looked at; 0: the day had no line'),
        kind: DayKind.nullable().describe('null: what its weekday says; workday: of a weekend only'),
        name: DayName.nullable().describe('null with the kind'),
      })
      .refine(({ kind, name }) => (kind === null) === (name === null), {
        message: 'a name belongs to a day that differs from its weekday',
      }),
    output: CalendarDay,
    errors: ['CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'Makes a day a holiday, a worked weekend, or what its weekday says.',
  },
  'calendar:previewOfficial': {
    method: 'GET',
    path: '/administration/calendar/years/:year/official',
    params: yearParams,
    output: OfficialPreview,
    errors: ['NOT_FOUND'],
    roles: admins,
    summary: 'What the import of the official table would change. NOT_FOUND: none is known for this year.',
  },
  'calendar:importOfficial': {
    method: 'POST',
    path: '/administration/calendar/years/:year/official',
    params: yearParams,
    body: z.object({ revision: z.int().nonnegative().describe('of the preview') }),
    output: z.object({ changedCount: z.int().nonnegative() }),
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'Takes over the official table of a year. Other days that were entered by hand stay.',
  },
} as const satisfies Record<string, RouteDefinition>;
