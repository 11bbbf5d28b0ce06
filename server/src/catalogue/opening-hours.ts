import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { OpeningSpan } from './catalogue.schema.ts';

/** Pure: no clock, no zone of the machine. All hours are the district's, UTC+8 all year round. */
export type Schedule = {
  /** By ISO weekday, '1' = Monday; a weekday left out is closed. */
  weekly: Readonly<Record<string, readonly OpeningSpan[]>>;
  /** ISO dates that are closed whatever the weekday. */
  closedDates: readonly string[];
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** China Standard Time has had no summer time since 1991. */
const districtOffsetMs = 8 * 60 * minuteMs;
/** Days looked ahead: longer than any holiday. */
const horizonDays = 60;

const minuteOf = (text: string): number => {
  const [hours, minutes] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
};
/** Midnight by the district's clock before or at a moment, in ms since 1970. */
export const districtDayStart = (at: number): number =>
  Math.floor((at + districtOffsetMs) / dayMs) * dayMs - districtOffsetMs;

/** The district's date at a moment, YYYY-MM-DD. */
export const districtDate = (at: number): string => districtTime(at).slice(0, 10);

/** The district's date and clock at a moment, YYYY-MM-DDTHH:MM:SS. */
export const districtTime = (at: number): string =>
  new Date(at + districtOffsetMs).toISOString().slice(0, 19);

function spansOf(schedule: Schedule, at: number): readonly OpeningSpan[] {
  if (schedule.closedDates.includes(districtDate(at))) return [];
  const weekday = new Date(at + districtOffsetMs).getUTCDay() || 7;
  return schedule.weekly[String(weekday)] ?? [];
}

/** The spans of the district's day that holds a moment, in ms since 1970. */
export const openSpansOf = (schedule: Schedule, at: number): { from: number; to: number }[] =>
  spansOf(schedule, at).map((span) => ({
    from: districtDayStart(at) + minuteOf(span.from) * minuteMs,
    to: districtDayStart(at) + minuteOf(span.to) * minuteMs,
  }));

/** Open from the first minute of a span up to, and not at, its end. */
export function isOpen(schedule: Schedule, at: number): boolean {
  const minute = (at - districtDayStart(at)) / minuteMs;
  return spansOf(schedule, at).some((span) => minuteOf(span.from) <= minute && minute < minuteOf(span.to));
}

/** The next moment after `at` at which a span begins, in ms since 1970; null when none does within two months. */
export function nextOpeningAt(schedule: Schedule, at: number): number | null {
  for (let ahead = 0; ahead < horizonDays; ahead += 1) {
    const day = districtDayStart(at) + ahead * dayMs;
    const starts = spansOf(schedule, day).map((span) => day + minuteOf(span.from) * minuteMs);
    const next = Math.min(...starts.filter((start) => start > at));
    if (Number.isFinite(next)) return next;
  }
  return null;
}

const weekdays = {
  'zh-Hans': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'zh-Hant': ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const words = {
  'zh-Hans': {
    to: '至',
    daily: '每天',
    allDay: '24小时',
    next: '；',
    holidays: '，节假日除外',
    never: '暂不开放',
  },
  'zh-Hant': {
    to: '至',
    daily: '每天',
    allDay: '24小時',
    next: '；',
    holidays: '，節假日除外',
    never: '暫不開放',
  },
  en: {
    to: '–',
    daily: 'Daily',
    allDay: '24 hours',
    next: '; ',
    holidays: ', closed on public holidays',
    never: 'Closed',
  },
} as const;

type Run = { first: number; last: number; hours: string };

/** Weekdays with the same hours that follow each other, as one. */
function runsOf(schedule: Schedule): Run[] {
  const runs: Run[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const hours = (schedule.weekly[String(day)] ?? []).map((span) => `${span.from}–${span.to}`).join(', ');
    const last = runs.at(-1);
    if (last && last.last === day - 1 && last.hours === hours) last.last = day;
    else if (hours !== '') runs.push({ first: day, last: day, hours });
  }
  return runs;
}

function hoursIn(locale: keyof LocalText, schedule: Schedule): string {
  const word = words[locale];
  const runs = runsOf(schedule);
  if (runs.length === 0) return word.never;
  const parts = runs.map(({ first, last, hours }) => {
    const [from, to] = [weekdays[locale][first - 1], weekdays[locale][last - 1]];
    const days = first === 1 && last === 7 ? word.daily : first === last ? from : `${from}${word.to}${to}`;
    return `${days} ${hours === '00:00–24:00' ? word.allDay : hours}`;
  });
  return parts.join(word.next) + (schedule.closedDates.length > 0 ? word.holidays : '');
}

/** The hours as people read them: 周一至周五 09:00–12:00, 13:30–17:00，节假日除外. */
export const hoursText = (schedule: Schedule): LocalText => ({
  'zh-Hans': hoursIn('zh-Hans', schedule),
  'zh-Hant': hoursIn('zh-Hant', schedule),
  en: hoursIn('en', schedule),
});
