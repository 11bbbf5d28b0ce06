import type { DispatchFigures, Ratio } from '@cloudseat/shared/nouns/supervision.ts';

export type CountName = 'tickets' | 'answered' | 'abandoned' | 'lost' | 'waiting';
export type RateName =
  | 'serviceLevel'
  | 'abandonRate'
  | 'missedRate'
  | 'declineRate'
  | 'estimateInside'
  | 'estimateKept';
export type WaitName = 'waitP50' | 'waitP90';
export type FigureName = CountName | RateName | WaitName;

/** In the order of the page; what each means stands there as well. */
export const countsOf = (figures: DispatchFigures): [CountName, number][] => [
  ['tickets', figures.ticketCount],
  ['answered', figures.answeredCount],
  ['abandoned', figures.abandonedCount],
  ['lost', figures.lostCount],
  ['waiting', figures.waitingCount],
];

export const waitsOf = (figures: DispatchFigures): [WaitName, number | null][] => [
  ['waitP50', figures.waitP50Ms],
  ['waitP90', figures.waitP90Ms],
];

export const ratesOf = (figures: DispatchFigures): [RateName, Ratio][] => [
  ['serviceLevel', figures.serviceLevel],
  ['abandonRate', figures.abandoned],
  ['missedRate', figures.missedOffers],
  ['declineRate', figures.declinedOffers],
  ['estimateInside', figures.estimateInside],
  ['estimateKept', figures.estimateKept],
];

export const figureNames: readonly FigureName[] = [
  ...['tickets', 'answered', 'abandoned', 'lost', 'waiting', 'serviceLevel', 'waitP50', 'waitP90'],
  ...['abandonRate', 'missedRate', 'declineRate', 'estimateInside', 'estimateKept'],
] as FigureName[];

/** A share as people read it; null of nothing, which is no share. */
export function shareOf({ numerator, denominator }: Ratio, locale: string): string | null {
  if (denominator === 0) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return percent.format(numerator / denominator);
}
