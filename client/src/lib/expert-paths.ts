import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'expertScore:get': ['GET', '/expert-reviews/:reviewId/scores'],
  'expertScore:saveDraft': ['PUT', '/expert-reviews/:reviewId/score-draft'],
  'expertScore:commit': ['POST', '/expert-reviews/:reviewId/scores'],
  'expertScore:verify': ['GET', '/expert-reviews/:reviewId/scores/verification'],
  'expertReport:get': ['GET', '/expert-reviews/:reviewId/report'],
  'expertReport:read': ['GET', '/expert-reviews/:reviewId/report/updates'],
  'expertReport:write': ['POST', '/expert-reviews/:reviewId/report/updates'],
  'expertReport:vote': ['PUT', '/expert-reviews/:reviewId/report/vote'],
  'expertReport:close': ['POST', '/expert-reviews/:reviewId/report/close'],
  'expertReport:reopen': ['POST', '/expert-reviews/:reviewId/report/reopen'],
  'expertReport:sign': ['POST', '/expert-reviews/:reviewId/report/sign'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
