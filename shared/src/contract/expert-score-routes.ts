import { z } from 'zod';
import { ScoreBoard, ScoreCheck, ScoreDraft } from '../nouns/expert-score.ts';
import { EpochMs } from '../nouns/ids.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const experts = ['expert'] as const;
const params = reviewParams;

/** Marks by commit–reveal: nobody but its author reads a sheet before all who judge have handed in. */
export const expertScoreRoutes = {
  'expertScore:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/scores',
    params,
    output: ScoreBoard,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary:
      'How many have handed in, one’s own sheet, and all of them once they are open; FORBIDDEN for the unit before the conclusion.',
  },
  'expertScore:saveDraft': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/score-draft',
    params,
    body: ScoreDraft,
    output: z.object({ savedAt: EpochMs }),
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: experts,
    summary: 'Keeps what one has written so far, encrypted, for oneself alone.',
  },
  'expertScore:commit': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/scores',
    params,
    body: z.object({
      /** The canonical JSON of a ScoreSheet. */
      text: z.string().min(2).max(100_000),
      /** Its SHA-256, as the page has computed it. */
      commitment: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: ScoreBoard,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE'],
    roles: experts,
    summary:
      'Hands in one’s sheet for good. With the last one all are opened in the same step. CHANGED_MEANWHILE where what it is bound to is another now.',
  },
  'expertScore:verify': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/scores/verification',
    params,
    output: ScoreCheck,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['expert', 'convenor', 'supervisor'],
    summary: 'Computes every sheet’s hash anew and compares it with the journal; once they are open.',
  },
} as const satisfies Record<string, RouteDefinition>;
