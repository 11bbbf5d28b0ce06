import type { ScoreDraft, ScoreResult, ScoreSheet } from '../nouns/expert-score.ts';
import type { Criterion, ProjectRules } from '../nouns/project-kind.ts';

// Without zod: pages need it and no schema. Marks are halves, so that sums of them are exact.

/** A trimmed mean of fewer would leave too little. */
export const trimFrom = 5;

export const maxTotalOf = (criteria: readonly Pick<Criterion, 'maxScore'>[]): number =>
  criteria.reduce((sum, { maxScore }) => sum + maxScore, 0);

export const totalOf = (marks: readonly { score: number | null }[]): number =>
  marks.reduce((sum, { score }) => sum + (score ?? 0), 0);

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
/** Two decimals, halves up. */
const meanOf = (values: readonly number[]) => Math.round((sumOf(values) * 100) / values.length) / 100;

/** Null without sheets. Whether it is a pass is decided on exact sums, not on what is rounded to be shown. */
export function resultOf(
  criteria: readonly Pick<Criterion, 'criterionId' | 'maxScore'>[],
  { passPercent, dropsExtremes }: Pick<ProjectRules, 'passPercent' | 'dropsExtremes'>,
  sheets: readonly Pick<ScoreSheet, 'marks'>[],
): ScoreResult | null {
  if (sheets.length === 0) return null;
  const totals = sheets.map(({ marks }) => totalOf(marks)).toSorted((left, right) => left - right);
  const isTrimmed = dropsExtremes === true && totals.length >= trimFrom;
  const counted = isTrimmed ? totals.slice(1, -1) : totals;
  const maxTotal = maxTotalOf(criteria);
  const whole = maxTotal * counted.length;
  return {
    count: sheets.length,
    maxTotal,
    mean: meanOf(totals),
    trimmedMean: isTrimmed ? meanOf(counted) : null,
    percent: Math.round((sumOf(counted) * 10_000) / whole) / 100,
    passPercent,
    isPass: sumOf(counted) * 100 >= passPercent * whole,
    criteria: criteria.map(({ criterionId }) => ({
      criterionId,
      mean: meanOf(
        sheets.map(({ marks }) => marks.find((mark) => mark.criterionId === criterionId)?.score ?? 0),
      ),
    })),
  };
}

export type ScoreLack = { of: 'mark'; criterionId: string } | { of: 'proposal' };

/** What has to be there before it can be handed in. */
export function lacksOf(criteria: readonly Criterion[], { marks, proposal }: ScoreDraft): ScoreLack[] {
  const lacking = criteria.filter(
    ({ criterionId }) => (marks.find((mark) => mark.criterionId === criterionId)?.score ?? null) === null,
  );
  return [
    ...lacking.map(({ criterionId }) => ({ of: 'mark', criterionId }) as const),
    ...(proposal === null ? [{ of: 'proposal' } as const] : []),
  ];
}

/** One mark for each criterion in their order, in halves, and none above what it can be. */
export const areAllowed = (
  criteria: readonly Pick<Criterion, 'criterionId' | 'maxScore'>[],
  marks: readonly { criterionId: string; score: number }[],
): boolean =>
  marks.length === criteria.length &&
  criteria.every(({ criterionId, maxScore }, at) => {
    const mark = marks[at];
    return (
      mark?.criterionId === criterionId &&
      mark.score >= 0 &&
      mark.score <= maxScore &&
      Number.isInteger(mark.score * 2)
    );
  });
