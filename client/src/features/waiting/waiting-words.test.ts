import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { describeAhead, offersCallback, waitingStage, waitsForAgent } from './waiting-words.ts';

describe('how many wait before me', () => {
  it.each([
    [0, { key: 'waiting.aheadNone' }],
    [1, { key: 'waiting.ahead', count: 1 }],
    [10, { key: 'waiting.ahead', count: 10 }],
    [11, { key: 'waiting.aheadAbout', count: 15 }],
    [23, { key: 'waiting.aheadAbout', count: 25 }],
    [140, { key: 'waiting.aheadAbout', count: 150 }],
  ])('is said for %i as %o', (count, words) => {
    expect(describeAhead(count)).toEqual(words);
  });
  it('is said alike of the place itself and of what the server says of it', () => {
    for (let count = 0; count < 200; count += 1)
      expect(describeAhead(shownAhead(count))).toEqual(describeAhead(count));
  });
});

describe('the stage of waiting', () => {
  const call = { isPaused: false, isCallback: false };
  it('is in line unless it rings or the place is in doubt', () => {
    const stages = Object.fromEntries(callStates.map((state) => [state, waitingStage({ ...call, state })]));
    expect(stages).toMatchObject({ queued: 'inLine', offered: 'ringing', away: 'away', passed: 'passed' });
  });
  it('knows who left on purpose', () => {
    expect(waitingStage({ ...call, state: 'away', isPaused: true })).toBe('paused');
    expect(waitingStage({ ...call, state: 'passed', isPaused: true })).toBe('passed');
  });
  it('of a callback says nothing of ringing agents, and rings itself when one has taken it', () => {
    const callback = { ...call, isCallback: true };
    expect(waitingStage({ ...callback, state: 'callbackPending' })).toBe('callbackPending');
    expect(waitingStage({ ...callback, state: 'offered' })).toBe('callbackPending');
    expect(waitingStage({ ...callback, state: 'connecting' })).toBe('callingBack');
  });
});

describe('why one waits', () => {
  it('is told while it is for an agent, and not while the agents wait for the applicant', () => {
    expect((['inLine', 'ringing', 'away', 'callbackPending'] as const).every(waitsForAgent)).toBe(true);
    expect((['paused', 'passed'] as const).some(waitsForAgent)).toBe(false);
  });
});

describe('a callback is offered plainly', () => {
  const call = { callbackOfferAt: 1_000, waitReason: 'agentsBusy' } as const;
  it('from its time on, and before it when nobody is there', () => {
    expect(offersCallback(call, 999)).toBe(false);
    expect(offersCallback(call, 1_000)).toBe(true);
    expect(offersCallback({ ...call, waitReason: 'noAgentSignedIn' }, 0)).toBe(true);
  });
  it('not where none may be asked for', () => {
    expect(offersCallback({ callbackOfferAt: null, waitReason: 'noAgentSignedIn' }, 2_000)).toBe(false);
  });
});
