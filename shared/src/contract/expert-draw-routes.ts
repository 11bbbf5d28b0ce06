import { z } from 'zod';
import {
  DeclineKind,
  DrawConditions,
  DrawRecord,
  ExpertDrawView,
  ExpertNotice,
} from '../nouns/expert-draw.ts';
import { ExpertReviewId, PanelSeatId } from '../nouns/expert-review.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const version = z.int().nonnegative();
const password = z.string().min(1).max(200);
const convenors = ['convenor'] as const;
const stepErrors = ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE'] as const;
const note = z.string().trim().max(500);

export const expertDrawRoutes = {
  'expertDraw:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/draw',
    params: reviewParams,
    output: ExpertDrawView,
    errors: ['NOT_FOUND'],
    roles: ['convenor', 'supervisor'],
    summary: 'Conditions, signatures, commitment and answers, without a name of the panel.',
  },
  'expertDraw:configure': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/draw/conditions',
    params: reviewParams,
    body: z.object({ version, conditions: DrawConditions }),
    output: ExpertDrawView,
    errors: stepErrors,
    roles: convenors,
    summary:
      'Sets the conditions, or widens them once nobody is left to be drawn; signatures of others become void.',
  },
  'expertDraw:sign': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/draw/signatures',
    params: reviewParams,
    body: z.object({ conditionsSha256: z.string().length(64), password }),
    output: ExpertDrawView,
    errors: [...stepErrors, 'PASSWORD_WRONG', 'LOGIN_LOCKED'],
    roles: convenors,
    summary: 'Signs the conditions of this hash with one’s password; two people have to.',
  },
  'expertDraw:commit': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/draw/commitment',
    params: reviewParams,
    body: z.object({ version }),
    output: ExpertDrawView,
    errors: stepErrors,
    roles: convenors,
    summary: 'Writes the hashes of seed and library to the journal, before anything is drawn.',
  },
  'expertDraw:draw': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/draw',
    params: reviewParams,
    body: z.object({ version, contribution: z.string().trim().min(1).max(100) }),
    output: ExpertDrawView,
    errors: stepErrors,
    roles: convenors,
    summary: 'Draws, with a word of another convenor than the one who committed mixed into the seed.',
  },
  'expertDraw:replace': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/seats/:seatId/replacement',
    params: z.object({ reviewId: ExpertReviewId, seatId: PanelSeatId }),
    body: z.object({ version, reason: z.string().trim().min(1).max(500) }),
    output: ExpertDrawView,
    errors: stepErrors,
    roles: convenors,
    summary:
      'Takes a place away, with a reason: its marks become void and are kept, the next of the order is asked.',
  },
  'expertDraw:record': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/draw/record',
    params: reviewParams,
    output: DrawRecord,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: reviewReaders,
    summary:
      'The record to repeat the draw with. Convenors and overseers get it sealed before the panel is opened, all others after.',
  },
  'expertNotice:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/notice',
    params: reviewParams,
    output: ExpertNotice,
    errors: ['NOT_FOUND'],
    roles: ['expert'],
    summary: 'What one is asked for, and until when one may answer.',
  },
  'expertNotice:answer': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/notice/answer',
    params: reviewParams,
    body: z.discriminatedUnion('answer', [
      z.object({ answer: z.literal('accept') }),
      z.object({ answer: z.literal('decline'), kind: DeclineKind, note }),
    ]),
    output: ExpertNotice,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: ['expert'],
    summary:
      'Accepts or declines; whoever has accepted and cannot come after all declines as well. The next is asked at once.',
  },
} as const satisfies Record<string, RouteDefinition>;
