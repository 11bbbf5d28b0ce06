import { describe, expect, it } from 'vitest';
import { cameraEncodings, highestLayer, pickVideoCodec } from './codecs.ts';
import { readDeviceProblem } from './device-problem.ts';
import { levelOfAmplitude } from './level-meter.ts';
import { nextCamera } from './open-device.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('why a device did not open', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'inUse'],
    ['AbortError', 'inUse'],
    ['TypeError', 'unsupported'],
    ['Whatever', 'failed'],
  ])('%s means %s', (name, problem) => {
    expect(readDeviceProblem(named(name))).toBe(problem);
  });
});

describe('the next camera', () => {
  const camera = { status: 'on', problem: null, deviceId: 'a', label: '' } as const;
  const cameras = [
    { deviceId: 'a', label: '' },
    { deviceId: 'b', label: '' },
  ];
  it('is the other side of a phone', () => {
    expect(nextCamera({ camera: { ...camera, facing: 'user' }, cameras })).toMatchObject({
      facing: 'environment',
    });
    expect(nextCamera({ camera: { ...camera, facing: 'environment' }, cameras })).toMatchObject({
      facing: 'user',
    });
  });
  it('is the next in the list where the way it looks is not known', () => {
    expect(nextCamera({ camera: { ...camera, facing: null }, cameras })).toEqual({
      deviceId: 'b',
      facing: null,
    });
    const last = { ...camera, deviceId: 'b', facing: null };
    expect(nextCamera({ camera: last, cameras })).toEqual({ deviceId: 'a', facing: null });
  });
});

describe('what is sent', () => {
  it('is three layers of a large picture, two of a small one', () => {
    const { live } = highestLayer;
    expect(cameraEncodings(1280, live)).toHaveLength(3);
    expect(cameraEncodings(undefined, live)).toHaveLength(3);
    expect(cameraEncodings(640, live)).toHaveLength(2);
  });
  it('is not the largest of three while a talk is only prepared', () => {
    const active = (width: number, highest: number) =>
      cameraEncodings(width, highest).map((layer) => layer.active);
    expect(active(1280, highestLayer.prepared)).toEqual([true, true, false]);
    expect(active(1280, highestLayer.live)).toEqual([true, true, true]);
    expect(active(640, highestLayer.prepared)).toEqual([true, true]);
  });
  it('is VP8, else H.264', () => {
    const codec = (mimeType: string) => ({ kind: 'video', mimeType }) as never;
    const pick = (...types: string[]) => pickVideoCodec({ codecs: types.map(codec) })?.mimeType;
    expect(pick('video/H264', 'video/VP8')).toBe('video/VP8');
    expect(pick('video/rtx', 'video/H264')).toBe('video/H264');
    expect(pick('video/AV1')).toBeUndefined();
  });
});

describe('the microphone’s bar', () => {
  it('grows by decibels between silence and full', () => {
    expect(levelOfAmplitude(0)).toBe(0);
    expect(levelOfAmplitude(0.0001)).toBe(0);
    expect(levelOfAmplitude(1)).toBe(1);
    expect(levelOfAmplitude(0.1)).toBeCloseTo(0.667, 2);
  });
});
