import { caseStates, isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import { describe, expect, it } from 'vitest';
import { caseEvents, nextCaseState } from './case-state.ts';

const leadsTo = (state: (typeof caseStates)[number]) =>
  Object.fromEntries(
    caseEvents.flatMap((event) => {
      const next = nextCaseState(state, event);
      return next === null ? [] : [[event, next]];
    }),
  );

describe('a case', () => {
  it.each([
    [
      'open',
      {
        gapsNoticed: 'correcting',
        accepted: 'accepted',
        acceptedConditionally: 'conditional',
        refused: 'refused',
        answered: 'answered',
        referred: 'referred',
        withdrawn: 'withdrawn',
        notServed: 'notServed',
      },
    ],
    [
      'correcting',
      {
        gapsNoticed: 'correcting',
        accepted: 'accepted',
        acceptedConditionally: 'conditional',
        refused: 'refused',
        withdrawn: 'withdrawn',
        lapsed: 'lapsed',
      },
    ],
    ['conditional', { completed: 'accepted', decided: 'decided', withdrawn: 'withdrawn', lapsed: 'lapsed' }],
    ['accepted', { decided: 'decided', withdrawn: 'withdrawn' }],
  ] as const)('that is %s goes on only so', (state, ways) => {
    expect(leadsTo(state)).toEqual(ways);
  });

  it.each(caseStates.filter((state) => !isCaseOpen(state)))(
    'that is %s has ended: only opening it again moves it',
    (state) => {
      expect(leadsTo(state)).toEqual({ reopened: 'open' });
    },
  );

  it('can end from wherever it is', () => {
    for (const state of caseStates.filter(isCaseOpen))
      expect(Object.values(leadsTo(state)).some((next) => !isCaseOpen(next))).toBe(true);
  });
});
