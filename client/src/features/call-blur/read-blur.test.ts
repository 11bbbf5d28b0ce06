import { describe, expect, it } from 'vitest';
import { readBlur } from './read-blur.ts';

const calm: Parameters<typeof readBlur>[0] = {
  ...{ isAble: true, isCameraOn: true, status: 'off', step: 'full' },
  ...{ isOffAsked: false, wasWeakened: false, isDismissed: false },
};

describe('a blurred background', () => {
  it.each([
    ['on a device that cannot', { isAble: false }],
    ['without a camera', { isCameraOn: false }],
    ['before the room is there', { step: null }],
    ['while the ladder is below full', { step: 'low' }],
    ['by telephone', { step: 'telephone' }],
  ] as const)('is not offered %s', (_when, change) => {
    expect(readBlur(calm)).toEqual({ canSwitch: true, isOn: false, mustEnd: false, word: null });
    expect(readBlur({ ...calm, ...change }).canSwitch).toBe(false);
  });

  it('ends as soon as the ladder goes below full, and may be turned off at any time', () => {
    expect(readBlur({ ...calm, status: 'on', step: 'low' })).toMatchObject({
      mustEnd: true,
      canSwitch: true,
    });
    expect(readBlur({ ...calm, status: 'on' }).mustEnd).toBe(false);
    expect(readBlur({ ...calm, wasWeakened: true }).word).toBe('weak');
  });

  it('says what the agent wishes while it is on, and why it went off, until that was read', () => {
    expect(readBlur({ ...calm, status: 'on', isOffAsked: true }).word).toBe('asked');
    expect(readBlur({ ...calm, isOffAsked: true }).word).toBeNull();
    expect(readBlur({ ...calm, status: 'tooSlow' }).word).toBe('tooSlow');
    expect(readBlur({ ...calm, status: 'tooSlow', isDismissed: true }).word).toBeNull();
  });
});
