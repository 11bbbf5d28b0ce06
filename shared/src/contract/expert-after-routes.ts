import { z } from 'zod';
import {
  AfterView,
  AppraisalDraft,
  ArchiveCheck,
  ChangeVerdict,
  ExpertChangeId,
  ExpertStanding,
  OwnStanding,
} from '../nouns/expert-after.ts';
import { PanelSeatId } from '../nouns/expert-review.ts';
import { EpochMs } from '../nouns/ids.ts';
import { Rating, RatingLevel, RatingReason } from '../nouns/rating.ts';
import { RecordingJob } from '../nouns/recording.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const changeParams = reviewParams.extend({ changeId: ExpertChangeId });
const jobParams = reviewParams.extend({ jobId: z.string().max(64) });
const seatParams = reviewParams.extend({ seatId: PanelSeatId });
const done = z.object({});
/** Who may have the whole of it. */
const keepers = ['convenor', 'supervisor'] as const;
const reason = z.string().trim().min(2).max(500);

/** What comes after the conclusion of an expert review: changes until they are verified, the archive, what people thought of it. */
export const expertAfterRoutes = {
  'expertAfter:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/after',
    params: reviewParams,
    output: AfterView,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'Required changes with every round, and what is still to be done. Empty before the conclusion.',
  },
  'expertChange:saveAnswer': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/changes/:changeId/answer',
    params: changeParams,
    body: z.object({ text: z.string().max(4_000), fileIds: z.array(z.string().max(64)).max(50) }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['applicant'],
    summary: 'Keeps what the unit writes about one change; nobody else reads it before it is handed in.',
  },
  'expertChange:handIn': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/revision/hand-in',
    params: reviewParams,
    body: z.object({ version: z.int().nonnegative() }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE', 'GAPS_OPEN'],
    roles: ['applicant'],
    summary:
      'Hands in the answers of this round, all at once. GAPS_OPEN names the changes that have no answer yet.',
  },
  'expertChange:verify': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/changes/:changeId/verdict',
    params: changeParams,
    body: z.object({
      round: z.int().positive(),
      verdict: ChangeVerdict,
      /** Of notYet at least two characters: the unit has to know what is wanting. */
      reason: z.string().trim().max(2_000),
      password: z.string().min(1).max(200),
    }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE', 'PASSWORD_WRONG', 'LOGIN_LOCKED'],
    roles: ['expert'],
    summary: 'Says of one change, signed with the password, that it was done or what is still wanting.',
  },
  'expertChange:replaceVerifier': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/changes/:changeId/verifiers',
    params: changeParams,
    body: z.object({ fromSeatId: PanelSeatId, toSeatId: PanelSeatId, reason }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['convenor', 'expert'],
    summary: 'Puts another expert of the panel in the place of one who cannot verify; convenor or chair.',
  },
  'expertRevision:setDue': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/revision/due',
    params: reviewParams,
    body: z.object({ dueAt: EpochMs, reason }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['convenor'],
    summary: 'Moves the deadline of this round; pages show it at once.',
  },
  'expertRevision:remind': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/revision/reminder',
    params: reviewParams,
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['convenor'],
    summary: 'Reminds whoever is waited for; at most once in ten minutes, RATE_LIMITED before.',
  },
  'expertArchive:archive': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/archive',
    params: reviewParams,
    body: z.object({ version: z.int().nonnegative() }),
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE', 'EVIDENCE_CHANGED'],
    roles: ['convenor'],
    summary: 'Seals all that is known of it in the case’s journal and ends review and case.',
  },
  'expertArchive:check': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/archive/check',
    params: reviewParams,
    output: ArchiveCheck,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: keepers,
    summary: 'Computes everything anew from the database and names what is not as the journal has it.',
  },
  'expertArchive:export': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/archive/exports',
    params: reviewParams,
    body: z.object({ reason: z.string().trim().min(4).max(300) }),
    output: RecordingJob,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: keepers,
    summary: 'Has the signed package made, in line, once it is in the journal who asked and why.',
  },
  'expertArchive:listExports': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/archive/exports',
    params: reviewParams,
    output: z.object({ jobs: z.array(RecordingJob) }),
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'Packages the asker had made, the newest first, until their time is over.',
  },
  'expertArchive:cancelExport': {
    method: 'DELETE',
    path: '/expert-reviews/:reviewId/archive/exports/:jobId',
    params: jobParams,
    output: RecordingJob,
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'Stops it, or deletes what it made.',
  },
  'expertArchive:file': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/archive/exports/:jobId/file',
    params: jobParams,
    output: z.unknown(),
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'The package; the download is in the journal before its first byte goes out.',
  },
  'expertAppraisal:give': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/seats/:seatId/appraisal',
    params: seatParams,
    body: AppraisalDraft,
    output: done,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['convenor'],
    summary: 'What the convenor thought of one expert’s part in it 履职评价; once for each place that sat.',
  },
  'expertAppraisal:list': {
    method: 'GET',
    path: '/expert-appraisals',
    output: z.object({ experts: z.array(ExpertStanding) }),
    errors: [],
    roles: ['convenor', 'admin'],
    summary: 'Means over all reviews, an expert each.',
  },
  'expertAppraisal:own': {
    method: 'GET',
    path: '/expert-appraisals/own',
    output: z.object({ leastCount: z.int().positive(), standing: OwnStanding }),
    errors: [],
    roles: ['expert'],
    summary: 'The asker’s own means, of at least three reviews.',
  },
  'expertRating:give': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/rating',
    params: reviewParams,
    body: z.object({
      level: RatingLevel,
      reasons: z.array(RatingReason).max(10),
      comment: z.string().trim().max(1_000),
    }),
    output: z.object({ rating: Rating }),
    errors: ['NOT_FOUND', 'RATING_CLOSED'],
    roles: ['applicant'],
    summary: 'What the unit thought of the review 好差评, once, when it has ended.',
  },
} as const satisfies Record<string, RouteDefinition>;
