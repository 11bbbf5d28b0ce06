import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'film:list': ['GET', '/expert-reviews/:reviewId/films'],
  'film:get': ['GET', '/expert-films/:filmId'],
  'film:remove': ['DELETE', '/expert-films/:filmId'],
  'film:content': ['GET', '/expert-films/:filmId/content'],
  'film:thumbnail': ['GET', '/expert-films/:filmId/thumbnails/:index'],
  'film:beginTake': ['PUT', '/expert-film-takes/:filmId'],
  'film:getTake': ['GET', '/expert-film-takes/:filmId'],
  'film:putSlice': ['PUT', '/expert-film-takes/:filmId/parts/:part/slices/:index'],
  'film:finishTake': ['POST', '/expert-film-takes/:filmId/end'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
