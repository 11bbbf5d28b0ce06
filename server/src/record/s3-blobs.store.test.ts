import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3mini } from 's3mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestS3, type TestS3 } from '../../../scripts/test-support/s3-server.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { BlobStore, Span } from './blob-store.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { createRecordingFiles } from './recording-files.ts';
import { assertS3Works, createS3Blobs, type S3Config } from './s3-blobs.ts';
import { createBlobs } from './storage.ts';

const big = 2 * playbackTuning.s3PartBytes + 1_234_567;
const read = async (blobs: BlobStore, key: string, span: Span) => buffer(await blobs.open(key, span));
const put = (blobs: BlobStore, key: string, bytes: Buffer) => blobs.put(key, Readable.from(slices(bytes)));
function* slices(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000);
}

let server: TestS3;
let s3: S3mini;
let folder: string;
beforeAll(async () => {
  server = await startTestS3('recordings');
  const { url, bucket, region, key, secret } = server.config;
  s3 = new S3mini({ region, endpoint: `${url}/${bucket}`, accessKeyId: key, secretAccessKey: secret });
  await s3.createBucket();
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['a folder', 'S3'])('a store in %s', { timeout: 60_000 }, (kind) => {
  const make = () => (kind === 'S3' ? createS3Blobs(server.config) : createFolderBlobs(folder));

  it.each([0, 1, playbackTuning.s3PartBytes, playbackTuning.s3PartBytes + 1, big])(
    'gives %i bytes back, whole and in parts',
    async (length) => {
      const [blobs, bytes, key] = [make(), randomBytes(length), `sizes/of-${length}.webm`];
      await put(blobs, key, bytes);
      expect(await blobs.size(key)).toBe(length);
      if (length === 0) return;
      expect((await read(blobs, key, { start: 0, end: length - 1 })).equals(bytes)).toBe(true);
      const span = { start: Math.floor(length / 3), end: Math.floor(length / 2) };
      expect((await read(blobs, key, span)).equals(bytes.subarray(span.start, span.end + 1))).toBe(true);
    },
  );

  it('takes another file in the place of one', async () => {
    const [blobs, bytes] = [make(), randomBytes(100)];
    await put(blobs, 'a/again', randomBytes(5_000));
    await put(blobs, 'a/again', bytes);
    expect((await read(blobs, 'a/again', { start: 0, end: 99 })).equals(bytes)).toBe(true);
    expect(await blobs.size('a/again')).toBe(100);
  });

  it('does not know what was never there, and what was deleted', async () => {
    const blobs = make();
    await put(blobs, 'a/gone', randomBytes(10));
    await blobs.delete('a/gone');
    await blobs.delete('a/gone');
    for (const key of ['a/gone', 'a/never']) {
      expect(await blobs.size(key)).toBeNull();
      await expect(blobs.open(key, { start: 0, end: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it.each([10, big])('keeps nothing of a file that broke off after %i bytes', async (length) => {
    const blobs = make();
    const broken = Readable.from(
      (async function* () {
        yield* slices(randomBytes(length));
        throw new Error('the line fell');
      })(),
    );
    await expect(blobs.put('broken/one', broken)).rejects.toThrow('the line fell');
    expect(await blobs.size('broken/one')).toBeNull();
    const left =
      kind === 'S3'
        ? JSON.stringify(await s3.listMultipartUploads()).match(/broken/)
        : (await readdir(folder, { recursive: true })).find((name) => /broken.+/.test(name));
    expect(left ?? null).toBeNull();
  });

  it('never reaches out of itself', async () => {
    await expect(make().size('../out')).rejects.toThrow('not a key');
  });

  it('keeps encrypted files of recordings, of which parts are read', async () => {
    const files = createRecordingFiles(make(), 'ab'.repeat(32));
    const plain = randomBytes(1_000_000);
    await files.put('rec/track/0.webm', plain);
    const { stream, byteCount } = await files.open('rec/track/0.webm', { start: 70_000, end: 200_000 });
    expect([byteCount, (await buffer(stream)).equals(plain.subarray(70_000, 200_001))]).toEqual([
      1_000_000,
      true,
    ]);
  });

  it('says how much room there is', async () => {
    expect(await make().level()).toBe('ample');
  });
});

describe('a store that cannot be used is told at the start', () => {
  const start = (change: Partial<S3Config>) =>
    createBlobs({ dataFolder: folder, recordingS3: { ...server.config, ...change } });

  it('and one that can is not', async () => {
    await expect(start({})).resolves.toBeDefined();
    expect((await s3.listObjects('/', 'probe/')) ?? []).toEqual([]);
  });
  it.each([
    ['another secret', { secret: 'wrong' }, /refuses CLOUDSEAT_RECORDING_S3_KEY/],
    ['another account', { key: 'nobody' }, /refuses CLOUDSEAT_RECORDING_S3_KEY/],
    ['no such bucket', { bucket: 'elsewhere' }, /no bucket elsewhere: create it/],
  ])('%s', async (_name, change, words) => {
    await expect(start(change)).rejects.toThrow(words);
  });
});

describe('an object store that answers badly', () => {
  async function withAnswers(answers: number[], work: (blobs: BlobStore, config: S3Config) => Promise<void>) {
    let asked = 0;
    const http = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(answers[Math.min(asked, answers.length - 1)] ?? 200, { etag: '"e"' }).end();
        asked += 1;
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const config = { ...server.config, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
    try {
      await work(createS3Blobs(config), config);
    } finally {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    }
    return asked;
  }

  it('for a moment is asked again', async () => {
    expect(await withAnswers([503, 200], (blobs) => put(blobs, 'a/b', randomBytes(10)))).toBe(2);
  });
  it('that it is full is full for a while, and is told so at the start', async () => {
    await withAnswers([507], async (blobs, config) => {
      await expect(put(blobs, 'a/b', randomBytes(10))).rejects.toThrow();
      expect(await blobs.level()).toBe('full');
      await expect(assertS3Works(blobs, config)).rejects.toThrow('is full');
    });
  });
});
