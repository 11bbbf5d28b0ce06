import type { ExpertReviewState } from '@cloudseat/shared/nouns/expert-review.ts';
import { endedReviewStates, panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { expect, it } from 'vitest';
import { type ExpertReviewEvent, nextReviewState } from './review-state.ts';

const wholeWay: ExpertReviewEvent[] = [
  ...(['filed', 'drawSigned', 'drawStarted', 'drawn', 'panelFull', 'preReviewOpened'] as const),
  ...(['checkInOpened', 'panelOpened', 'presented', 'questioned', 'closedDoor', 'scoringOpened'] as const),
  ...([
    'scoresRevealed',
    'reportClosed',
    'concluded',
    'changesAsked',
    'changesVerified',
    'archived',
  ] as const),
];

it('leads from the draft to the archive in the order of STATES.md', () => {
  const states: (ExpertReviewState | null)[] = [];
  let state: ExpertReviewState | null = 'draft';
  for (const event of wholeWay) {
    state = state && nextReviewState(state, event);
    states.push(state);
  }
  expect(states).toEqual([
    ...['filed', 'drawConfigured', 'drawing', 'confirming', 'panelSealed', 'preReview', 'checkIn'],
    ...['panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring', 'reportDraft', 'signing'],
    ...['concluded', 'revising', 'verified', 'archived'],
  ]);
});

it('goes nowhere from an end', () => {
  const events = [...wholeWay, 'voided', 'withdrawn', 'suspended', 'sentBack'] as const;
  for (const state of endedReviewStates)
    for (const event of events) expect(nextReviewState(state, event), `${state} ${event}`).toBeNull();
});

it('can be suspended and declared void from every step of the sitting, and withdrawn from none', () => {
  for (const state of panelSittingStates) {
    expect(nextReviewState(state, 'suspended')).toBe('suspended');
    expect(nextReviewState(state, 'voided')).toBe('void');
    expect(nextReviewState(state, 'withdrawn')).toBeNull();
  }
});
