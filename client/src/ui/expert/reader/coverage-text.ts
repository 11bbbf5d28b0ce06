import type { Coverage, ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { unitsOf } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import { gapsOf, type ReadingSpan } from '@cloudseat/shared/nouns/reading-spans.ts';
import { formatSpan } from '../../../lib/time-text.ts';

/** As people write stretches: pages `3–5、8`, a film `0:00–1:20`. At most so many, the first ones. */
export function writeSpans(kind: ReadingItem['kind'], spans: readonly ReadingSpan[], max = 4): string {
  const write = ([from, to]: ReadingSpan) => {
    if (kind === 'film') return `${formatSpan(from)}–${formatSpan(to)}`;
    return to - from === 1 ? String(from) : `${from}–${to - 1}`;
  };
  const written = spans.slice(0, max).map(write).join('、');
  return spans.length > max ? `${written}…` : written;
}

/** A stretch of film shorter than this is nothing anybody would look for, ms. */
const filmGapMs = 1_000;

/** What is still unread, in order. */
export function unreadOf(item: ReadingItem, coverage: Coverage | undefined): ReadingSpan[] {
  const [from, to] = unitsOf(item);
  const gaps = gapsOf(coverage?.spans ?? [], from, to);
  return item.kind === 'film' ? gaps.filter((gap) => gap[1] - gap[0] >= filmGapMs) : gaps;
}

export const percent = (share: number): string => `${Math.floor(share * 100)}%`;
