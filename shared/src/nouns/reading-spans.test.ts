import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOf } from './expert-reading-rules.ts';
import { clipSpans, gapsOf, lengthOf, mergeSpans, type ReadingSpan } from './reading-spans.ts';

it.each<[name: string, given: ReadingSpan[], gap: number, expected: ReadingSpan[]]>([
  ['nothing', [], 0, []],
  ['one', [[3, 7]], 0, [[3, 7]]],
  [
    'what is empty or backwards falls out',
    [
      [5, 5],
      [9, 4],
    ],
    0,
    [],
  ],
  [
    'what touches becomes one',
    [
      [0, 4],
      [4, 6],
    ],
    0,
    [[0, 6]],
  ],
  [
    'what overlaps becomes one, in whatever order it came',
    [
      [5, 9],
      [0, 6],
      [20, 21],
    ],
    0,
    [
      [0, 9],
      [20, 21],
    ],
  ],
  [
    'what lies within another changes nothing',
    [
      [0, 10],
      [3, 4],
    ],
    0,
    [[0, 10]],
  ],
  [
    'a gap as small as allowed is closed',
    [
      [0, 10],
      [12, 14],
    ],
    2,
    [[0, 14]],
  ],
  [
    'a larger one is not',
    [
      [0, 10],
      [13, 14],
    ],
    2,
    [
      [0, 10],
      [13, 14],
    ],
  ],
])('%s', (_name, given, gap, expected) => {
  expect(mergeSpans(given, gap)).toEqual(expected);
});

it('finds what is left between two ends', () => {
  expect(gapsOf([], 0, 10)).toEqual([[0, 10]]);
  expect(
    gapsOf(
      [
        [0, 2],
        [8, 20],
      ],
      0,
      10,
    ),
  ).toEqual([[2, 8]]);
  expect(gapsOf([[-5, 30]], 0, 10)).toEqual([]);
});

it('counts pages from the first on, and nothing beyond the item', () => {
  const pages = { kind: 'pages', unitCount: 4 } as const;
  expect(shareOf(pages, [[1, 3]])).toBe(0.5);
  expect(shareOf(pages, [[1, 99]])).toBe(1);
  expect(shareOf({ kind: 'film', unitCount: 0 }, [[0, 5]])).toBe(0);
});

const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 });
const unitsIn = (list: readonly ReadingSpan[]) =>
  Array.from({ length: 61 }, (_, at) => list.some(([from, to]) => from <= at && at < to));

it('covers exactly the units that any span covers, each once, in order', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const merged = mergeSpans(given);
      expect(unitsIn(merged)).toEqual(unitsIn(given));
      expect(lengthOf(merged)).toBe(unitsIn(given).filter(Boolean).length);
      for (const [at, span] of merged.entries()) expect(span[0]).toBeGreaterThan(merged[at - 1]?.[1] ?? -1);
      expect(mergeSpans(merged)).toEqual(merged);
    }),
  );
});

it('splits every stretch into what is covered and what is left', () => {
  fc.assert(
    fc.property(spans, fc.nat(30), fc.nat(30), (given, from, length) => {
      const covered = lengthOf(mergeSpans(clipSpans(given, from, from + length)));
      expect(covered + lengthOf(gapsOf(given, from, from + length))).toBe(length);
    }),
  );
});
