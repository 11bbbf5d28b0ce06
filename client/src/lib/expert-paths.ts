import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'expertReading:open': ['POST', '/expert-reviews/:reviewId/pre-review'],
  'expertReading:move': ['PUT', '/expert-reviews/:reviewId/pre-review'],
  'expertReading:get': ['GET', '/expert-reviews/:reviewId/reading'],
  'expertReading:begin': ['POST', '/expert-reviews/:reviewId/readers'],
  'expertReading:report': ['POST', '/expert-reviews/:reviewId/readers/:readerId/reports'],
  'expertRemark:list': ['GET', '/expert-reviews/:reviewId/remarks'],
  'expertRemark:save': ['PUT', '/expert-reviews/:reviewId/remarks/:remarkId'],
  'expertRemark:remove': ['DELETE', '/expert-reviews/:reviewId/remarks/:remarkId'],
  'expertQuestion:list': ['GET', '/expert-reviews/:reviewId/questions'],
  'expertQuestion:ask': ['POST', '/expert-reviews/:reviewId/questions'],
  'expertQuestion:reply': ['POST', '/expert-reviews/:reviewId/questions/:questionId/lines'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
