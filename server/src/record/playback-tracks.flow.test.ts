import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderBlobs } from './folder-blobs.ts';
import { type Codec, planSegments } from './playback-plan.ts';
import { makeTrackFile } from './playback-tracks.ts';
import { createRecordingFiles } from './recording-files.ts';
import {
  findSilences,
  makePictures,
  makeSound,
  type PictureSegment,
  probe,
  readFrameNumber,
  readPicture,
} from './test-support/recorded-segments.ts';
import { makeThumbnails } from './thumbnails.ts';

const lengthMs = 16_000;
const startedAt = 1_800_000_000_000;
const mimes: Record<Codec, string> = {
  vp8: 'video/VP8',
  h264: 'video/H264',
  opus: 'audio/opus',
};

describe('a track’s file', { timeout: 60_000 }, () => {
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracks-'));
    await mkdir(join(folder, 'made'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const files = () => createRecordingFiles(createFolderBlobs(join(folder, 'store')), 'ab'.repeat(32));
  const signal = new AbortController().signal;

  async function segmentOf(
    fromMs: number,
    codec: Codec,
    seconds: number,
    bytes: Buffer,
    size?: Partial<PictureSegment>,
  ) {
    count += 1;
    const storageKey = `s/${count}`;
    await files().put(storageKey, bytes);
    const { width = 320, height = 180 } = size ?? {};
    return {
      ...{ startedAt: new Date(startedAt + fromMs), durationMs: seconds * 1_000, mimeType: mimes[codec] },
      ...{ byteCount: bytes.length, storageKey, width, height },
    };
  }
  async function pictures(fromMs: number, seconds: number, size: Partial<PictureSegment> = {}) {
    const codec = size.codec ?? 'vp8';
    const wish = { ...size, codec, firstFrame: fromMs / 40, seconds };
    return segmentOf(fromMs, codec, seconds, await makePictures(folder, `p${count}`, wish), size);
  }
  const sound = async (fromMs: number, seconds: number) =>
    segmentOf(fromMs, 'opus', seconds, await makeSound(folder, `a${count}`, 440, seconds));
  async function make(kind: 'audio' | 'video', rows: Awaited<ReturnType<typeof segmentOf>>[]) {
    count += 1;
    const plan = {
      trackId: `-track${count}`,
      kind,
      segments: planSegments(rows, startedAt, lengthMs),
      lengthMs,
    };
    return makeTrackFile(plan, { files: files(), folder: join(folder, 'made'), signal });
  }
  async function isBlack(file: string, seconds: number) {
    const { pixels } = await readPicture(file, seconds);
    return pixels.every((pixel) => pixel < 24);
  }

  it.each(['vp8', 'h264'] as const)(
    'of %s shows each picture at its time, and black where there was none',
    async (codec) => {
      const rows = [
        await pictures(2_000, 4, { codec }),
        await pictures(6_000, 2, { codec }),
        await pictures(11_200, 2, { codec }),
      ];
      const { path, mimeType } = await make('video', rows);
      expect(mimeType).toBe(codec === 'h264' ? 'video/mp4' : 'video/webm');
      const { format, streams } = await probe(path);
      expect(streams.map(({ codec_name }) => codec_name)).toEqual([codec]);
      expect([Number(format.start_time), Number(format.duration)]).toEqual([0, lengthMs / 1_000]);
      for (const seconds of [2, 3.2, 5.96, 6, 7.4, 11.2, 12])
        expect(await readFrameNumber(path, seconds), `at ${seconds}`).toBe(Math.round(seconds * 25));
      for (const seconds of [0, 1.9, 8.2, 11.1, 13.4, 15.9])
        expect(await isBlack(path, seconds), `at ${seconds}`).toBe(true);
    },
  );

  it.each(['vp8', 'h264'] as const)('of %s goes on when pictures change their size', async (codec) => {
    const large = { codec, width: 480, height: 270 };
    const { path } = await make('video', [await pictures(0, 2, { codec }), await pictures(2_000, 2, large)]);
    expect(await readFrameNumber(path, 1)).toBe(25);
    // As it is shown: 480 px wide, in 320.
    expect(await readFrameNumber(path, 3, { x: 0, y: 0, scale: 320 / 480 })).toBe(75);
  });

  it('of two codecs is made like the one there is more of', async () => {
    const { path, mimeType } = await make('video', [
      await pictures(0, 4),
      await pictures(4_000, 1, { codec: 'h264' }),
      await pictures(5_000, 3),
    ]);
    expect(mimeType).toBe('video/webm');
    for (const seconds of [1, 4.4, 6])
      expect(await readFrameNumber(path, seconds)).toBe(Math.round(seconds * 25));
  });

  it('of sound has no holes: silence stands where nothing was said to be recorded', async () => {
    const { path, mimeType } = await make('audio', [
      await sound(3_000, 4),
      await sound(7_000, 1),
      await sound(12_000, 2),
    ]);
    expect(mimeType).toBe('audio/webm');
    const silences = await findSilences(path);
    const expected = [
      [0, 3],
      [8, 12],
      [14, 16],
    ];
    expect(silences).toHaveLength(expected.length);
    for (const [index, { from, to }] of silences.entries()) {
      expect(Math.abs(from - (expected[index]?.[0] ?? 0))).toBeLessThan(0.04);
      expect(Math.abs(to - (expected[index]?.[1] ?? 0))).toBeLessThan(0.04);
    }
    expect(Math.abs(Number((await probe(path)).format.duration) - lengthMs / 1_000)).toBeLessThan(0.05);
  });

  it('has small pictures, one every five seconds', async () => {
    const { path } = await make('video', [await pictures(0, 4), await pictures(4_000, 4)]);
    const { everyMs, offsets, bytes } = await makeThumbnails(path, lengthMs, {
      folder: join(folder, 'made'),
      signal,
    });
    expect([everyMs, offsets.length]).toEqual([5_000, 5]);
    for (const offset of offsets.slice(0, -1)) {
      expect(bytes.subarray(offset, offset + 4).toString()).toBe('RIFF');
      expect(bytes.subarray(offset + 8, offset + 12).toString()).toBe('WEBP');
    }
  });

  it('is not made once it is not wanted any more', async () => {
    const stop = new AbortController();
    stop.abort();
    const segments = planSegments([await pictures(0, 1)], startedAt, lengthMs);
    const tools = { files: files(), folder: join(folder, 'made'), signal: stop.signal };
    await expect(makeTrackFile({ trackId: 'x', kind: 'video', segments, lengthMs }, tools)).rejects.toThrow();
  });
});
