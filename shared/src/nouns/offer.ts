import { z } from 'zod';

/** How wide the circle was in which an agent was looked for (STATES.md, Matching). */
export const OfferRing = z.enum(['sameAgent', 'level', 'lowerLevel', 'general', 'assist', 'parallel']);
export type OfferRing = z.infer<typeof OfferRing>;

/** Why these two were brought together and no others. */
export const OfferReason = z.enum([
  'sameAgent',
  'longestIdle',
  'triedLongestAgo',
  'longestWait',
  'priority',
  'scarceSkill',
]);
export type OfferReason = z.infer<typeof OfferReason>;
