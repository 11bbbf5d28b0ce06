import { expertReviewStates } from '@cloudseat/shared/nouns/expert-review.ts';
import { expect, it } from 'vitest';
import { phaseOf, reviewPhases, standsOf } from './phases.ts';

it('gives every state that is on the way a step of its own, in the order of the states', () => {
  const offTheWay = ['suspended', 'void', 'withdrawn'];
  const steps = expertReviewStates.map((state) => phaseOf({ state, suspension: null }));
  expect(expertReviewStates.filter((_state, index) => steps[index] === null)).toEqual(offTheWay);
  const indexes = steps.flatMap((step) => (step === null ? [] : reviewPhases.indexOf(step)));
  expect(indexes).toEqual(indexes.toSorted((left, right) => left - right));
  expect(new Set(indexes).size).toBe(reviewPhases.length);
});

it('shows what is behind, what is now and what is to come', () => {
  expect(standsOf({ state: 'confirming', suspension: null })).toEqual([
    ...['done', 'now'],
    ...Array.from({ length: 7 }, () => 'toCome'),
  ]);
  expect(new Set(standsOf({ state: 'archived', suspension: null }))).toEqual(new Set(['done']));
  expect(new Set(standsOf({ state: 'void', suspension: null }))).toEqual(new Set(['toCome']));
});

it('shows a suspended review where it goes on from', () => {
  const suspension = { from: 'scoring', reason: '停电', at: 0 } as const;
  expect(phaseOf({ state: 'suspended', suspension })).toBe('scoring');
  expect(standsOf({ state: 'suspended', suspension })[5]).toBe('now');
});
