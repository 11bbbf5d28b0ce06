import type { CallTelephone } from '@cloudseat/shared/nouns/telephone.ts';
import { expect, it } from 'vitest';
import { readTelephoneView } from './telephone-view.ts';

const quiet = { telephone: null, heldAt: null } as const;
const at = (step: CallTelephone['step'], result: CallTelephone['result'] = null) =>
  ({ state: 'active', heldAt: null, telephone: { step, at: 1, result } }) as const;

it('the telephone is offered only where it would help, and never before or after the talk', () => {
  expect(readTelephoneView({ ...quiet, state: 'active' }, false)).toBeNull();
  expect(readTelephoneView({ ...quiet, state: 'active' }, true)).toBe('offer');
  expect(readTelephoneView({ ...quiet, state: 'transferring' }, true)).toBe('offer');
  expect(readTelephoneView({ ...quiet, state: 'active', heldAt: 1 }, true)).toBeNull();
  for (const state of ['connecting', 'suspended', 'wrapUp'] as const)
    expect(readTelephoneView({ ...quiet, state }, true)).toBeNull();
});

it('who said no is not asked again', () => {
  expect(readTelephoneView(at('declined'), true)).toBeNull();
});

it('it says how it stands, and how the last try went', () => {
  expect(readTelephoneView(at('proposed'), false)).toBe('proposed');
  expect(readTelephoneView(at('agreed'), false)).toBe('agreed');
  expect(readTelephoneView(at('on'), false)).toBe('on');
  expect(readTelephoneView(at('on', 'wrongNumber'), false)).toBe('wrongNumber');
});
