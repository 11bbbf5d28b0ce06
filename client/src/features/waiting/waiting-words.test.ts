import { shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { describeAhead, waitingStage } from './waiting-words.ts';

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
  it('is in line unless it rings or the place is in doubt', () => {
    const stages = Object.fromEntries(callStates.map((state) => [state, waitingStage({ state })]));
    expect(stages).toMatchObject({ queued: 'inLine', offered: 'ringing', away: 'away', passed: 'passed' });
  });
});
