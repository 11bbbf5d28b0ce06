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
} as const satisfies {
  [Name in Exclude<RouteName, keyof typeof apiPaths | keyof typeof staffPaths>]: RoutePath<Name>;
};
