import { z } from 'zod';
import { EpochMs } from './ids.ts';
import { telephoneResults } from './telephone-results.ts';

/**
 * How far a running talk went to the telephone, the last step of the ladder: proposed by its agent, agreed (or asked for) or
 * declined by its applicant, on.
 */
export const TelephoneStep = z.enum(['proposed', 'agreed', 'declined', 'on']);
export type TelephoneStep = z.infer<typeof TelephoneStep>;

export const TelephoneResult = z.enum(telephoneResults);
export type TelephoneResult = z.infer<typeof TelephoneResult>;

/** What a person says about it; the story of the call keeps each. */
export const TelephoneWish = z.enum(['propose', 'agree', 'decline', 'begin', 'end', ...telephoneResults]);
export type TelephoneWish = z.infer<typeof TelephoneWish>;

/** As the pages see it; `at`: since when it is so. */
export const CallTelephone = z.object({
  step: TelephoneStep,
  at: EpochMs,
  result: TelephoneResult.nullable(),
});
export type CallTelephone = z.infer<typeof CallTelephone>;
