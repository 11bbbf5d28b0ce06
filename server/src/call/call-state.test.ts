import { type CallState, callStates, EndReason, PublicEndReason } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { assertTransition, callTransitions, canFollow, isTerminal, publicEndReasonOf } from './call-state.ts';

describe('the call state machine', () => {
  it('ends in exactly the five terminal states', () => {
    expect(callStates.filter(isTerminal)).toEqual([
      'completed',
      'abandoned',
      'cancelled',
      'expired',
      'failed',
    ]);
  });

  it('reaches every state from draft', () => {
    const reached = new Set<CallState>(['draft']);
    for (const state of reached) for (const next of callTransitions[state]) reached.add(next);
    expect([...reached].sort()).toEqual([...callStates].sort());
  });

  it.each([
    ['draft', 'offered'],
    ['queued', 'connecting'],
    ['away', 'offered'],
    ['offered', 'active'],
    ['active', 'completed'],
    ['wrapUp', 'queued'],
    ['suspended', 'active'],
    ['completed', 'queued'],
  ] as const)('refuses %s → %s', (from, to) => {
    expect(canFollow(from, to)).toBe(false);
    expect(() => assertTransition(from, to)).toThrow(`from ${from} to ${to}`);
  });

  it('takes an unchanged state as a mark, not as a transition', () => {
    expect(() => assertTransition('active', 'active')).not.toThrow();
  });

  it('has a public reason for each internal one', () => {
    for (const reason of EndReason.options) {
      expect(PublicEndReason.options).toContain(publicEndReasonOf(reason));
    }
    expect(publicEndReasonOf('applicantLeft')).toBe('youLeft');
    expect(publicEndReasonOf('systemFault')).toBe('fault');
  });
});
