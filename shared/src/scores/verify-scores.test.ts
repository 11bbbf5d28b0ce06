import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ScoreSheet } from '../nouns/expert-score.ts';
import type { ProjectKind } from '../nouns/project-kind.ts';
import { type ScoreRecord, scoreText, verifyScores } from './verify-scores.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const kind = {
  ...{ kindId: 'dam', version: 3 },
  criteria: [{ criterionId: 'water', maxScore: 100 }],
  // Only what marks are checked against.
} as unknown as ProjectKind;
const textOf = (seatId: string, score: number, more: Partial<ScoreSheet> = {}) =>
  scoreText(
    ScoreSheet.parse({
      ...{ format: 'cloudseat expert score v1', reviewId: 'r1', seatId, kindId: 'dam', kindVersion: 3 },
      ...{ materials: [], marks: [{ criterionId: 'water', score, remark: '' }], proposal: 'passed' },
      ...{ remark: '', nonce: 'ab'.repeat(32), ...more },
    }),
  );
const texts: [string, string][] = [
  ['s1', textOf('s1', 80)],
  ['s2', textOf('s2', 70.5)],
];
const commitments = texts.map(([seatId, text]) => ({ seatId, commitment: sha256(text) }));

function record(): ScoreRecord & { sheets: { text: string | null; commitment: string }[] } {
  return {
    ...{ reviewId: 'r1', kind },
    sheets: texts.map(([seatId, text]) => ({ seatId, isVoid: false, commitment: sha256(text), text })),
    lines: [
      ...commitments.map((details) => ({
        action: 'expert.scoreCommitted',
        details: { reviewId: 'r1', ...details },
      })),
      { action: 'expert.scoresRevealed', details: { reviewId: 'r1', sheets: commitments } },
    ],
  };
}
const problemsOf = async (changed: ScoreRecord) =>
  (await verifyScores(changed, sha256)).faults.map(({ seatId, problem }) => `${seatId} ${problem}`);
const first = (patch: object): ScoreRecord => {
  const { sheets, ...rest } = record();
  return { ...rest, sheets: sheets.map((sheet, at) => (at === 0 ? { ...sheet, ...patch } : sheet)) };
};

describe('the check of marks against the journal', () => {
  it('finds nothing where nothing was changed', async () => {
    expect(await verifyScores(record(), sha256)).toEqual({ isIntact: true, checkedCount: 2, faults: [] });
  });

  const higher = textOf('s1', 80.5);
  const inOtherPlace = textOf('s2', 80);
  it.each([
    ['another mark', first({ text: higher }), ['s1 changed']],
    [
      'another mark with its hash',
      first({ text: higher, commitment: sha256(higher) }),
      ['s1 otherCommitment'],
    ],
    ['what cannot be read', first({ text: null }), ['s1 unreadable']],
    ['a sheet that is gone', { ...record(), sheets: record().sheets.slice(1) }, ['s1 missing']],
    ['lines that are gone', { ...record(), lines: [] }, ['s1 notInJournal', 's2 notInJournal']],
    ['lines of another review', { ...record(), reviewId: 'r2' }, ['s1 notInJournal', 's2 notInJournal']],
  ])('finds %s', async (_, changed, problems) => {
    expect(await problemsOf(changed)).toEqual(problems);
  });

  it('finds a sheet of another place that was committed as its own, and one that was not opened with the rest', async () => {
    const commitment = sha256(inOtherPlace);
    const lines = [
      { action: 'expert.scoreCommitted', details: { reviewId: 'r1', seatId: 's1', commitment } },
      { action: 'expert.scoreCommitted', details: { reviewId: 'r1', ...commitments[1] } },
    ];
    const swapped = { ...first({ text: inOtherPlace, commitment }), lines };
    expect(await problemsOf(swapped)).toEqual(['s1 notAllowed']);
    const revealed = {
      action: 'expert.scoresRevealed',
      details: { reviewId: 'r1', sheets: [commitments[0]] },
    };
    const late = { ...record(), lines: [...record().lines.slice(0, 2), revealed] };
    expect(await problemsOf(late)).toEqual(['s2 notRevealed']);
  });

  it('keeps marks of void places to their line, though they were never opened', async () => {
    const lines = [
      ...record().lines.slice(0, 2),
      { action: 'expert.scoresRevealed', details: { reviewId: 'r1', sheets: [commitments[1]] } },
    ];
    expect(await problemsOf({ ...first({ isVoid: true }), lines })).toEqual([]);
    expect(await problemsOf({ ...first({ isVoid: true, text: higher }), lines })).toEqual(['s1 changed']);
  });
});
