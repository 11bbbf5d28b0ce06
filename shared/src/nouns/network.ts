import { z } from 'zod';

/** How well a side's link carries media; unknown until something was sent. */
export const NetworkGrade = z.enum(['unknown', 'good', 'fair', 'weak', 'lost']);
export type NetworkGrade = z.infer<typeof NetworkGrade>;

/**
 * What of pictures and sound still flows in a call: all of it, a small picture, a still every few seconds, voice alone, or
 * words and photographs. Voice is given up last.
 */
export const linkSteps = ['full', 'low', 'stills', 'voice', 'text'] as const;
export const LinkStep = z.enum(linkSteps);
export type LinkStep = z.infer<typeof LinkStep>;

/**
 * One side's link: how it carries, the step it can keep, the step this side wants kept whatever the link does, and what of
 * its packets is lost on the way up, 0 to 1: the others miss those too, and are not to blame their own links for it. The way
 * to the media node and back, ms, says how late what was sent again comes.
 */
export const LinkState = z.object({
  networkGrade: NetworkGrade,
  linkStep: LinkStep,
  heldStep: LinkStep.nullable(),
  uplinkLoss: z.number().min(0).max(1),
  roundTripMs: z.int().min(0).max(60_000),
});
export type LinkState = z.infer<typeof LinkState>;

export const isBelow = (step: LinkStep, other: LinkStep): boolean =>
  linkSteps.indexOf(step) > linkSteps.indexOf(other);
const lowest = (steps: readonly LinkStep[]): LinkStep =>
  steps.reduce((low, step) => (isBelow(step, low) ? step : low), 'full');

/** The step all sides of a room are on: what somebody holds, the lowest if several do; else what the weakest link can keep. */
export function stepOfRoom(links: readonly Pick<LinkState, 'linkStep' | 'heldStep'>[]): LinkStep {
  const held = links.flatMap(({ heldStep }) => (heldStep === null ? [] : [heldStep]));
  return lowest(held.length > 0 ? held : links.map(({ linkStep }) => linkStep));
}
