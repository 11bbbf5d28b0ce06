import type { RouteName } from '@cloudseat/shared/contract/routes.ts';
import type { apiPaths, RoutePath } from './api-paths.ts';
import type { staffPaths } from './staff-paths.ts';

/** Of expert reviews, whose paths all begin with /expert-: a page that shows them adds this table, so that no other loads it. */
export const expertPaths = {
  'expertReview:list': ['GET', '/expert-reviews'],
  'expertReview:get': ['GET', '/expert-reviews/:reviewId'],
  'expertSession:get': ['GET', '/expert-reviews/:reviewId/session'],
  'expertSession:openCheckIn': ['POST', '/expert-reviews/:reviewId/session/check-in/opening'],
  'expertSession:checkIn': ['POST', '/expert-reviews/:reviewId/session/check-in'],
  'expertSession:recuse': ['POST', '/expert-reviews/:reviewId/session/recusal'],
  'expertSession:endSeat': ['POST', '/expert-reviews/:reviewId/session/seats/:seatId/end'],
  'expertSession:openPanel': ['POST', '/expert-reviews/:reviewId/session/panel'],
  'expertSession:vote': ['POST', '/expert-reviews/:reviewId/session/chair-vote'],
  'expertSession:closeVote': ['POST', '/expert-reviews/:reviewId/session/chair-vote/end'],
  'expertSession:goTo': ['POST', '/expert-reviews/:reviewId/session/agenda'],
  'expertSession:extend': ['POST', '/expert-reviews/:reviewId/session/agenda/time'],
  'expertSession:setOptions': ['POST', '/expert-reviews/:reviewId/session/options'],
  'expertSession:step': ['POST', '/expert-reviews/:reviewId/session/step'],
  'expertSession:suspend': ['POST', '/expert-reviews/:reviewId/session/suspension'],
  'expertSession:resume': ['POST', '/expert-reviews/:reviewId/session/suspension/end'],
  'expertSession:void': ['POST', '/expert-reviews/:reviewId/session/voiding'],
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
