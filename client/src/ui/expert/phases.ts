import type { ExpertReviewState, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';

/** The way of a review in as many steps as one can take in at a glance, and the states of each. */
const statesOf = {
  filing: ['draft', 'filed'],
  panel: ['drawConfigured', 'drawing', 'confirming', 'panelSealed'],
  preReview: ['preReview'],
  checkIn: ['checkIn', 'panelOpened'],
  hearing: ['presenting', 'questioning'],
  scoring: ['deliberating', 'scoring'],
  report: ['reportDraft', 'signing'],
  conclusion: ['concluded', 'revising', 'verified'],
  archive: ['archived'],
} as const satisfies Record<string, readonly ExpertReviewState[]>;
export type ReviewPhase = keyof typeof statesOf;
export const reviewPhases = Object.keys(statesOf) as ReviewPhase[];
/** done: behind it. now: this is where it stands. toCome: later. */
export type PhaseStand = 'done' | 'now' | 'toCome';

/** Where a suspended one goes on from. Null: it ended on the way, and no step is its own. */
export function phaseOf({
  state,
  suspension,
}: Pick<ExpertReviewView, 'state' | 'suspension'>): ReviewPhase | null {
  const at: ExpertReviewState = suspension?.from ?? state;
  return reviewPhases.find((phase) => (statesOf[phase] as readonly ExpertReviewState[]).includes(at)) ?? null;
}

/** How each step stands; an archived review has done them all. */
export function standsOf(review: Pick<ExpertReviewView, 'state' | 'suspension'>): readonly PhaseStand[] {
  const now = phaseOf(review);
  const index = now === null ? -1 : reviewPhases.indexOf(now);
  return reviewPhases.map((_phase, each) => {
    if (index < 0 || each > index) return 'toCome';
    return each < index || review.state === 'archived' ? 'done' : 'now';
  });
}
