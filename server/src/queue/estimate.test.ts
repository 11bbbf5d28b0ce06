import { describe, expect, it } from 'vitest';
import { bandOf, chooseBand, chooseReason, type LinePlace } from './estimate.ts';

const minute = 60_000;
const place: LinePlace = {
  aheadCount: 3,
  isRinging: false,
  agentCount: 2,
  ratedMinutes: 5,
  shownBand: null,
  shownAgentCount: 0,
  isHeld: false,
  looksWider: false,
};

it.each([
  [0, 'upTo1'],
  [minute, 'upTo1'],
  [minute + 1, 'from1To3'],
  [4 * minute, 'from3To5'],
  [10 * minute, 'from5To10'],
  [11 * minute, 'over10'],
  [Number.POSITIVE_INFINITY, 'over10'],
] as const)('of %d ms is the band %s', (waitMs, band) => {
  expect(bandOf(waitMs)).toBe(band);
});

describe('the band shown', () => {
  it('does not rise while agents stay, and may when one leaves', () => {
    const shown = { ...place, shownBand: 'from1To3', shownAgentCount: 2 } as const;
    expect(chooseBand(shown, 20 * minute)).toBe('from1To3');
    expect(chooseBand({ ...shown, agentCount: 1 }, 20 * minute)).toBe('over10');
    expect(chooseBand(shown, 1_000)).toBe('upTo1');
  });

  it('stays while an offer rings, and says nothing without agents or without a forecast', () => {
    const ringing = { ...place, isRinging: true, shownBand: 'from3To5', shownAgentCount: 9 } as const;
    expect(chooseBand(ringing, 0)).toBe('from3To5');
    expect(chooseBand({ ...place, agentCount: 0 }, minute)).toBeNull();
    expect(chooseBand(place, null)).toBeNull();
  });
});

describe('the reason of a wait', () => {
  const line = { isRinging: false, agentCount: 1, aheadCount: 0, isHeld: false, looksWider: false };
  it.each([
    [{ isRinging: true, isHeld: true }, 'ringing'],
    [{ isHeld: true, aheadCount: 4 }, 'sameAgent'],
    [{ agentCount: 0, aheadCount: 4, looksWider: true }, 'noAgentSignedIn'],
    [{ aheadCount: 4, looksWider: true }, 'peopleAhead'],
    [{ looksWider: true }, 'lookingWider'],
    [{}, 'agentsBusy'],
  ] as const)('of %j is %s', (changes, reason) => {
    expect(chooseReason({ ...line, ...changes })).toBe(reason);
  });
});
