import type { ContainerWriter, TimedFrame, TrackFormat } from './container.ts';

/** Ticks a second, that of RTP for pictures. */
const timescale = 90_000;
const ticks = (ms: number) => Math.round((ms * timescale) / 1_000);
const matrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

/** Fragmented MP4 with one track of H.264: a head without pictures, then fragments that are whole each. */
export const mp4: ContainerWriter = {
  head(format) {
    const fileType = box('ftyp', latin('iso6'), words(0), latin('iso6avc1mp41'));
    const duration = fullBox('mehd', 0, 0, words(0));
    const movie = box('moov', movieHeader(), track(format), box('mvex', duration, trackDefaults()));
    const at = movie.indexOf('mehd', 0, 'latin1');
    return { bytes: Buffer.concat([fileType, movie]), durationAt: fileType.length + at + 8 };
  },
  piece(frames, position) {
    const [first] = frames;
    const start = Buffer.alloc(8);
    start.writeBigUInt64BE(BigInt(ticks(first?.ms ?? 0)));
    const samples = frames.map((frame) => sample(frame));
    const fragment = (dataOffset: number) =>
      box(
        'moof',
        fullBox('mfhd', 0, 0, words(position + 1)),
        box(
          'traf',
          // Offsets count from the fragment's own begin.
          fullBox('tfhd', 0, 0x020000, words(1)),
          fullBox('tfdt', 1, 0, start),
          // An offset, and of each picture its duration, size and kind.
          fullBox('trun', 0, 0x000701, words(frames.length, dataOffset), ...samples),
        ),
      );
    const dataOffset = fragment(0).length + 8;
    return Buffer.concat([fragment(dataOffset), box('mdat', ...frames.map(({ data }) => data))]);
  },
  duration: (ms) => words(ticks(ms)),
};

/** A picture that depends on no other, or one that does. */
const sample = ({ ms, durationMs, data, isKey }: TimedFrame) =>
  words(ticks(ms + durationMs) - ticks(ms), data.length, isKey ? 0x02000000 : 0x01010000);

const movieHeader = () =>
  fullBox(
    'mvhd',
    0,
    0,
    words(0, 0, timescale, 0, 0x10000),
    Buffer.from([1, 0, ...Array<number>(10).fill(0)]),
    matrix,
    words(0, 0, 0, 0, 0, 0, 2),
  );

function track({ size, config }: TrackFormat): Buffer {
  const [width, height] = [size?.width ?? 0, size?.height ?? 0];
  const header = fullBox(
    'tkhd',
    0,
    3,
    words(0, 0, 1, 0, 0, 0, 0, 0, 0),
    matrix,
    words(width * 0x10000, height * 0x10000),
  );
  const tables = [
    fullBox('stsd', 0, 0, words(1), sampleEntry(width, height, config ?? Buffer.alloc(0))),
    ...['stts', 'stsc', 'stco'].map((name) => fullBox(name, 0, 0, words(0))),
    fullBox('stsz', 0, 0, words(0, 0)),
  ];
  const media = box(
    'mdia',
    fullBox('mdhd', 0, 0, words(0, 0, timescale, 0, 0x55c40000)),
    fullBox('hdlr', 0, 0, words(0), latin('vide'), words(0, 0, 0), latin('video\0')),
    box(
      'minf',
      fullBox('vmhd', 0, 1, words(0, 0)),
      box('dinf', fullBox('dref', 0, 0, words(1), fullBox('url ', 0, 1))),
      box('stbl', ...tables),
    ),
  );
  return box('trak', header, media);
}

function sampleEntry(width: number, height: number, config: Buffer): Buffer {
  const fixed = Buffer.alloc(78);
  fixed.writeUInt16BE(1, 6);
  fixed.writeUInt16BE(width, 24);
  fixed.writeUInt16BE(height, 26);
  fixed.writeUInt32BE(0x00480000, 28);
  fixed.writeUInt32BE(0x00480000, 32);
  fixed.writeUInt16BE(1, 40);
  fixed.writeUInt16BE(0x18, 74);
  fixed.writeInt16BE(-1, 76);
  return box('avc1', fixed, box('avcC', config));
}

const trackDefaults = () => fullBox('trex', 0, 0, words(1, 1, 0, 0, 0));

function box(name: string, ...content: Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([words(length), latin(name), ...content]);
}

const fullBox = (name: string, version: number, flags: number, ...content: Buffer[]) =>
  box(name, words(version * 0x1000000 + flags), ...content);

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [position, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, position * 4);
  return bytes;
}

const latin = (value: string) => Buffer.from(value, 'latin1');
