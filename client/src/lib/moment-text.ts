import type { Locale } from '@cloudseat/shared/nouns/text.ts';

/** Hours are the district's, wherever the reader is. */
const timeZone = 'Asia/Shanghai';
const dayMs = 86_400_000;

const dayNumber = (epochMs: number) => Math.floor((epochMs + 8 * 3_600_000) / dayMs);

/** A moment to come, as short as it can be said: 14:00 today, 周一 09:00 within the week, else with its date. */
export function formatComing(epochMs: number, nowMs: number, locale: Locale): string {
  const days = dayNumber(epochMs) - dayNumber(nowMs);
  const say = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(epochMs);
  const time = say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (days <= 0) return time;
  const day = days < 7 ? say({ weekday: 'long' }) : say({ month: 'long', day: 'numeric' });
  return `${day} ${time}`;
}

/** Date and time of something past. */
export function formatMoment(epochMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(epochMs);
}

/** The time of something past to the second, for a story of one day. */
export function formatClock(epochMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(epochMs);
}

/** The time of day, 24 hours. */
export const formatTime = (epochMs: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    epochMs,
  );

/** A day in two words, as on a calendar's page, and in one. */
export function formatDay(epochMs: number, locale: Locale): { date: string; weekday: string; whole: string } {
  const say = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(epochMs);
  const date = { month: 'long', day: 'numeric' } as const;
  const weekday = { weekday: 'short' } as const;
  return { date: say(date), weekday: say(weekday), whole: say({ ...date, ...weekday }) };
}

/** With its date and weekday, so that nobody comes on the wrong day: 11月26日周四 09:15. */
export const formatDayAndTime = (epochMs: number, locale: Locale): string =>
  `${formatDay(epochMs, locale).whole} ${formatTime(epochMs, locale)}`;
