import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { describeAhead, waitingStage } from './waiting-words.ts';

describe('how many wait before me', () => {
  it.each([
    [0, { key: 'waiting.aheadNone' }],
    [1, { key: 'waiting.ahead', count: 1 }],
    [10, { key: 'waiting.ahead', count: 10 }],
    [11, { key: 'waiting.aheadMany', count: 10 }],
    [20, { key: 'waiting.aheadMany', count: 10 }],
    [21, { key: 'waiting.aheadMany', count: 20 }],
  ])('is said for %i as %o', (count, words) => {
    expect(describeAhead(count)).toEqual(words);
  });
  it('never says more than is true', () => {
    for (let count = 11; count < 200; count += 1) {
      const words = describeAhead(count);
      expect('count' in words && words.count < count).toBe(true);
    }
  });
});

describe('the stage of waiting', () => {
  it('is in line unless it rings or the place is in doubt', () => {
    const stages = Object.fromEntries(callStates.map((state) => [state, waitingStage({ state })]));
    expect(stages).toMatchObject({ queued: 'inLine', offered: 'ringing', away: 'away', passed: 'passed' });
  });
});
