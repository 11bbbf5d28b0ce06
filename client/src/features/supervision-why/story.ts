import type { WhyOffer, WhyStep } from '@cloudseat/shared/nouns/supervision.ts';

/** The call's own offer to explain first: the last one that was accepted, else the last one made. */
export function decidingOffer(steps: readonly WhyStep[]): WhyOffer | null {
  const offers = steps.flatMap(({ offer, leg }) => (offer === null || leg !== null ? [] : [offer]));
  return offers.filter(({ outcome }) => outcome === 'accepted').at(-1) ?? offers.at(-1) ?? null;
}

/** How long an offer rang, ms; null while it rings. */
export const rangMs = (step: WhyStep): number | null =>
  step.offer === null || step.offer.endedAt === null ? null : Math.max(0, step.offer.endedAt - step.at);

type Candidate = { exclusion: 'none' | 'over' | 'active'; isChosen: boolean };
export type Standing = 'chosen' | 'excluded' | 'hadBefore' | 'notChosen';

/** Why a candidate was taken or not, in one word. */
export function standingOf({ exclusion, isChosen }: Candidate): Standing {
  if (isChosen) return 'chosen';
  if (exclusion === 'active') return 'excluded';
  return exclusion === 'over' ? 'hadBefore' : 'notChosen';
}
