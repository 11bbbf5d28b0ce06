import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'expertAfter:get': ['GET', '/expert-reviews/:reviewId/after'],
  'expertChange:saveAnswer': ['PUT', '/expert-reviews/:reviewId/changes/:changeId/answer'],
  'expertChange:handIn': ['POST', '/expert-reviews/:reviewId/revision/hand-in'],
  'expertChange:verify': ['POST', '/expert-reviews/:reviewId/changes/:changeId/verdict'],
  'expertChange:replaceVerifier': ['POST', '/expert-reviews/:reviewId/changes/:changeId/verifiers'],
  'expertRevision:setDue': ['POST', '/expert-reviews/:reviewId/revision/due'],
  'expertRevision:remind': ['POST', '/expert-reviews/:reviewId/revision/reminder'],
  'expertArchive:archive': ['POST', '/expert-reviews/:reviewId/archive'],
  'expertArchive:check': ['GET', '/expert-reviews/:reviewId/archive/check'],
  'expertArchive:export': ['POST', '/expert-reviews/:reviewId/archive/exports'],
  'expertArchive:listExports': ['GET', '/expert-reviews/:reviewId/archive/exports'],
  'expertArchive:cancelExport': ['DELETE', '/expert-reviews/:reviewId/archive/exports/:jobId'],
  'expertArchive:file': ['GET', '/expert-reviews/:reviewId/archive/exports/:jobId/file'],
  'expertAppraisal:give': ['PUT', '/expert-reviews/:reviewId/seats/:seatId/appraisal'],
  'expertAppraisal:list': ['GET', '/expert-appraisals'],
  'expertAppraisal:own': ['GET', '/expert-appraisals/own'],
  'expertRating:give': ['PUT', '/expert-reviews/:reviewId/rating'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
