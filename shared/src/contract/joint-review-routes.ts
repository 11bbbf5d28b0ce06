import { z } from 'zod';
import { CallId, CaseId, DepartmentId, EpochMs, MaterialId } from '../nouns/ids.ts';
import {
  AskableDepartment,
  JointReviewId,
  JointReviewSummary,
  JointReviewView,
  OpinionDraft,
  OwnJointReview,
  SeatId,
} from '../nouns/joint-review.ts';
import { notification, type RouteDefinition } from './define.ts';
import { jointSeatRoutes } from './joint-seat-routes.ts';

const agents = ['agent'] as const;
const overseers = ['supervisor'] as const;
const both = ['agent', 'supervisor'] as const;
const params = z.object({ reviewId: JointReviewId });
const seatParams = params.extend({ seatId: SeatId });
/**
 * The version decided on: CHANGED_MEANWHILE where it is another by now. Left out where the state alone says what fits, so that a
 * signature that comes in meanwhile stands in nobody's way.
 */
const version = z.int().nonnegative();
const reason = z.string().trim().min(4).max(500);
const errors = ['NOT_FOUND', 'CHANGED_MEANWHILE', 'REVIEW_STATE'] as const;
/** Of what carries no version. */
const stateErrors = ['NOT_FOUND', 'REVIEW_STATE'] as const;

export const SeatWish = z.object({
  departmentId: DepartmentId,
  isRequired: z.boolean(),
  question: z.string().trim().min(4).max(1_000),
  dueAt: EpochMs.nullable().default(null),
});
/** Beside the lead's own. */
export const seatWishMax = 11;

/**
 * Joint reviews 多席联审. Whoever has a seat sees one, as do supervisors of a department that has one; commands of the lead answer
 * FORBIDDEN to the others. A review is its own place to decide: the room follows it, never the other way round.
 */
export const jointReviewRoutes = {
  ...jointSeatRoutes,
  'jointReview:askable': {
    method: 'GET',
    path: '/joint-reviews/departments',
    output: z.object({ departments: z.array(AskableDepartment) }),
    errors: [],
    roles: agents,
    summary: 'Departments that can be asked, and who of them is there now.',
  },
  'jointReview:list': {
    method: 'GET',
    path: '/joint-reviews',
    query: z.object({
      caseId: CaseId.optional(),
      scope: z.enum(['running', 'owing', 'ended']).default('running'),
    }),
    output: z.object({ reviews: z.array(JointReviewSummary) }),
    errors: [],
    roles: both,
    summary: 'Reviews one has a part in, those that wait for oneself first.',
  },
  'jointReview:get': {
    method: 'GET',
    path: '/joint-reviews/:reviewId',
    params,
    output: JointReviewView,
    errors: ['NOT_FOUND'],
    roles: both,
    summary: 'One review as one may see it.',
  },
  'jointReview:propose': {
    method: 'POST',
    path: '/cases/:caseId/joint-reviews',
    params: z.object({ caseId: CaseId }),
    body: z.object({
      requestId: z.string().max(64),
      subject: z.string().trim().min(4).max(200),
      /** What this department itself answers. */
      ownQuestion: z.string().trim().max(1_000).default(''),
      seats: z.array(SeatWish).min(1).max(seatWishMax),
      materialIds: z.array(MaterialId).max(50).default([]),
      checklist: z.array(z.string().trim().min(1).max(200)).max(40).default([]),
      /** Null: convene at once. */
      scheduledAt: EpochMs.nullable(),
      /** The talk it is called out of. */
      callId: CallId.nullable(),
    }),
    output: JointReviewView,
    errors: ['NOT_FOUND', 'CASE_STATE', 'OTHER_REGION', 'REVIEW_STATE', 'BAD_REQUEST'],
    roles: agents,
    summary:
      'Names departments and a question for each. At once: looks for their agents. Later: tells them and the applicant the time.',
  },
  'jointReview:convene': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/convene',
    params,
    body: z.object({ version }),
    output: JointReviewView,
    errors: [...errors, 'NOBODY_THERE'],
    roles: agents,
    summary:
      'Looks for an agent for each seat without one: all required ones or none. Also after an adjournment. Lead.',
  },
  'jointReview:dropSeat': {
    method: 'DELETE',
    path: '/joint-reviews/:reviewId/seats/:seatId',
    params: seatParams,
    query: z.object({ version: z.coerce.number().int().nonnegative(), reason }),
    output: JointReviewView,
    errors,
    roles: agents,
    summary:
      'Does without an optional seat, or makes do while a required one cannot be filled; why is in the paper. Lead.',
  },
  'jointReview:setPhase': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/phase',
    params,
    body: z.object({ phase: z.enum(['openSession', 'closedDeliberation']) }),
    output: JointReviewView,
    errors: stateErrors,
    roles: agents,
    summary: 'Opens the session, closes it for deliberation, opens it again. Lead.',
  },
  'jointReview:callApplicant': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/applicant',
    params,
    output: JointReviewView,
    errors: stateErrors,
    roles: agents,
    summary:
      'Asks the applicant into the sitting: on their page, and by text message. Once a minute at most. Lead.',
  },
  'jointReview:setChecklistItem': {
    method: 'PUT',
    path: '/joint-reviews/:reviewId/checklist/:itemId',
    params: params.extend({ itemId: z.string().max(64) }),
    body: z.object({ state: z.enum(['open', 'done', 'question']), note: z.string().trim().max(500) }),
    output: JointReviewView,
    errors: stateErrors,
    roles: agents,
    summary: 'Anybody of a seat.',
  },
  'jointReview:saveOpinion': {
    method: 'PUT',
    path: '/joint-reviews/:reviewId/seats/:seatId/opinion',
    params: seatParams,
    body: OpinionDraft,
    output: z.object({ savedAt: EpochMs }),
    errors: stateErrors,
    roles: agents,
    summary: 'The draft of one’s own opinion.',
  },
  'jointReview:signOpinion': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/seats/:seatId/signature',
    params: seatParams,
    body: z.object({
      /** The round it is written for: CHANGED_MEANWHILE where the seat is in another by now. */
      round: z.int().positive(),
      /** What is signed, to the letter. */
      draft: OpinionDraft,
      password: z.string().min(1).max(200),
    }),
    output: JointReviewView,
    errors: [...errors, 'PASSWORD_WRONG', 'LOGIN_LOCKED', 'BAD_REQUEST'],
    roles: agents,
    summary: 'Signs one’s own opinion with one’s own password. What is signed stays, over adjournments too.',
  },
  'jointReview:abstain': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/seats/:seatId/abstention',
    params: seatParams,
    body: z.object({ reason }),
    output: JointReviewView,
    errors: stateErrors,
    roles: agents,
    summary: '回避: this agent takes no part; a required seat is asked again of somebody else.',
  },
  'jointReview:consolidate': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/consolidation',
    params,
    body: z.object({
      version,
      summary: z.string().trim().max(4_000),
      /** Of the conflicts that the lead settles now. */
      resolutions: z
        .array(z.object({ conflictId: z.string().max(64), text: reason, followsSeatId: SeatId.nullable() }))
        .max(40),
    }),
    output: JointReviewView,
    errors: [...errors, 'OPINIONS_MISSING'],
    roles: agents,
    summary:
      'Merges all signed opinions. Refused while a required one is missing, with whose. Again: with what was settled since. Lead.',
  },
  'jointReview:escalate': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/escalation',
    params,
    body: z.object({ version, reason }),
    output: JointReviewView,
    errors,
    roles: agents,
    summary: '提级会商: open conflicts go to the lead department’s supervisor. Lead.',
  },
  'jointReview:resolve': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/resolution',
    params,
    body: z.object({
      version,
      resolutions: z
        .array(z.object({ conflictId: z.string().max(64), text: reason, followsSeatId: SeatId.nullable() }))
        .min(1)
        .max(40),
    }),
    output: JointReviewView,
    errors,
    roles: overseers,
    summary: 'The supervisor’s word on conflicts that were escalated.',
  },
  'jointReview:askAgain': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/seats/:seatId/round',
    params: seatParams,
    body: z.object({ version, reason }),
    output: JointReviewView,
    errors,
    roles: agents,
    summary:
      'Asks a department that has signed for another round; what was signed is kept beside the new one. Lead.',
  },
  'jointReview:issue': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/issue',
    params,
    body: z.object({ version, password: z.string().min(1).max(200) }),
    output: JointReviewView,
    errors: [
      ...errors,
      'CONFLICTS_OPEN',
      'OPINIONS_MISSING',
      'PASSWORD_WRONG',
      'LOGIN_LOCKED',
      'LINES_UNREVIEWED',
      'NOTICE_REPEATED',
    ],
    roles: agents,
    summary:
      'Issues the one numbered paper 联审意见 and tells the applicant; with the notice of gaps where it asks for corrections. Lead.',
  },
  'jointReview:adjourn': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/adjournment',
    params,
    body: z.object({ reason, scheduledAt: EpochMs.nullable() }),
    output: JointReviewView,
    errors: [...stateErrors, 'BAD_REQUEST'],
    roles: agents,
    summary: '休会: closes the room for everybody; what was signed stays. Lead.',
  },
  'jointReview:endSitting': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/end-of-sitting',
    params,
    output: JointReviewView,
    errors: stateErrors,
    roles: agents,
    summary: 'Everything is said: the room closes, opinions may still come in. Lead.',
  },
  'jointReview:cancel': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/cancellation',
    params,
    body: z.object({ version, reason }),
    output: JointReviewView,
    errors,
    roles: agents,
    summary: 'Before it is issued. Lead.',
  },
  'ownJointReview:list': {
    method: 'GET',
    path: '/own-cases/:caseId/joint-reviews',
    params: z.object({ caseId: CaseId }),
    output: z.object({ reviews: z.array(OwnJointReview) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'Reviews of an own case.',
  },
  'ownJointReview:get': {
    method: 'GET',
    path: '/own-joint-reviews/:reviewId',
    params,
    output: OwnJointReview,
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'One review of an own case.',
  },
} as const satisfies Record<string, RouteDefinition>;

export const jointReviewNotifications = {
  /** Ask for it again where it is shown. */
  'jointReview:changed': notification({
    payload: z.object({ reviewId: JointReviewId, caseId: CaseId, version: z.int().nonnegative() }),
    to: ['applicant', 'agent', 'supervisor'],
  }),
};
