import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { expect, it } from 'vitest';
import { percent, unreadOf, writeSpans } from './coverage-text.ts';

const item = (change: Partial<ReadingItem>) => ({ kind: 'pages', unitCount: 9, ...change }) as ReadingItem;

it('writes stretches as people do, the first few of many', () => {
  expect(
    writeSpans('pages', [
      [1, 2],
      [4, 7],
    ]),
  ).toBe('1、4–6');
  expect(writeSpans('film', [[0, 80_000]])).toBe('0:00–1:20');
  expect(
    writeSpans(
      'pages',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      2,
    ),
  ).toBe('1、3…');
});

it('knows what is still unread, and no gap in a film that nobody would look for', () => {
  expect(unreadOf(item({}), undefined)).toEqual([[1, 10]]);
  const covered = {
    spans: [
      [0, 9_500],
      [20_000, 30_000],
    ],
    // Only what the text reads.
  } as never;
  expect(unreadOf(item({ kind: 'film', unitCount: 30_400 }), covered)).toEqual([[9_500, 20_000]]);
});

it('says 100 % of nothing that is not whole', () => {
  expect([percent(0.999), percent(1)]).toEqual(['99%', '100%']);
});
