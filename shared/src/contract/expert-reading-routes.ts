import { z } from 'zod';
import {
  AnswerText,
  Coverage,
  CoveredSpan,
  PanelQuestion,
  QuestionId,
  QuestionLineId,
  QuestionText,
  ReaderId,
  ReadingItemId,
  ReadingPlace,
  ReadingView,
  Remark,
  RemarkId,
  RemarkText,
} from '../nouns/expert-reading.ts';
import { ExpertReviewView } from '../nouns/expert-review.ts';
import { EpochMs } from '../nouns/ids.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const version = z.int().nonnegative();
const stepErrors = ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE'] as const;
const stateErrors = ['NOT_FOUND', 'REVIEW_STATE'] as const;
const speakers = ['applicant', 'expert', 'convenor'] as const;

/** What one page has shown of one version since it last told. */
export const ReadingReport = z.object({
  itemId: ReadingItemId,
  version: z.int().positive(),
  /** Of a film: what was really played, at whatever speed, ms of the film. */
  spans: z.array(CoveredSpan).max(200),
  /** Of pages: how long each was in view, ms. */
  pages: z
    .array(z.object({ page: z.int().min(1).max(100_000), shownMs: z.int().min(0).max(86_400_000) }))
    .max(200),
});
export type ReadingReport = z.infer<typeof ReadingReport>;

/** Pre-review 会前预审: what the panel reads and watches before it sits, what it remarks and asks. */
export const expertReadingRoutes = {
  'expertReading:open': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/pre-review',
    params: reviewParams,
    body: z.object({ version, scheduledAt: EpochMs }),
    output: ExpertReviewView,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'Says when the panel sits and opens the material to it.',
  },
  'expertReading:move': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/pre-review',
    params: reviewParams,
    body: z.object({ version, scheduledAt: EpochMs, reason: z.string().trim().min(2).max(500) }),
    output: ExpertReviewView,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'Another time for the sitting; everybody is told.',
  },
  'expertReading:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/reading',
    params: reviewParams,
    output: ReadingView,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary:
      'What there is to read and what was read of it: one’s own, or for the convenor by places of the panel.',
  },
  'expertReading:begin': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/readers',
    params: reviewParams,
    body: z.object({ readerId: ReaderId }),
    output: z.object({ readerId: ReaderId }),
    errors: stateErrors,
    roles: ['expert'],
    summary: 'A page begins to show material: from now on time passes for its reports.',
  },
  'expertReading:report': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/readers/:readerId/reports',
    params: reviewParams.extend({ readerId: ReaderId }),
    body: z.object({ sequence: z.int().positive(), reports: z.array(ReadingReport).max(40) }),
    output: z.object({ own: z.array(Coverage) }),
    errors: [...stateErrors, 'READING_TOO_FAST'],
    roles: ['expert'],
    summary:
      'What was really shown and played since the last report. A repeat of the same sequence changes nothing.',
  },
  'expertRemark:list': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/remarks',
    params: reviewParams,
    output: z.object({ remarks: z.array(Remark) }),
    errors: ['NOT_FOUND'],
    roles: ['expert', 'convenor'],
    summary: 'Remarks at their places: one’s own, and once the panel is opened the whole panel’s.',
  },
  'expertRemark:save': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/remarks/:remarkId',
    params: reviewParams.extend({ remarkId: RemarkId }),
    body: z.object({ place: ReadingPlace, text: RemarkText }),
    output: Remark,
    errors: stateErrors,
    roles: ['expert'],
    summary: 'Writes, changes, or brings back a remark of one’s own.',
  },
  'expertRemark:remove': {
    method: 'DELETE',
    path: '/expert-reviews/:reviewId/remarks/:remarkId',
    params: reviewParams.extend({ remarkId: RemarkId }),
    output: z.object({ remarkId: RemarkId }),
    errors: stateErrors,
    roles: ['expert'],
    summary: 'Takes a remark of one’s own away.',
  },
  'expertQuestion:list': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/questions',
    params: reviewParams,
    output: z.object({ questions: z.array(PanelQuestion) }),
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'Questions to the unit and its answers; who of the panel asked is never said.',
  },
  'expertQuestion:ask': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/questions',
    params: reviewParams,
    body: z.object({ questionId: QuestionId, place: ReadingPlace.nullable(), text: QuestionText }),
    output: PanelQuestion,
    errors: stateErrors,
    roles: ['expert', 'convenor'],
    summary: 'A question to the unit.',
  },
  'expertQuestion:reply': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/questions/:questionId/lines',
    params: reviewParams.extend({ questionId: QuestionId }),
    /** `isAnswer`: a convenor tells what the unit has said. */
    body: z.object({ lineId: QuestionLineId, text: AnswerText, isAnswer: z.boolean().default(false) }),
    output: PanelQuestion,
    errors: stateErrors,
    roles: speakers,
    summary: 'The unit’s answer, a further question of the panel, or what the convenor relays.',
  },
} as const satisfies Record<string, RouteDefinition>;
