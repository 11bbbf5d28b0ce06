/** From a unit up to another that is no longer in it: milliseconds of a film, or pages, of which the first is 1. */
export type ReadingSpan = readonly [from: number, to: number];

/** In order, none touching another; what is empty or backwards falls out. `gap`: spans as near as that become one. */
export function mergeSpans(spans: readonly ReadingSpan[], gap = 0): [from: number, to: number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.filter((span) => span[1] > span[0]).sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last !== undefined && from <= last[1] + gap) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export const clipSpans = (spans: readonly ReadingSpan[], from: number, to: number): ReadingSpan[] =>
  spans.map((span) => [Math.max(span[0], from), Math.min(span[1], to)]);

/** Units in all of them, each span counted as often as it comes. */
export const lengthOf = (spans: readonly ReadingSpan[]): number =>
  spans.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);

/** What lies between `from` and `to` and in none of them. */
export function gapsOf(spans: readonly ReadingSpan[], from: number, to: number): ReadingSpan[] {
  const gaps: ReadingSpan[] = [];
  let at = from;
  for (const span of mergeSpans(clipSpans(spans, from, to))) {
    if (span[0] > at) gaps.push([at, span[0]]);
    at = span[1];
  }
  return at < to ? [...gaps, [at, to]] : gaps;
}
