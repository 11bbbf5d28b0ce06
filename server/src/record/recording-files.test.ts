import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../platform/ids.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { createRecordingFiles } from './recording-files.ts';

const secret = 'ab'.repeat(32);
const chunk = recordingsTuning.cipherChunkBytes;
const bytesOf = async (opened: Promise<{ stream: Readable }>) => buffer((await opened).stream);

describe('files of recordings in a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recording-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const make = (secretKey = secret) => createRecordingFiles(createFolderBlobs(folder), secretKey);

  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])(
    'of %i bytes come back as they were handed in, with their hash',
    async (length) => {
      const plain = randomBytes(length);
      const key = `a/of-${length}`;
      const facts = await make().put(key, Readable.from([plain.subarray(0, 5), plain.subarray(5)]));
      expect(facts).toEqual({ byteCount: length, sha256: sha256Hex(plain) });
      expect(await make().size(key)).toBe(length);
      expect((await bytesOf(make().open(key))).equals(plain)).toBe(true);
    },
  );

  it('are read in parts', async () => {
    const plain = randomBytes(4 * chunk + 100);
    await make().put('parts', plain);
    const place = fc.integer({ min: 0, max: plain.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const part = await bytesOf(make().open('parts', { start, end }));
        expect(part.equals(plain.subarray(start, end + 1))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('leave nothing open that a store which failed did not read', async () => {
    const blobs = createFolderBlobs(folder);
    const put = async () => {
      throw new Error('out of reach');
    };
    const source = Readable.from([randomBytes(chunk), randomBytes(chunk)]);
    const files = createRecordingFiles({ ...blobs, put }, secret);
    await expect(files.put('unread', source)).rejects.toThrow('out of reach');
    await expect.poll(() => source.destroyed).toBe(true);
  });

  it('do not show what is in them', async () => {
    const plain = Buffer.from('a face and a voice '.repeat(50));
    await make().put('hidden', plain);
    expect((await readFile(join(folder, 'hidden'))).includes('face')).toBe(false);
    await expect(bytesOf(make('cd'.repeat(32)).open('hidden'))).rejects.toThrow();
  });

  it.each([
    [
      'a byte was changed',
      (stored: Buffer) => Buffer.from(stored.map((byte, at) => (at === 200 ? byte ^ 1 : byte))),
    ],
    ['the end was cut off', (stored: Buffer) => stored.subarray(0, stored.length - chunk - 16)],
    [
      'two parts changed places',
      (stored: Buffer) =>
        Buffer.concat([
          stored.subarray(0, 22),
          stored.subarray(22 + chunk + 16, 22 + 2 * (chunk + 16)),
          stored.subarray(22, 22 + chunk + 16),
          stored.subarray(22 + 2 * (chunk + 16)),
        ]),
    ],
  ])('are not read when %s', async (_name, change) => {
    await make().put('changed', randomBytes(3 * chunk));
    const path = join(folder, 'changed');
    await writeFile(path, change(await readFile(path)));
    await expect(bytesOf(make().open('changed'))).rejects.toThrow();
  });

  it('that are not the ones expected leave nothing, nor do those that break off', async () => {
    const plain = randomBytes(2 * chunk);
    const expected = { byteCount: plain.length, sha256: sha256Hex('another') };
    await expect(make().put('b/wrong', plain, expected)).rejects.toMatchObject({ name: 'FileMismatch' });
    const broken = Readable.from(
      (async function* () {
        yield plain;
        throw new Error('the line fell');
      })(),
    );
    await expect(make().put('b/broken', broken)).rejects.toThrow('the line fell');
    expect(await make().exists('b/wrong')).toBe(false);
    expect(await readdir(join(folder, 'b'))).toEqual([]);
  });

  it('that were never there are not found; deleted twice they are gone once', async () => {
    const files = make();
    await expect(files.open('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await files.put('gone', randomBytes(10));
    await files.delete('gone');
    await files.delete('gone');
    expect(await files.exists('gone')).toBe(false);
  });

  it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', ''])(
    'never lie outside of it: %s',
    async (key) => {
      await expect(make().put(key, randomBytes(1))).rejects.toThrow('not a key');
    },
  );
});

it.each([
  [recordingsTuning.storeLowBytes, 'ample'],
  [recordingsTuning.storeLowBytes - 1, 'low'],
  [recordingsTuning.storeFullBytes, 'low'],
  [recordingsTuning.storeFullBytes - 1, 'full'],
])('%i bytes free are %s', async (free, level) => {
  expect(await createFolderBlobs(tmpdir(), async () => free).level()).toBe(level);
});
