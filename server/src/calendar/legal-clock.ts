import type { LegalClockKind, LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { calendarTuning, legalClockFigures } from '../tuning-calendar.ts';
import { type DayKinds, type Pause, readTerm, type TermReading } from './working-days.ts';

/** What is known of a legal clock. Times in ms since 1970. */
export type LegalClock = {
  kind: LegalClockKind;
  /** What sets it off, e.g. the receipt of the papers; the clock begins on the next working day. */
  startedAt: number;
  /** Working days, where it is not the law's length: a shorter promise, a term agreed upon. */
  days?: number;
  /** The one extension that the law allows was granted. */
  isExtended?: boolean;
  /** Time that does not count: experts at work, the applicant mending. */
  pauses?: readonly Pause[];
};
/** The table of holidays as far as it is kept. */
export type KnownDays = { kinds: DayKinds; years: ReadonlySet<number> };

/** Working days a clock has, with its extension where that was granted. */
export function daysOf({ kind, days, isExtended = false }: Omit<LegalClock, 'startedAt'>): number {
  const figure = legalClockFigures[kind];
  return (days ?? figure.days) + (isExtended ? figure.extensionDays : 0);
}

/** How a legal clock stands at a moment. */
export function presentLegalClock(
  clock: LegalClock,
  now: number,
  { kinds, years }: KnownDays,
): LegalClockView {
  const { kind, startedAt, pauses = [] } = clock;
  const reading = readTerm({ startedAt, pauses, days: daysOf(clock) }, now, kinds);
  return {
    ...{ kind, startedAt, ...reading },
    isProvisional: !reading.isOver && !isTermKept({ startedAt, dueAt: reading.dueAt }, years),
    warnLevel: warnLevelOf(reading),
  };
}

/** Whether the holidays of every year that a term touches are known; else it may end later than it reads, also where it reads as over. */
export function isTermKept(
  { startedAt, dueAt }: Pick<LegalClockView, 'startedAt' | 'dueAt'>,
  years: ReadonlySet<number>,
): boolean {
  const [first, last] = [yearOf(startedAt), yearOf(dueAt)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).every((year) => years.has(year));
}

const yearOf = (at: number): number => Number(districtDate(at).slice(0, 4));

function warnLevelOf({ daysLeft, isPaused, isOver }: TermReading): LegalClockView['warnLevel'] {
  if (isOver) return 'over';
  if (isPaused) return 'calm';
  if (daysLeft === 0) return 'last';
  return daysLeft <= calendarTuning.soonDays ? 'soon' : 'calm';
}
