import { z } from 'zod';
import { CallSummary } from '../nouns/call.ts';
import { Catalogue, Entry, HelpPlace, Matter } from '../nouns/catalogue.ts';
import { Firm } from '../nouns/firm.ts';
import { ApplicantId, CallId, EntryCode, EpochMs, MaterialId, MatterId, RegionId } from '../nouns/ids.ts';
import { Material } from '../nouns/material.ts';
import { Phone } from '../nouns/phone.ts';
import { Rating, RatingLevel, RatingReason } from '../nouns/rating.ts';
import { everyRole, staffRoles } from '../nouns/role.ts';
import { Locale } from '../nouns/text.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { cannedReplyRoutes } from './canned-reply-routes.ts';
import { caseRoutes } from './case-routes.ts';
import type { RouteDefinition } from './define.ts';
import { documentRoutes } from './document-routes.ts';
import { dossierRoutes } from './dossier-routes.ts';
import { entryCodeRoutes } from './entry-code-routes.ts';
import { expertAfterRoutes } from './expert-after-routes.ts';
import { expertDrawRoutes } from './expert-draw-routes.ts';
import { expertFilingRoutes } from './expert-filing-routes.ts';
import { expertFilmRoutes } from './expert-film-routes.ts';
import { expertKindRoutes } from './expert-kind-routes.ts';
import { expertLibraryRoutes } from './expert-library-routes.ts';
import { expertReadingRoutes } from './expert-reading-routes.ts';
import { expertReportRoutes } from './expert-report-routes.ts';
import { expertReviewRoutes } from './expert-review-routes.ts';
import { expertScoreRoutes } from './expert-score-routes.ts';
import { expertSessionRoutes } from './expert-session-routes.ts';
import { guestRoutes } from './guest-routes.ts';
import { jointReviewRoutes } from './joint-review-routes.ts';
import { laterRoutes } from './later-routes.ts';
import { mandateRoutes } from './mandate-routes.ts';
import { ownFormRoutes } from './own-form-routes.ts';
import { ownRatingRoutes } from './own-rating-routes.ts';
import { recordingRoutes } from './recording-routes.ts';
import { regionRoutes } from './region-routes.ts';
import { reviewChatRoutes } from './review-chat-routes.ts';
import { sampleRoutes } from './sample-routes.ts';
import { supervisionRoutes } from './supervision-routes.ts';
import { voucherPageRoutes } from './voucher-page-routes.ts';
import { wechatRoutes } from './wechat-routes.ts';

const staff = staffRoles;

/** A name as people write it, rare characters (GB 18030-2022) included. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{M}·•.\-' ]+$/u, 'a name has letters only');

export const WhoAmI = z.object({
  serverNow: EpochMs,
  isDemo: z.boolean(),
  applicant: z.object({ applicantId: ApplicantId, name: z.string(), phone: z.string() }).nullable(),
  staff: z
    .object({
      ...{ accountId: z.string(), displayName: z.string(), agentNumber: z.string(), role: z.enum(staff) },
      /** The partner region they decide for; null: this district. */
      regionId: RegionId.nullable(),
    })
    .nullable(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/** 256 random bits. Pages carry it behind the # of an address, which no server, log or referrer sees. */
export const ResumeToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const ConsentText = z.object({
  version: z.string(),
  locale: Locale,
  title: z.string(),
  paragraphs: z.array(z.string()),
  sha256: z.string(),
});
export type ConsentText = z.infer<typeof ConsentText>;

export const Health = z.object({
  isReady: z.boolean(),
  checks: z.record(z.string(), z.object({ isReady: z.boolean(), detail: z.string() })),
});

const callParams = z.object({ callId: CallId });

/**
 * Every HTTP route below /api, declared once: the server registers them from here, OpenAPI and the permission test read
 * them, the page's fetch takes its types from them. Uploads (tus, /api/uploads) are described in the server's materials.
 */
export const routes = {
  'health:live': {
    method: 'GET',
    path: '/health/live',
    output: z.object({ isLive: z.literal(true) }),
    errors: [],
    roles: everyRole,
    summary: 'The process answers.',
  },
  'health:ready': {
    method: 'GET',
    path: '/health/ready',
    output: Health,
    errors: [],
    roles: everyRole,
    summary: 'Redis, the database and at least one media node answer; 503 when one does not.',
  },

  'catalogue:get': {
    method: 'GET',
    path: '/catalogue',
    output: Catalogue,
    errors: [],
    roles: everyRole,
    summary: 'Departments, towns, partner regions and all matters, short.',
  },
  'matter:get': {
    method: 'GET',
    path: '/matters/:matterId',
    params: z.object({ matterId: MatterId }),
    output: Matter,
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary: 'A matter with its guide, list of materials and opening hours.',
  },
  'entry:get': {
    method: 'GET',
    path: '/entries/:code',
    params: z.object({ code: EntryCode }),
    output: Entry,
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary: 'What a QR code stands for.',
  },
  'place:list': {
    method: 'GET',
    path: '/places',
    output: z.object({ places: z.array(HelpPlace) }),
    errors: [],
    roles: everyRole,
    summary: 'Kiosks, windows and service points with address and hours.',
  },

  'session:get': {
    method: 'GET',
    path: '/session',
    output: WhoAmI,
    errors: [],
    roles: everyRole,
    summary: 'Who this browser is signed in as, on either side.',
  },
  'smsCode:send': {
    method: 'POST',
    path: '/sms-codes',
    body: z.object({ phone: Phone }),
    output: z.object({
      expiresInSeconds: z.int(),
      resendInSeconds: z.int(),
      demoCode: z.string().nullable(),
    }),
    errors: [],
    roles: everyRole,
    summary: 'Sends a six-digit code; the demo adapter gives it back.',
  },
  'resumeLink:create': {
    method: 'POST',
    path: '/resume-links',
    output: z.object({ token: ResumeToken, expiresInSeconds: z.int() }),
    errors: [],
    roles: ['applicant'],
    summary: 'A token, good once and for minutes, with which another device carries on as this applicant.',
  },
  'resumeLink:redeem': {
    method: 'POST',
    path: '/resume-links/redeem',
    body: z.object({ token: ResumeToken }),
    output: WhoAmI,
    errors: ['RESUME_LINK_EXPIRED'],
    roles: everyRole,
    summary: 'Uses a token up: this browser gets a session of its applicant.',
  },
  'applicantSession:create': {
    method: 'POST',
    path: '/applicant-session',
    body: z.object({ name: PersonName, phone: Phone, code: z.string().regex(/^\d{6}$/) }),
    output: WhoAmI,
    errors: ['SMS_CODE_WRONG', 'SMS_CODE_EXPIRED'],
    roles: everyRole,
    summary: 'Signs an applicant in with the code.',
  },
  'applicantSession:delete': {
    method: 'DELETE',
    path: '/applicant-session',
    output: z.object({}),
    errors: [],
    roles: ['applicant'],
    summary: 'Signs the applicant out.',
  },
  'staffSession:create': {
    method: 'POST',
    path: '/staff-session',
    body: z.object({ loginName: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
    output: WhoAmI,
    errors: ['LOGIN_FAILED', 'LOGIN_LOCKED'],
    roles: everyRole,
    summary: 'Signs an agent, supervisor or administrator in.',
  },
  'staffSession:delete': {
    method: 'DELETE',
    path: '/staff-session',
    output: z.object({}),
    errors: [],
    roles: staff,
    summary: 'Signs the member of staff out.',
  },

  'consentText:get': {
    method: 'GET',
    path: '/consent-text',
    query: z.object({ locale: Locale.default('zh-Hans') }),
    output: ConsentText,
    errors: [],
    roles: everyRole,
    summary: 'The wording in force.',
  },
  'call:create': {
    method: 'POST',
    path: '/calls',
    body: z.object({
      matterId: MatterId,
      entryCode: EntryCode.nullable(),
      locale: Locale,
      /** Null: for themselves. */
      firm: Firm.nullable().default(null),
    }),
    output: z.object({ callId: CallId, isNew: z.boolean() }),
    errors: ['NOT_FOUND', 'CALL_ALREADY_OPEN'],
    roles: ['applicant'],
    summary:
      'Opens a draft call, out of hours too; the draft of the same matter is reused. CALL_ALREADY_OPEN names the running call in details.callId.',
  },
  ...guestRoutes,
  ...laterRoutes,
  'consent:give': {
    method: 'POST',
    path: '/calls/:callId/consents',
    params: callParams,
    body: z.object({
      version: z.string().max(40),
      locale: Locale,
      sha256: z.string().length(64),
      allowsRecording: z.boolean(),
    }),
    output: z.object({ consentId: z.string(), givenAt: EpochMs }),
    errors: ['NOT_FOUND', 'CONSENT_OUTDATED', 'CALL_STATE'],
    roles: ['applicant'],
    summary: 'Keeps the consent as a record with its wording, for this call.',
  },
  'call:listOwn': {
    method: 'GET',
    path: '/calls',
    output: z.object({ calls: z.array(CallSummary) }),
    errors: [],
    roles: ['applicant'],
    summary: 'The applicant’s own calls, newest first, at most 50.',
  },
  'call:listToday': {
    method: 'GET',
    path: '/staff/calls',
    output: z.object({ calls: z.array(CallSummary) }),
    errors: [],
    roles: ['agent'],
    summary: 'The agent’s calls of today, newest first.',
  },
  'rating:give': {
    method: 'PUT',
    path: '/calls/:callId/rating',
    params: callParams,
    body: z.object({
      level: RatingLevel,
      reasons: z.array(RatingReason).max(10),
      comment: z.string().trim().max(1_000),
    }),
    output: z.object({ rating: Rating }),
    errors: ['NOT_FOUND', 'RATING_CLOSED'],
    roles: ['applicant'],
    summary: 'Rates a finished call, once.',
  },
  'material:list': {
    method: 'GET',
    path: '/calls/:callId/materials',
    params: callParams,
    output: z.object({ materials: z.array(Material) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
    summary: 'Files of a call.',
  },
  'material:content': {
    method: 'GET',
    path: '/materials/:materialId/content',
    params: z.object({ materialId: MaterialId }),
    output: z.any(),
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
    summary: 'A file’s bytes, as an attachment or, for pictures and PDF, inline.',
  },
  ...caseRoutes,
  ...mandateRoutes,
  ...regionRoutes,
  ...documentRoutes,
  ...voucherPageRoutes,
  ...sampleRoutes,
  ...supervisionRoutes,
  ...entryCodeRoutes,
  ...calendarRoutes,
  ...cannedReplyRoutes,
  ...ownFormRoutes,
  ...ownRatingRoutes,
  ...wechatRoutes,
  ...recordingRoutes,
  ...dossierRoutes,
  ...jointReviewRoutes,
  ...reviewChatRoutes,
  ...expertReviewRoutes,
  ...expertSessionRoutes,
  ...expertDrawRoutes,
  ...expertLibraryRoutes,
  ...expertReadingRoutes,
  ...expertFilmRoutes,
  ...expertKindRoutes,
  ...expertFilingRoutes,
  ...expertScoreRoutes,
  ...expertReportRoutes,
  ...expertAfterRoutes,
} as const satisfies Record<string, RouteDefinition>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
