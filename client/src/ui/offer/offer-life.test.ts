import { describe, expect, it } from 'vitest';
import { readOfferLife } from './offer-life.ts';

const offer = { ringingSince: 100_000, expiresAt: 120_000 };

describe('an offer counts down by the server’s clock', () => {
  it.each([
    { now: 100_000, secondsLeft: 20, fraction: 1, isUrgent: false, isOver: false },
    { now: 110_001, secondsLeft: 10, fraction: 0.49995, isUrgent: false, isOver: false },
    { now: 115_000, secondsLeft: 5, fraction: 0.25, isUrgent: true, isOver: false },
    { now: 119_999, secondsLeft: 1, fraction: 0.00005, isUrgent: true, isOver: false },
    { now: 120_000, secondsLeft: 0, fraction: 0, isUrgent: true, isOver: true },
  ])('at $now it has $secondsLeft s left', ({ now, ...expected }) => {
    expect(readOfferLife(offer, now)).toMatchObject(expected);
  });

  it('shows the whole time when the page’s clock runs behind', () => {
    expect(readOfferLife(offer, 90_000)).toMatchObject({ secondsLeft: 20, fraction: 1 });
  });
});
