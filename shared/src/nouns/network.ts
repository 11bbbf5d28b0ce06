import { z } from 'zod';
import { linkSteps } from './link-steps.ts';

/** How well a side's link carries media; unknown until something was sent. */
export const NetworkGrade = z.enum(['unknown', 'good', 'fair', 'weak', 'lost']);
export type NetworkGrade = z.infer<typeof NetworkGrade>;

export const LinkStep = z.enum(linkSteps);

/**
 * One side's link: how it carries, the step it can keep, the step this side wants kept whatever the link does, and what of
 * its packets is lost on the way up, 0 to 1: the others miss those too, and are not to blame their own links for it. The way
 * to the media node and back, ms, says how late what was sent again comes.
 */
export const LinkState = z.object({
  networkGrade: NetworkGrade,
  linkStep: LinkStep,
  heldStep: LinkStep.nullable(),
  /** So little came of it for a while that people had better telephone. */
  needsTelephone: z.boolean().default(false),
  uplinkLoss: z.number().min(0).max(1),
  roundTripMs: z.int().min(0).max(60_000),
});
export type LinkState = z.infer<typeof LinkState>;
