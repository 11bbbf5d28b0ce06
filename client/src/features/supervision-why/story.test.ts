import type { WhyOffer, WhyStep } from '@cloudseat/shared/nouns/supervision.ts';
import { describe, expect, it } from 'vitest';
import { decidingOffer, rangMs, standingOf } from './story.ts';

const step = (outcome: WhyOffer['outcome'], endedAt: number | null = 9_000): WhyStep => ({
  at: 4_000,
  type: 'offer',
  cause: null,
  decision: null,
  leg: null,
  heldForMs: null,
  offer: { outcome, endedAt } as WhyOffer,
});
const plain: WhyStep = {
  ...{ at: 0, type: 'enqueued', cause: null, offer: null, decision: null, leg: null, heldForMs: null },
};

describe('the offer to explain', () => {
  it('is the last that was accepted, whatever was tried before or after', () => {
    const steps = [plain, step('accepted', 1), step('declined'), step('accepted', 2), step('timedOut')];
    expect(decidingOffer(steps)?.endedAt).toBe(2);
  });

  it('is the last one when none was accepted, and none when none was made', () => {
    expect(decidingOffer([step('declined'), step(null, null)])?.outcome).toBeNull();
    expect(decidingOffer([plain])).toBeNull();
  });
});

it('an offer rang from its making to its end', () => {
  expect(rangMs(step('declined'))).toBe(5_000);
  expect(rangMs(step(null, null))).toBeNull();
  expect(rangMs(plain)).toBeNull();
});

it.each([
  ['none', true, 'chosen'],
  ['over', true, 'chosen'],
  ['active', false, 'excluded'],
  ['over', false, 'hadBefore'],
  ['none', false, 'notChosen'],
] as const)('a candidate with exclusion %s, chosen %s, is %s', (exclusion, isChosen, standing) => {
  expect(standingOf({ exclusion, isChosen })).toBe(standing);
});
