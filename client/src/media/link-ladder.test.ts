import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLadder, type LadderSample } from './link-ladder.ts';

const good: LadderSample = {
  ...{ isConnected: true, sentLoss: 0, receivedLoss: 0, roundTripMs: 40, availableUplink: 2_000_000 },
  concealment: 0,
};
const lossy: LadderSample = {
  ...good,
  sentLoss: 0.3,
  receivedLoss: 0.3,
  roundTripMs: 600,
  concealment: 0.08,
};

let take: ReturnType<typeof createLadder>;
let now: number;
beforeEach(() => {
  now = 0;
  take = warmLadder();
});
/** Past its beginning. */
function warmLadder() {
  const ladder = createLadder();
  for (let look = 0; look < 6; look += 1) {
    now += 1_000;
    ladder(good, now);
  }
  return ladder;
}
/** One look a second; gives the steps it was on. */
function look(sample: LadderSample, seconds: number): LinkStep[] {
  return Array.from({ length: seconds }, () => {
    now += 1_000;
    return take(sample, now);
  });
}
const settle = (sample: LadderSample, seconds: number) => look(sample, seconds).at(-1);

describe('the ladder', () => {
  it('goes step by step to voice within seconds when much is lost, and stays: voice is given up last', () => {
    const steps = look(lossy, 60);
    expect([...new Set(steps)]).toEqual(['low', 'stills', 'voice']);
    expect(steps.indexOf('voice')).toBeLessThan(8);
  });

  it('stops at the small picture where only the uplink is narrow, and tries a larger one ever more seldom', () => {
    const narrow = { ...good, availableUplink: 200_000 };
    expect(settle(narrow, 9)).toBe('low');
    const steps = look(narrow, 300);
    expect(steps.filter((step) => step === 'low').length).toBeGreaterThan(270);
    expect(new Set(steps)).toEqual(new Set(['low', 'full']));
  });

  it('goes to stills where the uplink carries no video at all', () => {
    expect(settle({ ...good, availableUplink: 50_000 }, 10)).toBe('stills');
  });

  it('gives way to words only when speech cannot be understood for a while', () => {
    look(lossy, 10);
    const speechless = { ...lossy, concealment: 0.6 };
    expect(settle(speechless, 4)).toBe('voice');
    expect(settle(speechless, 1)).toBe('text');
  });

  it('takes neither a bad beginning nor a busy machine for a bad link', () => {
    take = createLadder();
    expect(new Set(look({ ...lossy, availableUplink: 100_000 }, 5))).toEqual(new Set(['full']));
    expect(new Set(look({ ...good, concealment: 0.4 }, 30))).toEqual(new Set(['full']));
  });

  it('does not flicker at the edge, nor after one bad look', () => {
    expect(settle({ ...good, sentLoss: 0.06 }, 30)).toBe('full');
    look(good, 3);
    expect(look({ ...good, sentLoss: 0.1 }, 1)).toEqual(['full']);
    expect(settle(good, 3)).toBe('full');
  });

  it('comes up slowly, a step at a time', () => {
    look(lossy, 10);
    const steps = look(good, 45);
    expect([...new Set(steps)]).toEqual(['voice', 'stills', 'low', 'full']);
    expect(steps.indexOf('stills')).toBeGreaterThan(10);
  });

  it('waits longer before a step that did not hold', () => {
    look(lossy, 10);
    const first = look(good, 60).indexOf('stills');
    take = warmLadder();
    look(lossy, 10);
    look(good, first + 1);
    expect(settle(lossy, 3)).toBe('voice');
    expect(look(good, 60).indexOf('stills')).toBeGreaterThan(first * 1.5);
  });

  it('takes back at once what it blamed its own link for, when the loss was on the other side’s way', () => {
    expect(settle({ ...good, receivedLoss: 0.3, concealment: 0.1 }, 3)).toBe('stills');
    expect(take({ ...good, receivedLoss: null, concealment: null }, now + 1_000, true)).toBe('full');
    expect(take({ ...lossy, receivedLoss: null, concealment: null }, now + 2_500, true)).toBe('low');
  });

  it('goes on where it stood when the connection was built anew', () => {
    take = createLadder('voice');
    expect(settle(good, 8)).toBe('voice');
    expect(settle(good, 12)).toBe('stills');
  });

  it('keeps its step while the link is lost', () => {
    look(lossy, 10);
    expect(settle({ ...lossy, isConnected: false }, 30)).toBe('voice');
  });
});
