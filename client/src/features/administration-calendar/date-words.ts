import type { Locale } from '@cloudseat/shared/nouns/text.ts';

/** Dates stand for days, not moments: they are written as they are, wherever the reader is. */
const say = (locale: Locale, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
const momentOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const monthAndDay = { month: 'long', day: 'numeric' } as const;

/** 2月17日星期二 */
export const dayText = (date: string, locale: Locale): string =>
  say(locale, { ...monthAndDay, weekday: 'long' }).format(momentOf(date));

/** 2026年2月17日星期二 */
export const wholeDayText = (date: string, locale: Locale): string =>
  say(locale, { year: 'numeric', ...monthAndDay, weekday: 'long' }).format(momentOf(date));

/** 2月17日 */
export const shortDayText = (date: string, locale: Locale): string =>
  say(locale, monthAndDay).format(momentOf(date));

export const monthText = (month: number, locale: Locale): string =>
  say(locale, { month: 'long' }).format(Date.UTC(2024, month - 1, 1));

/** Monday to Sunday, each short and in full. 2024-01-01 was a Monday. */
export const weekdayTexts = (locale: Locale): { short: string; whole: string }[] =>
  Array.from({ length: 7 }, (_, at) => {
    const day = Date.UTC(2024, 0, 1 + at);
    return {
      short: say(locale, { weekday: 'narrow' }).format(day),
      whole: say(locale, { weekday: 'long' }).format(day),
    };
  });
