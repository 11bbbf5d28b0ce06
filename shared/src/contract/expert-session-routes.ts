import { z } from 'zod';
import { recusalRelations } from '../nouns/expert-commitment.ts';
import { ExpertReviewId, PanelSeatId } from '../nouns/expert-review.ts';
import { ExpertSession, InStep, InStepItem } from '../nouns/expert-session.ts';
import { RoomId } from '../nouns/ids.ts';
import { Locale } from '../nouns/text.ts';
import { notification, type RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const version = z.int().nonnegative();
const reason = z.string().trim().min(2).max(1_000);
const password = z.string().min(1).max(200);
const output = ExpertSession;
const stepErrors = ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE'] as const;
const signErrors = [...stepErrors, 'PASSWORD_WRONG', 'LOGIN_LOCKED'] as const;
const lead = ['expert', 'convenor'] as const;
const path = '/expert-reviews/:reviewId/session' as const;

/** The sitting of a panel, from check-in to the closed door. Media, hands and chat are those of any sitting, in its room. */
export const expertSessionRoutes = {
  'expertSession:get': {
    method: 'GET',
    path,
    params: reviewParams,
    output,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'How the session stands, as one may see it.',
  },
  'expertSession:openCheckIn': {
    method: 'POST',
    path: `${path}/check-in/opening`,
    params: reviewParams,
    body: z.object({ version }),
    output,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'The time has come: experts check in.',
  },
  'expertSession:checkIn': {
    method: 'POST',
    path: `${path}/check-in`,
    params: reviewParams,
    body: z.object({
      /** Of the wording as it was shown. */
      sha256: z.string().length(64),
      locale: Locale,
      /** Those that apply; none: no conflict. */
      relations: z.array(z.enum(recusalRelations)).max(recusalRelations.length),
      /** What it is, where one applies. */
      statement: z.string().trim().max(1_000),
      password,
    }),
    output,
    errors: [...signErrors, 'CONSENT_OUTDATED'],
    roles: ['expert'],
    summary:
      'Signs the commitment and the statement on recusal with the password; a relation that applies is a recusal.',
  },
  'expertSession:recuse': {
    method: 'POST',
    path: `${path}/recusal`,
    params: reviewParams,
    body: z.object({ reason }),
    output: z.object({ reviewId: ExpertReviewId }),
    errors: stepErrors,
    roles: ['expert'],
    summary: 'Steps aside during the session; somebody else is asked.',
  },
  'expertSession:endSeat': {
    method: 'POST',
    path: `${path}/seats/:seatId/end`,
    params: reviewParams.extend({ seatId: PanelSeatId }),
    body: z.object({
      version,
      cause: z.enum(['absent', 'recused']),
      reason,
      /** False: the session goes on without, if enough are left. */
      isReplaced: z.boolean(),
    }),
    output,
    errors: stepErrors,
    roles: lead,
    summary:
      'Somebody did not come or does not come back, which the chair says as well, or is told to step aside: their marks do not count.',
  },
  'expertSession:openPanel': {
    method: 'POST',
    path: `${path}/panel`,
    params: reviewParams,
    body: z.object({ version }),
    output,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'Goes on with those who have checked in, where they are enough; names are open from then on.',
  },
  'expertSession:vote': {
    method: 'POST',
    path: `${path}/chair-vote`,
    params: reviewParams,
    body: z.object({ round: z.int().positive(), seatId: PanelSeatId }),
    output,
    errors: stepErrors,
    roles: ['expert'],
    summary: 'One’s vote for the chair, once a round and secret.',
  },
  'expertSession:closeVote': {
    method: 'POST',
    path: `${path}/chair-vote/end`,
    params: reviewParams,
    body: z.object({ round: z.int().positive() }),
    output,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'Counts the votes before all are in; more than half of the panel must have voted.',
  },
  'expertSession:goTo': {
    method: 'POST',
    path: `${path}/agenda`,
    params: reviewParams,
    body: z.object({ version, to: z.enum(['presenting', 'questioning', 'deliberating', 'scoring']) }),
    output,
    errors: stepErrors,
    roles: lead,
    summary: 'The chair goes on to the next part, or back to one before. With deliberating the unit is out.',
  },
  'expertSession:extend': {
    method: 'POST',
    path: `${path}/agenda/time`,
    params: reviewParams,
    body: z.object({ minutes: z.int().min(1).max(120) }),
    output,
    errors: stepErrors,
    roles: lead,
    summary: 'The chair gives the part that runs more time.',
  },
  'expertSession:setOptions': {
    method: 'POST',
    path: `${path}/options`,
    params: reviewParams,
    body: z.object({ mayUnitStep: z.boolean().optional(), isConvenorOut: z.boolean().optional() }),
    output,
    errors: stepErrors,
    roles: lead,
    summary: 'The chair lets the unit play film and turn pages, or asks the convenor out of the closed part.',
  },
  'expertSession:step': {
    method: 'POST',
    path: `${path}/step`,
    params: reviewParams,
    body: z.object({ item: InStepItem.nullable() }),
    output: z.object({ inStep: InStep }),
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['applicant', 'expert', 'convenor'],
    summary:
      'Plays film or turns to a page for everybody: the chair at any time, the unit while it presents, an expert who has the floor in questioning.',
  },
  'expertSession:suspend': {
    method: 'POST',
    path: `${path}/suspension`,
    params: reviewParams,
    body: z.object({ version, reason }),
    output,
    errors: stepErrors,
    roles: lead,
    summary: 'The session rests: the room closes, everybody keeps their place.',
  },
  'expertSession:resume': {
    method: 'POST',
    path: `${path}/suspension/end`,
    params: reviewParams,
    body: z.object({ version }),
    output,
    errors: stepErrors,
    roles: ['convenor'],
    summary: 'Goes on where it was suspended, in a new room.',
  },
  'expertSession:void': {
    method: 'POST',
    path: `${path}/voiding`,
    params: reviewParams,
    body: z.discriminatedUnion('act', [
      z.object({ act: z.literal('propose'), reason, password }),
      z.object({ act: z.literal('confirm'), password }),
      z.object({ act: z.literal('withdraw') }),
    ]),
    output,
    errors: signErrors,
    roles: ['convenor', 'supervisor'],
    summary: 'Declares the review void: one proposes, another convenor or a supervisor decides.',
  },
} as const satisfies Record<string, RouteDefinition>;

export const expertSessionNotifications = {
  /** What those in the room look at together from now on; to whoever is inside that part of the sitting. */
  'expertSession:stepped': notification({
    payload: z.object({ reviewId: ExpertReviewId, roomId: RoomId, inStep: InStep }),
    to: ['applicant', 'expert', 'convenor'],
  }),
};
