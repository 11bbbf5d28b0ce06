import { z } from 'zod';
import { ExpertReviewId, ExpertReviewSummary, ExpertReviewView } from '../nouns/expert-review.ts';
import { CaseEntry } from '../nouns/service-case.ts';
import { notification, type RouteDefinition } from './define.ts';

/** Whoever has a part in a review; NOT_FOUND for everybody else, whatever their role. */
export const reviewReaders = ['applicant', 'expert', 'convenor', 'supervisor'] as const;
export const reviewParams = z.object({ reviewId: ExpertReviewId });

/** Expert reviews 云评审 as a whole; each of their parts has its own routes below /expert-reviews/:reviewId. */
export const expertReviewRoutes = {
  'expertReview:list': {
    method: 'GET',
    path: '/expert-reviews',
    query: z.object({ scope: z.enum(['running', 'ended']).default('running') }),
    output: z.object({ reviews: z.array(ExpertReviewSummary) }),
    errors: [],
    roles: reviewReaders,
    summary: 'Reviews one has a part in, those that wait for oneself first.',
  },
  'expertReview:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId',
    params: reviewParams,
    output: ExpertReviewView,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'One review as one may see it: where it stands, who judges, what comes next.',
  },
  'expertReview:timeline': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/timeline',
    params: reviewParams,
    output: z.object({ entries: z.array(CaseEntry) }),
    errors: ['NOT_FOUND'],
    roles: ['convenor', 'supervisor'],
    summary: 'Everything that happened in the case of a review, oldest first.',
  },
} as const satisfies Record<string, RouteDefinition>;

export const expertReviewNotifications = {
  /** Ask again for what is shown of it: parts change without a new version as well. */
  'expertReview:changed': notification({
    payload: z.object({ reviewId: ExpertReviewId, version: z.int().nonnegative() }),
    to: reviewReaders,
  }),
};
