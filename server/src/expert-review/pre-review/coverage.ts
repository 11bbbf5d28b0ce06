import type { ReadingReport } from '@cloudseat/shared/contract/expert-reading-routes.ts';
import type { Coverage, ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { isRead, pageReadMs, readingRateMax, shareOf } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import { clipSpans, lengthOf, mergeSpans } from '@cloudseat/shared/nouns/reading-spans.ts';
import type { z } from 'zod';
import { readingTuning } from '../../tuning-reading.ts';

export type Report = z.infer<typeof ReadingReport>;
type Measured = Pick<ReadingItem, 'kind' | 'unitCount'>;
export type Covered = { spans: [from: number, to: number][]; shownMs: Record<string, number> };
export const nothingCovered: Covered = { spans: [], shownMs: {} };

/** What lies in the item at all: a page of the browser may say anything. */
function withinItem({ kind, unitCount }: Measured, { spans, pages }: Report) {
  if (kind === 'film') return { spans: mergeSpans(clipSpans(spans, 0, unitCount)), pages: [] };
  return { spans: [], pages: pages.filter(({ page }) => page <= unitCount) };
}

/** Film and page time that a report claims, ms: what the clock has to have given for it. */
export function costOf(item: Measured, report: Report): number {
  const { spans, pages } = withinItem(item, report);
  return lengthOf(spans) + pages.reduce((sum, { shownMs }) => sum + shownMs, 0);
}

/** What is covered with this report: a page counts from `pageReadMs` in view altogether, a file that has none when it was saved. */
export function addReport(item: Measured, covered: Covered, report: Report): Covered {
  const { spans, pages } = withinItem(item, report);
  const shownMs = { ...covered.shownMs };
  const read: [number, number][] = [];
  for (const { page, shownMs: more } of pages) {
    const sum = Math.min((shownMs[page] ?? 0) + more, pageReadMs);
    shownMs[page] = sum;
    if (item.kind === 'file' || sum >= pageReadMs) read.push([page, page + 1]);
  }
  const gap = item.kind === 'film' ? readingTuning.spanGapMs : 0;
  return { spans: mergeSpans([...covered.spans, ...spans, ...read], gap), shownMs };
}

export type ReaderClock = { countsFrom: number; paidUntil: number };

/**
 * Lets time that passed pay for what a reader claims; null: more than anybody reads in it. All readers of a place draw on one clock, so
 * that many pages open at once read no faster than one. A little of what was not used stays good for the next report, for reports come
 * late over a bad link.
 */
export function payFor(
  reader: ReaderClock,
  ofSeat: readonly ReaderClock[],
  costMs: number,
  now: number,
): ReaderClock | null {
  const from = Math.max(reader.countsFrom, ...ofSeat.map(({ paidUntil }) => paidUntil));
  const paidUntil = from + costMs / readingRateMax;
  if (paidUntil > now) return costMs === 0 ? reader : null;
  return {
    countsFrom: Math.ceil(Math.max(paidUntil, now - readingTuning.carryMs)),
    paidUntil: Math.ceil(paidUntil),
  };
}

export function presentCoverage(
  item: ReadingItem,
  row: (Pick<Covered, 'spans'> & { lastReadAt: Date }) | undefined,
  watchedShare: number,
): Coverage {
  const spans = row?.spans ?? [];
  const coveredShare = shareOf(item, spans);
  return {
    ...{ itemId: item.itemId, version: item.version, coveredShare, spans },
    isRead: isRead(item, coveredShare, watchedShare),
    lastReadAt: row?.lastReadAt.getTime() ?? null,
  };
}
