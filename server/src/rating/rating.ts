import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Rating } from '@cloudseat/shared/nouns/rating.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { createRatingRepository } from './rating.repository.ts';
import { createRatingRoutes, type RatingRoutes } from './rating.routes.ts';
import { isRatingOpen, type RateableCall } from './rating-rules.ts';

/** After the talk: a rating comes in from the applicant's page. */
export type Ratings = {
  routes: RatingRoutes;
  findMany(callIds: readonly CallId[]): Promise<Map<CallId, Rating>>;
  /** Whether a call without a rating may be rated now. */
  canRate(call: RateableCall): boolean;
};

export function createRatings(deps: {
  db: Database;
  clock: Clock;
  calls: CallLookup;
  logger: Logger;
}): Ratings {
  const ratings = createRatingRepository(deps.db);
  return {
    routes: createRatingRoutes({ ...deps, ratings }),
    findMany: (callIds) => ratings.findMany(callIds),
    canRate: (call) => isRatingOpen(call, deps.clock.now()),
  };
}
