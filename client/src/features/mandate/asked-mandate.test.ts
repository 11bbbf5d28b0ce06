import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { describe, expect, it } from 'vitest';
import { findAsked, newlyConfirmed } from './asked-mandate.ts';

const mandate = (mandateId: string, state: Mandate['state'], proposedAt = 1) => ({
  ...{ mandateId: mandateId as Mandate['mandateId'], state, proposedAt },
});

describe('what a page of the call says of mandates', () => {
  it('asks of the newest that waits for an answer, of no other', () => {
    expect(findAsked([])).toBeNull();
    expect(findAsked([mandate('a', 'confirmed', 9), mandate('b', 'revoked', 8)])).toBeNull();
    const waiting = [mandate('a', 'proposed', 2), mandate('b', 'proposed', 5), mandate('c', 'declined', 7)];
    expect(findAsked(waiting)?.mandateId).toBe('b');
  });
  it('tells of what came to count while the page looked on, not of what did before', () => {
    const before = [mandate('a', 'proposed'), mandate('b', 'confirmed'), mandate('c', 'proposed')];
    const now = [mandate('a', 'confirmed'), mandate('b', 'confirmed'), mandate('c', 'declined')];
    expect(newlyConfirmed(before, now).map(({ mandateId }) => mandateId)).toEqual(['a']);
    expect(newlyConfirmed(null, now)).toEqual([]);
  });
});
