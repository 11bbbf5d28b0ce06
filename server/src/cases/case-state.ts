import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';

/**
 * What moves a case. gapsNoticed: all gaps were told at once. accepted, refused, acceptedConditionally: what became of the application.
 * completed: what was still to come has come. decided: the matter itself. notServed: nobody was ever talked with. reopened:
 * by who oversees it.
 */
export const caseEvents = [
  'gapsNoticed',
  'accepted',
  'acceptedConditionally',
  'completed',
  'refused',
  'decided',
  'answered',
  'referred',
  'withdrawn',
  'lapsed',
  'notServed',
  'reopened',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

const undecided: readonly CaseState[] = ['open', 'correcting'];
const running: readonly CaseState[] = [...undecided, 'conditional', 'accepted'];
const ended: readonly CaseState[] = [
  ...(['refused', 'decided', 'answered', 'referred', 'withdrawn', 'lapsed', 'notServed'] as const),
];

const table: Record<CaseEvent, { from: readonly CaseState[]; to: CaseState }> = {
  gapsNoticed: { from: undecided, to: 'correcting' },
  accepted: { from: undecided, to: 'accepted' },
  acceptedConditionally: { from: undecided, to: 'conditional' },
  completed: { from: ['conditional'], to: 'accepted' },
  refused: { from: undecided, to: 'refused' },
  decided: { from: ['accepted', 'conditional'], to: 'decided' },
  answered: { from: ['open'], to: 'answered' },
  referred: { from: ['open'], to: 'referred' },
  withdrawn: { from: running, to: 'withdrawn' },
  lapsed: { from: ['correcting', 'conditional'], to: 'lapsed' },
  notServed: { from: ['open'], to: 'notServed' },
  reopened: { from: ended, to: 'open' },
};

/** The state that follows, or null where the event does not fit. */
export function nextCaseState(state: CaseState, event: CaseEvent): CaseState | null {
  const { from, to } = table[event];
  return from.includes(state) ? to : null;
}
