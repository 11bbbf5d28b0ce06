import { createHash } from 'node:crypto';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { type ScoreBoard, type ScoreDraft, ScoreSheet } from '@cloudseat/shared/nouns/expert-score.ts';
import { scoreText } from '@cloudseat/shared/scores/verify-scores.ts';
import { expect, it } from 'vitest';
import { draftOf, sealSheet } from './seal-sheet.ts';

const review = {
  ...{ reviewId: 'r1', kind: { kindId: 'dam', version: 2 } },
  // Only what is sealed; the same of the casts below.
} as unknown as ExpertReviewView;
review.kind.criteria = ['water', 'earth'].map((criterionId) => ({ criterionId, maxScore: 50 })) as never;
const own = { seatId: 's1', materials: [] } as unknown as NonNullable<ScoreBoard['own']>;
const saved = { marks: [{ criterionId: 'earth', score: 12.5, remark: '好' }], proposal: null, remark: '' };

it('has a field for each criterion, with what was written before', () => {
  expect(draftOf(review, saved as unknown as ScoreDraft).marks).toEqual([
    { criterionId: 'water', score: null, remark: '' },
    { criterionId: 'earth', score: 12.5, remark: '好' },
  ]);
});

it('makes what the server takes: canonical, hashed, and never the same twice', async () => {
  const draft = { ...draftOf(review, saved as unknown as ScoreDraft), proposal: 'passed' } as const;
  const [first, second] = [await sealSheet(review, own, draft), await sealSheet(review, own, draft)];
  expect(scoreText(ScoreSheet.parse(JSON.parse(first.text)))).toBe(first.text);
  expect(createHash('sha256').update(first.text).digest('hex')).toBe(first.commitment);
  expect(first.commitment).not.toBe(second.commitment);
});
