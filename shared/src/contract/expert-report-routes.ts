import { z } from 'zod';
import { Dissent, ReportSectionId, ReportView } from '../nouns/expert-report.ts';
import { ExpertConclusion, ExpertReviewId, PanelSeatId } from '../nouns/expert-review.ts';
import { notification, type RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const experts = ['expert'] as const;
const panel = ['expert', 'convenor'] as const;
const params = reviewParams;
const stateErrors = ['NOT_FOUND', 'REVIEW_STATE'] as const;
const version = z.int().nonnegative();

/** The report of the panel: written together, closed by the chair, signed by each, and then numbered papers. */
export const expertReportRoutes = {
  'expertReport:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/report',
    params,
    output: ReportView,
    errors: stateErrors,
    roles: reviewReaders,
    summary: 'Where the report stands. Before the conclusion for the panel and the convenor; then for all.',
  },
  'expertReport:read': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/report/updates',
    params,
    /** What was written after that; 0: all of it. */
    query: z.object({ since: z.coerce.number().int().nonnegative().default(0) }),
    output: z.object({
      seq: z.int().nonnegative(),
      /** Yjs, base64; null: nothing new. */
      update: z.string().nullable(),
      /** Whose each writing page is. */
      writers: z.array(z.object({ clientId: z.int().nonnegative(), seatId: PanelSeatId })),
    }),
    errors: stateErrors,
    roles: panel,
    summary: 'The text as it is written, for the panel and the convenor.',
  },
  'expertReport:write': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/report/updates',
    params,
    body: z.object({
      /** Yjs, base64, of this expert’s own pages alone; null: only where one is. */
      update: z.base64().min(4).max(90_000).nullable(),
      /** Where one writes; null: nowhere. */
      sectionId: ReportSectionId.nullable(),
    }),
    output: z.object({ seq: z.int().nonnegative() }),
    errors: stateErrors,
    roles: experts,
    summary: 'Adds what one has written. Two who write at the same place lose nothing.',
  },
  'expertReport:vote': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/report/vote',
    params,
    body: z.object({ conclusion: ExpertConclusion.nullable() }),
    output: ReportView,
    errors: stateErrors,
    roles: experts,
    summary: 'Which conclusion one is for, while the report is written.',
  },
  'expertReport:close': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/report/close',
    params,
    body: z.object({ version, signMinutes: z.int().min(10).max(10_080) }),
    output: ReportView,
    errors: [...stateErrors, 'CHANGED_MEANWHILE'],
    roles: experts,
    summary: 'The chair closes the text: it is signed as it stands. BAD_REQUEST with what is lacking.',
  },
  'expertReport:reopen': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/report/reopen',
    params,
    body: z.object({ version, reason: z.string().trim().min(4).max(500) }),
    output: ReportView,
    errors: [...stateErrors, 'CHANGED_MEANWHILE'],
    roles: experts,
    summary: 'The chair opens it once more: signatures that were given are void.',
  },
  'expertReport:sign': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/report/sign',
    params,
    body: z.object({
      /** Of the text that was shown. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      password: z.string().min(1).max(200),
      dissent: Dissent.nullable(),
    }),
    output: ReportView,
    errors: [...stateErrors, 'CHANGED_MEANWHILE', 'PASSWORD_WRONG', 'LOGIN_LOCKED'],
    roles: experts,
    summary: 'Signs the closed text, or signs with dissent. With the last signature the review is concluded.',
  },
} as const satisfies Record<string, RouteDefinition>;

export const expertReportNotifications = {
  /** Somebody wrote, or went somewhere else in the text. */
  'expertReport:written': notification({
    payload: z.object({
      reviewId: ExpertReviewId,
      seq: z.int().nonnegative(),
      seatId: PanelSeatId,
      sectionId: ReportSectionId.nullable(),
    }),
    to: panel,
  }),
};
