import { createHash } from 'node:crypto';
import { pipeline, Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { notFound } from '../platform/errors.ts';
import type { BlobStore, Span, StorageLevel } from './blob-store.ts';
import { createChunkCipher, headerBytes, plainBytesOf, storedSpan } from './chunk-cipher.ts';

/** Of the bytes as they were handed in. */
export type FileFacts = { byteCount: number; sha256: string };

/** The bytes of recordings, encrypted at rest wherever they lie. */
export type RecordingFiles = {
  /** Whole, or not at all; throws FileMismatch, and keeps nothing, where the bytes are not the ones that were expected. */
  put(key: string, bytes: Readable | Uint8Array, expected?: FileFacts): Promise<FileFacts>;
  /** A span, or all of it, and how long the whole is. NOT_FOUND. */
  open(key: string, span?: Span): Promise<{ stream: Readable; byteCount: number }>;
  /** In bytes; null where there is none. */
  size(key: string): Promise<number | null>;
  exists(key: string): Promise<boolean>;
  /** Of what is not there as well. */
  delete(key: string): Promise<void>;
  level(): Promise<StorageLevel>;
  /** Null where the store does not tell. */
  freeBytes(): Promise<number | null>;
};

export class FileMismatch extends Error {
  override readonly name = 'FileMismatch';
}

export function createRecordingFiles(blobs: BlobStore, secretKeyHex: string): RecordingFiles {
  const cipher = createChunkCipher(secretKeyHex);

  async function sizeOf(key: string): Promise<{ stored: number; plain: number } | null> {
    const stored = await blobs.size(key);
    return stored === null ? null : { stored, plain: plainBytesOf(stored) };
  }

  return {
    async put(key, bytes, expected) {
      const { check, facts } = checking(expected);
      const source = bytes instanceof Readable ? bytes : Readable.from([Buffer.from(bytes)]);
      const stored = through(source, check, cipher.encrypt());
      try {
        await blobs.put(key, stored);
      } finally {
        // What a store did not read to its end, because it failed, would keep its file or its node's answer open.
        stored.destroy();
      }
      return facts();
    },

    async open(key, wanted) {
      const size = await sizeOf(key);
      if (size === null) throw notFound('the recorded file');
      const span = wanted ?? { start: 0, end: size.plain - 1 };
      if (size.plain === 0) return { stream: Readable.from([]), byteCount: 0 };
      const header = await buffer(await blobs.open(key, { start: 0, end: headerBytes - 1 }));
      const stored = await blobs.open(key, storedSpan(span, size.stored));
      const stream = through(stored, cipher.decrypt(header, span, size.plain));
      return { stream, byteCount: size.plain };
    },

    size: async (key) => (await sizeOf(key))?.plain ?? null,
    exists: async (key) => (await blobs.size(key)) !== null,
    delete: (key) => blobs.delete(key),
    level: () => blobs.level(),
    freeBytes: () => blobs.freeBytes(),
  };
}

/** The last of a row of streams: a failure of any is its own, told to whoever reads it. */
const through = (...streams: [Readable, ...Transform[]]): Readable =>
  pipeline(streams, () => undefined) as Transform;

/** Lets bytes through, and fails at their end when they are not the ones that were expected. */
function checking(expected: FileFacts | undefined) {
  const hash = createHash('sha256');
  let facts: FileFacts = { byteCount: 0, sha256: '' };
  const check = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      hash.update(bytes);
      facts.byteCount += bytes.length;
      done(null, bytes);
    },
    flush(done) {
      facts = { ...facts, sha256: hash.digest('hex') };
      const isOther =
        expected && (expected.sha256 !== facts.sha256 || expected.byteCount !== facts.byteCount);
      done(isOther ? new FileMismatch('the file is not the one that was announced') : null);
    },
  });
  return { check, facts: () => facts };
}
