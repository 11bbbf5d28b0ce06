import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreSheet } from '../nouns/expert-score.ts';
import type { CriterionId } from '../nouns/project-kind.ts';
import { areAllowed, lacksOf, resultOf } from './score-totals.ts';

const criteria = [
  { criterionId: 'water' as CriterionId, maxScore: 40 },
  { criterionId: 'earth' as CriterionId, maxScore: 60 },
];
const sheetOf = (...scores: number[]) => ({
  marks: criteria.map(({ criterionId }, at) => ({ criterionId, score: scores[at] ?? 0, remark: '' })),
});
const rules = (passPercent: number, dropsExtremes?: boolean) => ({
  passPercent,
  ...(dropsExtremes !== undefined && { dropsExtremes }),
});

describe('the result of all marks', () => {
  it.each([
    ['one sheet', [[30, 50]], 80, false, { mean: 80, percent: 80, isPass: true, trimmedMean: null }],
    [
      'halves',
      [
        [30.5, 50],
        [30, 49.5],
      ],
      80,
      false,
      { mean: 80, percent: 80, isPass: true },
    ],
    [
      'just below',
      [
        [30.5, 49.5],
        [30, 49.5],
      ],
      80,
      false,
      { mean: 79.75, percent: 79.75, isPass: false },
    ],
    [
      'thirds',
      [
        [0, 10],
        [0, 10],
        [0, 11],
      ],
      10,
      false,
      { mean: 10.33, percent: 10.33, isPass: true },
    ],
    [
      'without the highest and the lowest',
      [
        [40, 60],
        [0, 0],
        [30, 40],
        [30, 40],
        [30, 43],
      ],
      71,
      true,
      { mean: 62.6, trimmedMean: 71, percent: 71, isPass: true },
    ],
    [
      'all of four, where the extremes would leave too little',
      [
        [40, 60],
        [0, 0],
        [30, 40],
        [30, 40],
      ],
      60,
      true,
      { mean: 60, trimmedMean: null, isPass: true },
    ],
  ])('is right of %s', (_, scores, pass, drops, expected) => {
    expect(
      resultOf(
        criteria,
        rules(pass, drops),
        scores.map((each) => sheetOf(...each)),
      ),
    ).toMatchObject(expected);
  });

  it('is no pass where half a mark of one expert is lacking', () => {
    const sheets = [...Array.from({ length: 9 }, () => sheetOf(20, 40)), sheetOf(20, 39.5)];
    expect(resultOf(criteria, rules(60), sheets)).toMatchObject({ percent: 59.95, isPass: false });
    expect(resultOf(criteria, rules(60), [])).toBeNull();
  });

  it('does not depend on the order of the sheets, and lies between the lowest and the highest', () => {
    const half = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((halves) => halves / 2);
    const sheets = fc.array(fc.tuple(half(40), half(60)), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(sheets, fc.boolean(), (all, drops) => {
        const made = all.map(([water, earth]) => sheetOf(water, earth));
        const result = resultOf(criteria, rules(60, drops), made);
        expect(resultOf(criteria, rules(60, drops), made.toReversed())).toEqual(result);
        const totals = all.map(([water, earth]) => water + earth);
        const counted = result?.trimmedMean ?? result?.mean ?? -1;
        expect(counted).toBeGreaterThanOrEqual(Math.min(...totals));
        expect(counted).toBeLessThanOrEqual(Math.max(...totals));
      }),
    );
  });
});

it('a sheet has one mark for each criterion, in halves, within what it allows', () => {
  const marks = (...scores: number[]) => sheetOf(...scores).marks as ScoreSheet['marks'];
  expect(areAllowed(criteria, marks(40, 0.5))).toBe(true);
  expect(areAllowed(criteria, marks(40.5, 1))).toBe(false);
  expect(areAllowed(criteria, marks(0.25, 1))).toBe(false);
  expect(areAllowed(criteria, marks(-1, 1))).toBe(false);
  expect(areAllowed(criteria, marks(1, 1).toReversed())).toBe(false);
  expect(areAllowed(criteria, marks(1, 1).slice(1))).toBe(false);
});

it('says what is lacking', () => {
  const named = criteria.map((each) => ({ ...each, name: null as never, guide: null }));
  const marks = [{ criterionId: 'water' as CriterionId, score: null, remark: '' }];
  expect(lacksOf(named, { marks, proposal: null, remark: '' })).toEqual([
    { of: 'mark', criterionId: 'water' },
    { of: 'mark', criterionId: 'earth' },
    { of: 'proposal' },
  ]);
});
