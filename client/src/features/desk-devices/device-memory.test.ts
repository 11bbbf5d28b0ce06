import { describe, expect, it } from 'vitest';
import type { LocalMediaState } from '../../media/types.ts';
import { findWish, readMemory } from './device-memory.ts';

const on = { status: 'on' as const, problem: null, deviceId: 'cam-1', label: '' };
const state: LocalMediaState = {
  camera: { ...on, facing: null },
  microphone: { ...on, deviceId: 'mic-1' },
  isCameraOff: false,
  isMuted: false,
  microphoneTrouble: null,
  blur: 'off',
  suppressesNoise: true,
  appliedSound: null,
  cameras: [
    { deviceId: 'cam-1', label: '' },
    { deviceId: 'cam-2', label: '' },
  ],
  microphones: [{ deviceId: 'mic-1', label: '' }],
};
const memory = (deviceIds: object) => ({ isMuted: false, isCameraOff: false, deviceIds });

describe('devices kept over a reload', () => {
  it('reads nothing where nothing, or something broken, was kept', () => {
    for (const text of [null, '', '{', 'null', '7']) {
      expect(readMemory(text)).toEqual(memory({}));
    }
    expect(readMemory('{"isMuted":true}').isMuted).toBe(true);
  });
  it('changes to a remembered device that is plugged in and not open', () => {
    expect(findWish(memory({ camera: 'cam-2' }), state, 'camera')).toBe('cam-2');
    expect(findWish(memory({ camera: 'cam-1' }), state, 'camera')).toBeNull();
    expect(findWish(memory({ microphone: 'mic-9' }), state, 'microphone')).toBeNull();
    expect(findWish(memory({}), state, 'camera')).toBeNull();
  });
});
