import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
