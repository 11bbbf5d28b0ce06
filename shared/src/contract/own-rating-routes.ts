import { z } from 'zod';
import type { RouteDefinition } from './define.ts';

/** What agents learn of the ratings of their calls: sums alone, so that nobody finds out who gave which. */
export const ownRatingRoutes = {
  'rating:summary': {
    method: 'GET',
    path: '/staff/rating-summary',
    output: z.object({
      days: z.int().positive(),
      leastCount: z.int().positive().describe('below it there is no summary'),
      summary: z
        .object({
          count: z.int().positive(),
          satisfiedCount: z.int().nonnegative().describe('the upper three of the five levels'),
        })
        .nullable(),
    }),
    errors: [],
    roles: ['agent'],
    summary: 'Ratings of the agent’s own calls over the last days, today left out; null where there are few.',
  },
} as const satisfies Record<string, RouteDefinition>;
