import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFilm } from './convert.ts';
import { FilmProblem, probeFilm } from './probe.ts';
import { aac, h264, makeMp4, makeWebm, makeWithFfmpeg, picture, sound } from './test-support/made-films.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convert-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
async function make(...files: Buffer[]) {
  const place = { folder, signal: new AbortController().signal };
  const parts = [];
  for (const bytes of files) {
    const path = join(folder, `source-${count++}`);
    await writeFile(path, bytes);
    parts.push({ path, found: await probeFilm(path, place) });
  }
  const progress: number[] = [];
  const made = await makeFilm(parts, { ...place, onProgress: (share) => void progress.push(share) });
  return { parts: parts.map(({ found }) => found), ...made, progress };
}
const whyNot = async (...files: Buffer[]) => {
  try {
    await make(...files);
  } catch (error) {
    if (error instanceof FilmProblem) return error.failure;
    throw error;
  }
  return 'it was made';
};

describe('a film', { timeout: 180_000 }, () => {
  it('that browsers play is only wrapped anew', async () => {
    const { found, isConverted } = await make(await makeMp4(3));
    expect(isConverted).toBe(false);
    expect(found).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac', width: 320, height: 180 });
    expect(found.durationMs).toBeGreaterThan(2_900);
  });

  it('without sound stays silent', async () => {
    const { found } = await make(await makeWithFfmpeg('mp4', ...picture(2), ...h264));
    expect(found.audioCodec).toBeNull();
  });

  const converted: [string, () => Promise<Buffer>][] = [
    ['VP8 of a browser, which does not say how long it is', () => makeWebm(3)],
    [
      'VP9',
      () => makeWithFfmpeg('webm', ...picture(2), ...sound(2), '-c:v', 'libvpx-vp9', '-deadline', 'realtime'),
    ],
    [
      'HEVC of a phone',
      () =>
        makeWithFfmpeg('mov', ...picture(2), ...sound(2), '-c:v', 'libx265', '-preset', 'ultrafast', ...aac),
    ],
    [
      'MPEG-2 of a camera',
      () => makeWithFfmpeg('mpg', ...picture(2), ...sound(2), '-c:v', 'mpeg2video', '-c:a', 'mp2'),
    ],
    [
      'H.264 of ten bits',
      () => makeWithFfmpeg('mp4', ...picture(2), '-c:v', 'libx264', '-pix_fmt', 'yuv420p10le'),
    ],
    [
      'key pictures ten seconds apart',
      () => makeWithFfmpeg('mp4', ...picture(21), ...h264, '-g', '9999', '-sc_threshold', '0'),
    ],
  ];
  it.each(converted)('is converted from %s', async (_name, source) => {
    const { found, parts, isConverted } = await make(await source());
    expect(isConverted).toBe(true);
    expect(found).toMatchObject({ videoCodec: 'h264', isPictureCopied: true, width: 320, height: 180 });
    expect(found.audioCodec).toBe(parts[0]?.audioCodec == null ? null : 'aac');
  });

  it('keeps its pictures where only its sound has to be converted', async () => {
    const { found, isConverted } = await make(
      await makeWithFfmpeg('mkv', ...picture(2), ...sound(2), ...h264, '-c:a', 'libopus'),
    );
    expect([isConverted, found.audioCodec]).toEqual([false, 'aac']);
  });

  it('that is too large and too fast is brought to 1080 lines and 30 pictures a second', async () => {
    const { found, progress } = await make(
      await makeWithFfmpeg('mp4', ...picture(2, '2560x1440', 60), ...h264),
    );
    expect(found).toMatchObject({ width: 1_920, height: 1_080 });
    expect(found.fps).toBeLessThanOrEqual(30.5);
    expect(progress.length).toBeGreaterThan(0);
  });

  it.each([
    ['copied', h264],
    ['converted', ['-c:v', 'libx265', '-preset', 'ultrafast']],
  ])('of a phone held upright stands upright when it is %s', async (_how, codecs) => {
    const path = join(folder, 'lying.mp4');
    await writeFile(path, await makeWithFfmpeg('mp4', ...picture(2), ...codecs));
    const turned = ['-i', path, '-c', 'copy', '-metadata:s:v:0', 'rotate=90'];
    const upright = await makeWithFfmpeg('mp4', ...turned);
    const { found, parts } = await make(upright);
    expect(parts[0]).toMatchObject({ width: 180, height: 320 });
    expect(found).toMatchObject({ width: 180, height: 320 });
  });

  it('of two stretches of different shape, one of them silent, is one film', async () => {
    const silent = await makeWithFfmpeg('mp4', ...picture(2, '180x320'), ...h264);
    const { found, isConverted } = await make(await makeWebm(3), silent);
    expect(isConverted).toBe(true);
    expect(found).toMatchObject({ width: 320, height: 180, audioCodec: 'aac' });
    expect(Math.abs(found.durationMs - 5_000)).toBeLessThan(300);
  });
});

describe('a file is refused that', { timeout: 180_000 }, () => {
  it('is of another kind', async () => {
    expect(await whyNot(Buffer.from('%PDF-1.7 not a film at all'))).toBe('notFilm');
    expect(await whyNot(await makeWithFfmpeg('png', ...picture(1), '-frames:v', '1'))).toBe('notFilm');
  });
  it('is a list of other files or addresses, which is never followed', async () => {
    const list = '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n';
    expect(await whyNot(Buffer.from(list))).toBe('notFilm');
    expect(await whyNot(Buffer.from('ffconcat version 1.0\nfile /etc/hosts\n'))).toBe('notFilm');
  });
  it('lost what tells how to read it, or its end', async () => {
    const whole = await makeMp4(12);
    expect(await whyNot(whole.subarray(0, whole.length / 2))).toBe('cutOff');
    const fast = await makeMp4(12, '-movflags', '+faststart');
    expect(await whyNot(fast.subarray(0, fast.length / 2))).toBe('cutOff');
  });
  it('has no picture', async () => {
    expect(await whyNot(await makeWithFfmpeg('m4a', ...sound(2), ...aac))).toBe('noPicture');
  });
  it('is encrypted', async () => {
    const key = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', '0'.repeat(32)];
    const locked = await makeMp4(2, ...key, '-encryption_kid', '1'.repeat(32));
    expect(await whyNot(locked)).toBe('encrypted');
  });
  it('has pictures of a codec nobody knows', async () => {
    const known = await makeWithFfmpeg('avi', ...picture(2), '-c:v', 'mjpeg');
    const unknown = Buffer.from(known.toString('latin1').replaceAll('MJPG', 'XQZW'), 'latin1');
    expect(await whyNot(unknown)).toBe('unknownCodec');
  });
  it('says it is longer than a film may be', async () => {
    const slow = await makeWithFfmpeg(
      'mkv',
      ...picture(3, '320x180', 1),
      '-c:v',
      'mpeg4',
      '-bsf:v',
      'setts=ts=TS*16000',
    );
    expect(await whyNot(slow)).toBe('tooLong');
  });
  it('is damaged throughout', async () => {
    const damaged = damage(await makeWithFfmpeg('mkv', ...picture(4), ...h264), 1_500, 3);
    expect(['broken', 'cutOff', 'notFilm']).toContain(await whyNot(damaged));
  });
});

it('a film with one damaged picture is made anew, so that no player stops at it', {
  timeout: 180_000,
}, async () => {
  const whole = await makeWithFfmpeg('mp4', ...picture(6), ...h264);
  const damaged = damage(whole, whole.length / 2, 40, whole.length / 2 + 40_000);
  const { isConverted, found } = await make(damaged);
  expect(isConverted).toBe(true);
  expect(found.durationMs).toBeGreaterThan(5_500);
});

/** Every so many bytes another one, between two places. */
function damage(bytes: Buffer, from: number, every: number, to = bytes.length): Buffer {
  const damaged = Buffer.from(bytes);
  for (let at = Math.floor(from); at < to; at += every) damaged[at] = (at * 7) % 251;
  return damaged;
}
