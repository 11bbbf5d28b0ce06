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
  'expertKind:list': ['GET', '/expert-kinds'],
  'expertKind:get': ['GET', '/expert-kinds/:kindId'],
  'expertKind:make': ['POST', '/expert-kinds'],
  'expertKind:save': ['PUT', '/expert-kinds/:kindId'],
  'expertKind:retire': ['POST', '/expert-kinds/:kindId/retirement'],
  'expertKind:restore': ['POST', '/expert-kinds/:kindId/restoration'],
  'expertFiling:begin': ['POST', '/expert-reviews'],
  'expertFiling:get': ['GET', '/expert-reviews/:reviewId/filing'],
  'expertFiling:change': ['PUT', '/expert-reviews/:reviewId/filing'],
  'expertFiling:removeFile': ['DELETE', '/expert-reviews/:reviewId/filing/files/:fileId'],
  'expertFiling:submit': ['POST', '/expert-reviews/:reviewId/filing/submission'],
  'expertFiling:withdraw': ['POST', '/expert-reviews/:reviewId/filing/withdrawal'],
  'expertFiling:take': ['POST', '/expert-reviews/:reviewId/filing/taking'],
  'expertFiling:sendBack': ['POST', '/expert-reviews/:reviewId/filing/return'],
  'expertFiling:document': ['GET', '/expert-files/:fileId/document'],
  'expertFiling:page': ['GET', '/expert-files/:fileId/pages/:page'],
  'expertFiling:content': ['GET', '/expert-files/:fileId/content'],
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
