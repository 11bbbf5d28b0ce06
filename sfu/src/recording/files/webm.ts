import type { Size } from '../codecs/frame.ts';
import type { ContainerWriter, TimedFrame, TrackFormat } from './container.ts';

const id = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  simpleBlock: 0xa3,
  clusterTime: 0xe7,
} as const;
const codecNames = { vp8: 'V_VP8', opus: 'A_OPUS', h264: '' } as const;
const unknownSize = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** WebM that is right at every moment: a head, then whole clusters; the duration is put in at the end. Times are ms. */
export const webm: ContainerWriter = {
  head(format) {
    const duration = Buffer.alloc(8);
    const info = element(id.info, [
      unsigned(0x2ad7b1, 1_000_000),
      text(0x4d80, 'CloudSeat'),
      text(0x5741, 'CloudSeat'),
      element(0x4489, [duration]),
    ]);
    const before = Buffer.concat([
      element(id.ebml, [
        unsigned(0x4286, 1),
        unsigned(0x42f7, 1),
        unsigned(0x42f2, 4),
        unsigned(0x42f3, 8),
        text(0x4282, 'webm'),
        unsigned(0x4287, 4),
        unsigned(0x4285, 2),
      ]),
      idBytes(id.segment),
      unknownSize,
      info,
    ]);
    return {
      bytes: Buffer.concat([before, element(id.tracks, [track(format)])]),
      durationAt: before.length - duration.length,
    };
  },
  piece(frames) {
    const first = Math.round(frames[0]?.ms ?? 0);
    return element(id.cluster, [
      unsigned(id.clusterTime, first),
      ...frames.map((frame) => block(frame, first)),
    ]);
  },
  duration(ms) {
    const value = Buffer.alloc(8);
    value.writeDoubleBE(ms);
    return value;
  },
};

function block({ ms, data, isKey }: TimedFrame, clusterMs: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt8(0x81, 0);
  head.writeInt16BE(Math.round(ms) - clusterMs, 1);
  head.writeUInt8(isKey ? 0x80 : 0, 3);
  return element(id.simpleBlock, [head, data]);
}

function track({ codec, size }: TrackFormat): Buffer {
  const isSound = codec === 'opus';
  return element(0xae, [
    unsigned(0xd7, 1),
    unsigned(0x73c5, 1),
    unsigned(0x9c, 0),
    unsigned(0x83, isSound ? 2 : 1),
    text(0x86, codecNames[codec]),
    ...(isSound
      ? [
          unsigned(0x56bb, 80_000_000),
          element(0x63a2, [opusHead()]),
          element(0xe1, [frequency(), unsigned(0x9f, 2)]),
        ]
      : [element(0xe0, picture(size))]),
  ]);
}

const picture = (size: Size | null) => [unsigned(0xb0, size?.width ?? 1), unsigned(0xba, size?.height ?? 1)];

function frequency(): Buffer {
  const value = Buffer.alloc(8);
  value.writeDoubleBE(48_000);
  return element(0xb5, [value]);
}

/** RFC 7845, 5.1: two channels, nothing to skip, for a player that begins in the middle of a talk. */
function opusHead(): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(2, 9);
  head.writeUInt32LE(48_000, 12);
  return head;
}

function element(elementId: number, content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([idBytes(elementId), sizeBytes(length), ...content]);
}

function idBytes(elementId: number): Buffer {
  const length = elementId > 0xffffff ? 4 : elementId > 0xffff ? 3 : elementId > 0xff ? 2 : 1;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(elementId, 0, length);
  return bytes;
}

function sizeBytes(size: number): Buffer {
  let length = 1;
  while (size >= 2 ** (7 * length) - 1) length += 1;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(size, 0, length);
  bytes.writeUInt8((bytes[0] ?? 0) | (0x80 >> (length - 1)), 0);
  return bytes;
}

function unsigned(elementId: number, value: number): Buffer {
  let length = 1;
  while (value >= 2 ** (8 * length)) length += 1;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return element(elementId, [bytes]);
}

const text = (elementId: number, value: string) => element(elementId, [Buffer.from(value, 'latin1')]);
