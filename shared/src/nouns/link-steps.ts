import type { LinkState } from './network.ts';

/**
 * What of pictures and sound still flows in a call: all of it, a small picture, a still every few seconds, voice alone, or
 * words and photographs. Voice is given up last. Without zod: pages in a call need it at once.
 */
export const linkSteps = ['full', 'low', 'stills', 'voice', 'text'] as const;
export type LinkStep = (typeof linkSteps)[number];

/** Where a room stands: a step that its links keep, or the telephone, where the pages carry no media and people speak on. */
export const roomSteps = [...linkSteps, 'telephone'] as const;
export type RoomStep = (typeof roomSteps)[number];

/** Of a side that has told nothing yet. */
export const unknownLink: LinkState = {
  networkGrade: 'unknown',
  linkStep: 'full',
  heldStep: null,
  needsTelephone: false,
  uplinkLoss: 0,
  roundTripMs: 0,
};

export const isBelow = (step: RoomStep, other: RoomStep): boolean =>
  roomSteps.indexOf(step) > roomSteps.indexOf(other);
const lowest = (steps: readonly LinkStep[]): LinkStep =>
  steps.reduce((low, step) => (isBelow(step, low) ? step : low), 'full');

/** The step all sides of a room are on: what somebody holds, the lowest if several do; else what the weakest link can keep. */
export function stepOfRoom(links: readonly Pick<LinkState, 'linkStep' | 'heldStep'>[]): LinkStep {
  const held = links.flatMap(({ heldStep }) => (heldStep === null ? [] : [heldStep]));
  return lowest(held.length > 0 ? held : links.map(({ linkStep }) => linkStep));
}
