import { describe, expect, it } from 'vitest';
import { readTelephoneView } from './telephone-view.ts';

const talk = {
  part: 'owner',
  state: 'active',
  telephone: null,
  heldAt: null,
  applicantLostAt: null,
} as const;
const at = (step: 'proposed' | 'agreed' | 'declined' | 'on') => ({
  ...talk,
  telephone: { step, at: 1, result: null },
});

describe('what the desk says of the telephone', () => {
  it('is an offer where it would help, to the call’s own agent in a talk that runs', () => {
    expect(readTelephoneView(talk, false, 0)).toBeNull();
    expect(readTelephoneView(talk, true, 0)).toBe('offer');
    expect(readTelephoneView({ ...talk, heldAt: 1 }, true, 0)).toBeNull();
    for (const part of ['consulted', 'taking', 'left'] as const)
      expect(readTelephoneView({ ...talk, part }, true, 0)).toBeNull();
    expect(readTelephoneView({ ...talk, state: 'wrapUp' }, true, 0)).toBeNull();
  });

  it('follows the words of both', () => {
    expect(readTelephoneView(at('proposed'), false, 0)).toBe('waiting');
    expect(readTelephoneView(at('declined'), true, 0)).toBe('declined');
    expect(readTelephoneView(at('agreed'), false, 0)).toBe('agreed');
    expect(readTelephoneView(at('on'), false, 0)).toBe('on');
  });

  it('asks nobody whose page is gone, unless it is only being reloaded', () => {
    const lost = { applicantLostAt: 1_000 };
    expect(readTelephoneView({ ...talk, ...lost }, false, 3_000)).toBeNull();
    expect(readTelephoneView({ ...talk, ...lost }, false, 6_000)).toBe('gone');
    expect(readTelephoneView({ ...at('proposed'), ...lost }, false, 6_000)).toBe('gone');
    expect(readTelephoneView({ ...at('agreed'), ...lost }, false, 6_000)).toBe('agreed');
    expect(readTelephoneView({ ...at('on'), ...lost }, false, 6_000)).toBe('on');
  });
});
