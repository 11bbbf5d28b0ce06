import { expect, it } from 'vitest';
import { isBelow, type LinkStep, stepOfRoom } from './link-steps.ts';

const link = (linkStep: LinkStep, heldStep: LinkStep | null = null) => ({ linkStep, heldStep });

it('the weakest link decides for all sides', () => {
  expect(stepOfRoom([])).toBe('full');
  expect(stepOfRoom([link('full'), link('voice'), link('low')])).toBe('voice');
});

it('what somebody holds counts before what the links can do, up and down; of several the lowest', () => {
  expect(stepOfRoom([link('full', 'voice'), link('low')])).toBe('voice');
  expect(stepOfRoom([link('voice'), link('full', 'low')])).toBe('low');
  expect(stepOfRoom([link('full', 'low'), link('full', 'text')])).toBe('text');
});

it('the telephone is below everything the links can do', () => {
  expect(isBelow('telephone', 'text')).toBe(true);
  expect(isBelow('text', 'telephone')).toBe(false);
});
