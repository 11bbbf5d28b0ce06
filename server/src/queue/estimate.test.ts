import { describe, expect, it } from 'vitest';
import { bandOf, chooseBand, chooseReason, estimateWaitMs, type LinePlace } from './estimate.ts';

const minute = 60_000;
const place: LinePlace = {
  aheadCount: 3,
  isRinging: false,
  agentCount: 2,
  servedCount: 0,
  talkMs: 0,
  wrapUpMs: 0,
  ratedMinutes: 5,
  shownBand: null,
  shownAgentCount: 0,
  isHeld: false,
  looksWider: false,
};

describe('the estimate', () => {
  it('is longer further back, shorter with more agents, and in step with the handling time', () => {
    const line = { aheadCount: 4, agentCount: 3, handlingMs: 5 * minute };
    const wait = estimateWaitMs(line);
    expect(estimateWaitMs({ ...line, aheadCount: 5 })).toBeGreaterThan(wait);
    expect(estimateWaitMs({ ...line, agentCount: 4 })).toBeLessThan(wait);
    expect(estimateWaitMs({ ...line, handlingMs: 10 * minute })).toBeCloseTo(2 * wait);
    expect(estimateWaitMs({ ...line, aheadCount: 150 })).toBeGreaterThan(
      estimateWaitMs({ ...line, aheadCount: 120 }),
    );
  });

  it('is near what theory says: a long line moves by one place in handling time ÷ agents', () => {
    const wait = (aheadCount: number) => estimateWaitMs({ aheadCount, agentCount: 10, handlingMs: minute });
    expect((wait(90) - wait(40)) / 50).toBeGreaterThan(0.9 * (minute / 10));
    expect((wait(90) - wait(40)) / 50).toBeLessThan(1.25 * (minute / 10));
  });

  it.each([
    [0, 'upTo1'],
    [minute, 'upTo1'],
    [minute + 1, 'from1To3'],
    [4 * minute, 'from3To5'],
    [10 * minute, 'from5To10'],
    [11 * minute, 'over10'],
  ] as const)('of %d ms is the band %s', (waitMs, band) => {
    expect(bandOf(waitMs)).toBe(band);
  });
});

describe('the band shown', () => {
  it('uses the rated length until enough calls were served, then the averages', () => {
    const averages = { talkMs: 10_000, wrapUpMs: 5_000 };
    expect(chooseBand({ ...place, ...averages, servedCount: 9 }, 10)).toBe('over10');
    expect(chooseBand({ ...place, ...averages, servedCount: 10 }, 10)).toBe('upTo1');
  });

  it('does not rise while agents stay, and may when one leaves', () => {
    const shown = { ...place, shownBand: 'from1To3', shownAgentCount: 2 } as const;
    expect(chooseBand(shown, 10)).toBe('from1To3');
    expect(chooseBand({ ...shown, agentCount: 1 }, 10)).toBe('over10');
    expect(chooseBand({ ...shown, aheadCount: 0, ratedMinutes: 1 }, 10)).toBe('upTo1');
  });

  it('stays while an offer rings, and says nothing without agents', () => {
    expect(chooseBand({ ...place, isRinging: true, shownBand: 'from3To5', shownAgentCount: 9 }, 10)).toBe(
      'from3To5',
    );
    expect(chooseBand({ ...place, agentCount: 0 }, 10)).toBeNull();
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
