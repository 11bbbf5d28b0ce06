import { jointReviewStates } from '@cloudseat/shared/nouns/joint-review.ts';
import { describe, expect, it } from 'vitest';
import { isOver, leadActs, missingSeats } from './review-words.ts';

const seat = (change: object) =>
  ({ isRequired: true, isLead: false, hasSigned: false, state: 'joined', ...change }) as never;

describe('what the lead can do', () => {
  it('is something in every state that is not over, except while a supervisor decides', () => {
    for (const state of jointReviewStates)
      expect(leadActs({ state, seats: [] }).length > 0, state).toBe(!isOver(state) && state !== 'escalated');
  });

  it('is no consolidation while a required department has not signed', () => {
    const acts = (hasSigned: boolean) =>
      leadActs({ state: 'opinionsPending', seats: [seat({ hasSigned }), seat({ isRequired: false })] });
    expect(acts(false)).not.toContain('consolidate');
    expect(acts(true)).toContain('consolidate');
  });
});

it('misses the lead’s own word and that of required departments, not of optional ones', () => {
  const seats = [
    seat({ isLead: true, isRequired: false }),
    seat({ hasSigned: true }),
    seat({ isRequired: false }),
    seat({ state: 'abstained' }),
    seat({}),
  ];
  expect(missingSeats(seats)).toEqual([seats[0], seats[4]]);
});
