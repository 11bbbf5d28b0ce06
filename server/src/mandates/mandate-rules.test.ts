import { mandateStates } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { describe, expect, it } from 'vitest';
import { dueEvent, isTermFine, nextMandateState } from './mandate-rules.ts';

describe('a mandate', () => {
  it.each([
    ['proposed', ['confirmed', 'declined', 'expired', 'caseEnded']],
    ['confirmed', ['confirmed', 'revoked', 'givenBack', 'expired', 'caseEnded']],
    ['declined', ['declined']],
    ['revoked', ['revoked']],
    ['givenBack', ['givenBack']],
    ['expired', ['expired']],
    ['caseEnded', ['caseEnded']],
  ] as const)('that is %s is moved by %j alone, and by a repeat not at all', (state, fitting) => {
    const events = mandateStates.filter((each) => each !== 'proposed');
    const moved = events.filter((event) => nextMandateState(state, event) !== null);
    expect(moved).toEqual(fitting);
    for (const event of fitting) expect(nextMandateState(state, event)).toBe(event);
  });

  it('has a row for every state above', () => {
    expect(mandateStates).toHaveLength(7);
  });

  it.each([
    ['proposed', 1_000, 999, true, null],
    ['proposed', 1_000, 1_000, true, 'expired'],
    ['confirmed', 1_000, 999, true, null],
    ['confirmed', 1_000, 1_000, true, 'expired'],
    ['confirmed', 1_000, 1_000, false, 'expired'],
    ['confirmed', 1_000, 1, false, 'caseEnded'],
    ['proposed', 1_000, 1, false, 'caseEnded'],
    ['revoked', 1_000, 2_000, false, null],
    ['declined', 1_000, 2_000, false, null],
  ] as const)('%s that ends at %d is at %d, its case being open: %s, due to be %s', (...row) => {
    const [state, endsAt, now, isCaseOpen, due] = row;
    expect(dueEvent({ state, endsAt }, { now, isCaseOpen })).toBe(due);
  });

  const noon = Date.UTC(2026, 9, 12, 4, 0);
  const [hour, day] = [3_600_000, 86_400_000];
  it.each([
    [0, false],
    [-1, false],
    [1, true],
    [90 * day, true],
    // To the end of that day, and not a moment into the next.
    [90 * day + 12 * hour, true],
    [90 * day + 12 * hour + 1, false],
  ])('may end %d ms after a noon: %s', (ms, isFine) => {
    expect(isTermFine(noon + ms, noon)).toBe(isFine);
  });
});
