// Figures as tables for a terminal and as numbers for machines.
import { round } from '../bench/figures.ts';
import type { DayFigures } from './figures.ts';

/** Minutes and seconds. */
export function waitText(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
const shareText = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const partText = (part: number, whole: number): string =>
  `${part} (${shareText(whole === 0 ? null : part / whole)})`;

type Row = [label: string, value: (figures: DayFigures) => string];
const rows: Row[] = [
  ['calls', ({ callCount }) => String(callCount)],
  ['answered', ({ answeredCount, callCount }) => partText(answeredCount, callCount)],
  ['abandoned', ({ abandonedCount, callCount }) => partText(abandonedCount, callCount)],
  ['neither', ({ otherCount }) => String(otherCount)],
  ['service level', ({ serviceLevel }) => shareText(serviceLevel)],
  ['wait p50', ({ waitP50Ms }) => waitText(waitP50Ms)],
  ['wait p90', ({ waitP90Ms }) => waitText(waitP90Ms)],
  ['wait p99', ({ waitP99Ms }) => waitText(waitP99Ms)],
  [
    'estimate score',
    ({ estimateScore, estimateHitCount, estimatedCount }) =>
      estimateScore === null
        ? '–'
        : `${partText(estimateHitCount, estimatedCount)} of the waits in the band shown`,
  ],
  ['longest wait', ({ longestWaitMs }) => waitText(longestWaitMs)],
  ['offers', ({ offerCount }) => String(offerCount)],
  ['missed', ({ missedCount, offerCount }) => partText(missedCount, offerCount)],
  ['declined', ({ declinedCount, offerCount }) => partText(declinedCount, offerCount)],
  ['occupancy', ({ occupancy }) => shareText(occupancy)],
];

/** A column for each day, for `printTable`. */
export const tableOf = (days: readonly { heading: string; figures: DayFigures }[]): string[][] => [
  ['', ...days.map(({ heading }) => heading)],
  ...rows.map(([label, value]) => [label, ...days.map(({ figures }) => value(figures))]),
];

export function departmentTable(departments: ReadonlyMap<string, DayFigures>): string[][] {
  const heading =
    'department,calls,answered,abandoned,service level,p50,p90,longest,missed,declined,occupancy';
  const cells = [...departments].map(([department, figures]) => [
    department,
    ...[figures.callCount, figures.answeredCount, figures.abandonedCount].map(String),
    shareText(figures.serviceLevel),
    ...[figures.waitP50Ms, figures.waitP90Ms, figures.longestWaitMs].map(waitText),
    ...[figures.missedCount, figures.declinedCount].map(String),
    shareText(figures.occupancy),
  ]);
  return [heading.split(','), ...cells];
}

/** How the service level of a day comes about, in numbers. */
export function sumOfServiceLevel(figures: DayFigures): string {
  const { answeredWithinCount, answeredCount, abandonedCount, shortAbandonedCount, serviceLevel } = figures;
  const sum = `${answeredWithinCount} ÷ (${answeredCount} + ${abandonedCount} − ${shortAbandonedCount})`;
  return `${sum} = ${shareText(serviceLevel)}`;
}

/** For `printFigures`; what could not be measured is left out. */
export function numbersOf(figures: DayFigures, prefix = ''): Record<string, number> {
  const named = (name: string) =>
    prefix === '' ? name : `${prefix}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      value === null ? [] : [[named(name), round(value, 4)]],
    ),
  );
}
