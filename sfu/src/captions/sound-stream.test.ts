import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSpeech, rtpPacket } from '../test-support/speech.ts';
import { SoundStream } from './sound-stream.ts';

const frames = readSpeech();
let stream: SoundStream;
beforeEach(async () => {
  stream = await SoundStream.create();
});
afterEach(() => stream.close());

const hear = (positions: readonly number[]) =>
  positions.flatMap((position) => stream.push(rtpPacket(frames[position] ?? new Uint8Array(), position)));
const lengthOf = (parts: readonly Int16Array[]) => parts.reduce((sum, { length }) => sum + length, 0);
const loudest = (parts: readonly Int16Array[]) =>
  Math.max(...parts.map((part) => part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)));
const all = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

it('makes 16 kHz sound of every packet', () => {
  const parts = hear(all(0, 100));
  expect(lengthOf(parts)).toBe(100 * 320);
  expect(loudest(parts)).toBeGreaterThan(5_000);
});

it('is the same whatever order packets come in, twice or once', async () => {
  const straight = hear(all(0, 40));
  stream.close();
  stream = await SoundStream.create();
  const shuffled = hear([0, 2, 1, 1, 4, 5, 3, 3, ...all(6, 40)]);
  expect(shuffled).toEqual(straight);
});

it('fills what was not sent with silence, and a long time off with two seconds of it', () => {
  hear(all(0, 10));
  const withGap = hear([20, ...all(21, 29)]);
  expect(lengthOf(withGap)).toBe((10 + 9) * 320);
  const farOn = stream.push(rtpPacket(frames[30] ?? new Uint8Array(), 29 + 50 * 60));
  // 3,000 packets ahead is another stream to the order, and a minute without a sound.
  expect(lengthOf(farOn)).toBe(2 * 16_000 + 320);
});

it('does not fill again what was passed as silence already', () => {
  hear(all(0, 10));
  expect(stream.passSilence(200)).toHaveLength(3_200);
  expect(lengthOf([...hear([20]), ...hear(all(21, 29))])).toBe(9 * 320);
});

it('takes nothing from what is no packet', () => {
  expect(stream.push(Buffer.from('no packet'))).toEqual([]);
  expect(stream.push(rtpPacket(new Uint8Array([0xff, 0xff, 0xff]), 0))).toEqual([]);
});
