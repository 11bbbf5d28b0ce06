import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'expertLibrary:list': ['GET', '/expert-library'],
  'expertLibrary:get': ['GET', '/expert-library/:expertId'],
  'expertLibrary:add': ['POST', '/expert-library'],
  'expertLibrary:save': ['PUT', '/expert-library/:expertId'],
  'expertLibrary:setState': ['POST', '/expert-library/:expertId/state'],
  'expertDraw:get': ['GET', '/expert-reviews/:reviewId/draw'],
  'expertDraw:configure': ['PUT', '/expert-reviews/:reviewId/draw/conditions'],
  'expertDraw:sign': ['POST', '/expert-reviews/:reviewId/draw/signatures'],
  'expertDraw:commit': ['POST', '/expert-reviews/:reviewId/draw/commitment'],
  'expertDraw:draw': ['POST', '/expert-reviews/:reviewId/draw'],
  'expertDraw:replace': ['POST', '/expert-reviews/:reviewId/seats/:seatId/replacement'],
  'expertDraw:record': ['GET', '/expert-reviews/:reviewId/draw/record'],
  'expertNotice:get': ['GET', '/expert-reviews/:reviewId/notice'],
  'expertNotice:answer': ['POST', '/expert-reviews/:reviewId/notice/answer'],
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
