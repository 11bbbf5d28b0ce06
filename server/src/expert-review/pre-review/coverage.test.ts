import { ReadingItemId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { pageReadMs, readingRateMax } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addReport, costOf, nothingCovered, payFor, type ReaderClock, type Report } from './coverage.ts';

const itemId = ReadingItemId.parse('film');
const report = (change: Partial<Report>): Report => ({ itemId, version: 1, spans: [], pages: [], ...change });
const film = { kind: 'film', unitCount: 60_000 } as const;
const pages = { kind: 'pages', unitCount: 3 } as const;
const shown = (page: number, shownMs: number) => report({ pages: [{ page, shownMs }] });

it.each<[name: string, item: typeof film | typeof pages, given: Report[], expected: number[][]]>([
  [
    'joins what was played',
    film,
    [report({ spans: [[0, 9_000]] }), report({ spans: [[9_200, 20_000]] })],
    [[0, 20_000]],
  ],
  [
    'leaves out what was jumped over',
    film,
    [
      report({
        spans: [
          [0, 5_000],
          [30_000, 31_000],
        ],
      }),
    ],
    [
      [0, 5_000],
      [30_000, 31_000],
    ],
  ],
  [
    'takes nothing beyond the end of the film',
    film,
    [report({ spans: [[59_000, 90_000]] })],
    [[59_000, 60_000]],
  ],
  ['knows no pages of a film', film, [shown(1, 60_000)], []],
  ['knows no seconds of pages', pages, [report({ spans: [[0, 3]] })], []],
  ['takes a page that was in view long enough', pages, [shown(2, pageReadMs)], [[2, 3]]],
  ['not one that was leafed over', pages, [shown(2, pageReadMs - 1)], []],
  ['but one that was looked at several times', pages, [shown(2, pageReadMs - 1), shown(2, 1)], [[2, 3]]],
  ['and none that is not there', pages, [shown(4, pageReadMs)], []],
])('%s', (_name, item, given, expected) => {
  const covered = given.reduce((before, each) => addReport(item, before, each), nothingCovered);
  expect(covered.spans).toEqual(expected);
});

it('counts a file without pages once it was saved', () => {
  expect(addReport({ kind: 'file', unitCount: 1 }, nothingCovered, shown(1, 0)).spans).toEqual([[1, 2]]);
});

it('lets film played twice in one report cost once, and each page as long as it was in view', () => {
  expect(
    costOf(
      film,
      report({
        spans: [
          [0, 1_000],
          [500, 2_000],
        ],
      }),
    ),
  ).toBe(2_000);
  expect(
    costOf(
      pages,
      report({
        pages: [
          { page: 1, shownMs: 700 },
          { page: 2, shownMs: 300 },
        ],
      }),
    ),
  ).toBe(1_000);
});

it('refuses all at once, and takes what the time allows at twice the speed over a bad link', () => {
  const begun = { countsFrom: 0, paidUntil: 0 };
  expect(payFor(begun, [begun], 60_000, 10_000)).toBeNull();
  // The first report was 3 s late, the second is not.
  const late = payFor(begun, [begun], 20_000, 13_000);
  expect(late).not.toBeNull();
  if (late !== null) expect(payFor(late, [late], 20_000, 20_000)).not.toBeNull();
});

it('does not pay a page that slept for an hour with that hour, once it has told something', () => {
  const begun = { countsFrom: 0, paidUntil: 0 };
  const awake = payFor(begun, [begun], 10, 3_600_000) as ReaderClock;
  expect(payFor(awake, [awake], 3_600_000, 3_601_000)).toBeNull();
});

it('never counts more than the rate allows since the first page was opened, however many pages there are', () => {
  const step = fc.record({ reader: fc.nat(3), waitMs: fc.nat(20_000), costMs: fc.nat(60_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const readers: ReaderClock[] = Array.from({ length: 4 }, () => ({ countsFrom: 0, paidUntil: 0 }));
      let [now, sum] = [0, 0];
      for (const { reader, waitMs, costMs } of steps) {
        now += waitMs;
        const paid = payFor(readers[reader] as ReaderClock, readers, costMs, now);
        if (paid === null) continue;
        readers[reader] = paid;
        sum += costMs;
        expect(sum).toBeLessThanOrEqual(now * readingRateMax);
      }
    }),
  );
});
