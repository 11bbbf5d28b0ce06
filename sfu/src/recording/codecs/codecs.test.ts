import { describe, expect, it } from 'vitest';
import type { Depacketizer, Frame } from './frame.ts';
import { H264Depacketizer } from './h264.ts';
import { opusDuration } from './opus.ts';
import { Vp8Depacketizer } from './vp8.ts';

type Sent = { bytes: number[]; timestamp?: number; isLast?: boolean; isAfterLoss?: boolean };

const push = (depacketizer: Depacketizer, packets: readonly Sent[]): Frame[] =>
  packets
    .map(({ bytes, timestamp = 0, isLast = true, isAfterLoss = false }) =>
      depacketizer.push({ payload: Buffer.from(bytes), timestamp, hasMarker: isLast, isAfterLoss }),
    )
    .filter((frame) => frame !== null);

/** 640 × 360. */
const vp8Key = [0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x01, 0xaa];
const vp8Delta = [0x31, 0x02, 0x00, 0xbb];

describe('VP8', () => {
  it.each([
    ['a descriptor of one byte', [0x10]],
    ['a picture id of seven bits', [0x90, 0x80, 0x11]],
    ['a picture id of 15 bits, a layer and a key index', [0x90, 0xf0, 0x81, 0x11, 0x07, 0x21]],
  ])('takes off %s', (_, descriptor) => {
    const [frame] = push(new Vp8Depacketizer(), [{ bytes: [...descriptor, ...vp8Key] }]);
    expect(frame?.data).toEqual(Buffer.from(vp8Key));
    expect(frame).toMatchObject({ isKey: true, size: { width: 640, height: 360 } });
  });

  it('puts a picture together out of its packets, and knows one that depends on others', () => {
    const frames = push(new Vp8Depacketizer(), [
      { bytes: [0x10, ...vp8Key.slice(0, 6)], isLast: false },
      { bytes: [0x00, ...vp8Key.slice(6)] },
      { bytes: [0x10, ...vp8Delta], timestamp: 3_600 },
    ]);
    expect(frames.map(({ data }) => [...data])).toEqual([vp8Key, vp8Delta]);
    expect(frames.map(({ isKey }) => isKey)).toEqual([true, false]);
    expect(frames[1]?.size).toBeNull();
  });

  it('drops a picture of which a packet is lost, tells it once, and goes on with the next', () => {
    const depacketizer = new Vp8Depacketizer();
    const frames = push(depacketizer, [
      { bytes: [0x10, ...vp8Key.slice(0, 6)], isLast: false },
      { bytes: [0x00, ...vp8Key.slice(8)], isAfterLoss: true },
      { bytes: [0x10, ...vp8Delta], timestamp: 3_600 },
    ]);
    expect(frames.map(({ timestamp }) => timestamp)).toEqual([3_600]);
    expect([depacketizer.takeLoss(), depacketizer.takeLoss()]).toEqual([true, false]);
  });

  it('drops what has no begin, or no end, and what is nothing but padding', () => {
    const depacketizer = new Vp8Depacketizer();
    expect(push(depacketizer, [{ bytes: [0x00, ...vp8Delta] }, { bytes: [] }, { bytes: [0x90] }])).toEqual(
      [],
    );
    const frames = push(depacketizer, [
      { bytes: [0x10, ...vp8Key], timestamp: 1, isLast: false },
      { bytes: [0x10, ...vp8Delta], timestamp: 2 },
    ]);
    expect(frames.map(({ timestamp }) => timestamp)).toEqual([2]);
    expect(depacketizer.takeLoss()).toBe(true);
  });
});

/** Baseline 3.1, 1280 × 720. */
const sequence = [0x67, 0x42, 0xc0, 0x1f, 0x8c, 0x8d, 0x40, 0x28, 0x02, 0xdd, 0x00, 0xf1, 0x22, 0x6a];
const picture = [0x68, 0xce, 0x3c, 0x80];
const idr = [0x65, 1, 2, 3, 4, 5];
const withLength = (unit: number[]) => [0, 0, 0, unit.length, ...unit];

describe('H.264', () => {
  const aggregate = [24, 0, sequence.length, ...sequence, 0, picture.length, ...picture];

  it('keeps the parameter sets apart and gives a picture as MP4 wants it', () => {
    const frames = push(new H264Depacketizer(), [
      { bytes: aggregate, isLast: false },
      { bytes: [0x7c, 0x85, 1, 2], isLast: false },
      { bytes: [0x7c, 0x45, 3, 4, 5] },
      { bytes: [0x41, 9], timestamp: 3_600 },
    ]);
    expect(frames.map(({ data }) => [...data])).toEqual([withLength(idr), withLength([0x41, 9])]);
    expect(frames).toMatchObject([
      { isKey: true, size: { width: 1_280, height: 720 } },
      { isKey: false, size: null },
    ]);
    expect([...(frames[0]?.config ?? [])]).toEqual([
      ...[1, 0x42, 0xc0, 0x1f, 0xff, 0xe1, 0, sequence.length, ...sequence, 1, 0, picture.length, ...picture],
    ]);
    expect(frames[1]?.config).toBe(frames[0]?.config);
  });

  it('begins with no picture before it knows the parameter sets', () => {
    expect(push(new H264Depacketizer(), [{ bytes: idr }])).toMatchObject([{ isKey: false, config: null }]);
  });

  it('drops a picture of which a fragment is lost, and what makes no sense', () => {
    const depacketizer = new H264Depacketizer();
    const frames = push(depacketizer, [
      { bytes: aggregate, isLast: false },
      { bytes: [0x7c, 0x85, 1, 2], isLast: false },
      { bytes: [0x7c, 0x45, 5], isAfterLoss: true },
      { bytes: [24, 0xff, 0xff, 0], timestamp: 2 },
      { bytes: [0x41, 9], timestamp: 3 },
    ]);
    expect(frames.map(({ timestamp }) => timestamp)).toEqual([3]);
    expect(depacketizer.takeLoss()).toBe(true);
  });
});

describe('the time of an Opus packet', () => {
  it.each([
    ['one frame of 20 ms', [0x78], 960],
    ['one of 10 ms, speech', [0x00], 480],
    ['one of 60 ms, speech', [0x18], 2_880],
    ['two of 2.5 ms, music', [0x81], 240],
    ['three of 20 ms by count', [0xfb, 0x03], 2_880],
    ['nothing', [], 0],
  ])('of %s', (_, bytes, samples) => {
    expect(opusDuration(Buffer.from(bytes))).toBe(samples);
  });
});
