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
