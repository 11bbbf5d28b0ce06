import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as rest } from 'node:timers/promises';
import { S3mini, type S3ServiceError } from 's3mini';
import { notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { assertBlobKey, type BlobStore } from './blob-store.ts';

/** Path style: `<url>/<bucket>/<key>`. */
export type S3Config = { url: string; bucket: string; region: string; key: string; secret: string };

/**
 * An object store that speaks S3. What fits into one part is one request; the rest goes up in parts, which become an object only
 * once all are there. What the network or the server lost on its way is sent again.
 */
export function createS3Blobs({ url, bucket, region, key: accessKeyId, secret }: S3Config): BlobStore {
  const endpoint = `${url.replace(/\/+$/, '')}/${bucket}`;
  const s3 = new S3mini({ accessKeyId, secretAccessKey: secret, region, endpoint });
  let fullAt: number | null = null;

  /** An object store does not tell how much room it has: it is full when it says so. */
  async function putting<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await retrying(work);
      fullAt = null;
      return result;
    } catch (error) {
      if (isQuotaSpent(error)) fullAt = performance.now();
      throw error;
    }
  }

  async function putParts(key: string, first: Buffer, others: AsyncIterator<Buffer>): Promise<void> {
    const uploadId = await putting(() => s3.getMultipartUploadId(key));
    try {
      const parts: { partNumber: number; etag: string }[] = [];
      for (let part: Buffer | undefined = first; part; part = (await others.next()).value) {
        const bytes: Buffer = part;
        parts.push(await putting(() => s3.uploadPart(key, uploadId, bytes, parts.length + 1)));
      }
      await putting(() => s3.completeMultipartUpload(key, uploadId, parts));
    } catch (error) {
      await s3.abortMultipartUpload(key, uploadId).catch(() => {});
      throw error;
    }
  }

  return {
    async put(key, bytes) {
      assertBlobKey(key);
      const parts = partsOf(bytes);
      // What comes behind the first part decides how it is sent, and a stream that breaks in between leaves nothing.
      const first = (await parts.next()).value ?? Buffer.alloc(0);
      const second = await parts.next();
      if (second.done) await putting(() => s3.putObject(key, first));
      else await putParts(key, first, follow(second.value, parts));
    },

    async open(key, { start, end }) {
      assertBlobKey(key);
      const answer = await retrying(() => s3.getObjectRaw(key, false, start, end + 1)).catch((error) => {
        throw statusOf(error) === 404 ? notFound('the recorded file') : error;
      });
      return Readable.fromWeb(answer.body as ReadableStream);
    },

    async size(key) {
      assertBlobKey(key);
      try {
        return await retrying(() => s3.getContentLength(key));
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },

    async delete(key) {
      assertBlobKey(key);
      await retrying(() => s3.deleteObject(key));
    },

    level: async () =>
      fullAt !== null && performance.now() - fullAt < playbackTuning.s3FullForMs ? 'full' : 'ample',

    freeBytes: async () => null,
  };
}

/** Writes, reads and deletes a little object; throws with what an operator has to mend. */
export async function assertS3Works(blobs: BlobStore, { url, bucket }: S3Config): Promise<void> {
  const key = `probe/${makeId().replace(/[^A-Za-z0-9]/g, '0')}`;
  try {
    await blobs.put(key, Readable.from([Buffer.from('probe')]));
    if ((await blobs.size(key)) !== 5) throw new Error('what was written is not there');
    await blobs.delete(key);
  } catch (error) {
    throw new Error(`recordings cannot be kept at ${url}: ${adviceOn(error, bucket)}`, { cause: error });
  }
}

function adviceOn(error: unknown, bucket: string): string {
  const code = codeOf(error);
  if (code === 'NoSuchBucket')
    return `there is no bucket ${bucket}: create it (CLOUDSEAT_RECORDING_S3_BUCKET)`;
  if (statusOf(error) === 403 || code === 'InvalidAccessKeyId')
    return `it refuses CLOUDSEAT_RECORDING_S3_KEY and CLOUDSEAT_RECORDING_S3_SECRET, or they may not write to ${bucket} (${code})`;
  if (isQuotaSpent(error)) return `bucket ${bucket} is full`;
  return error instanceof Error ? error.message : String(error);
}

async function* partsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < playbackTuning.s3PartBytes) continue;
    yield Buffer.concat(held);
    [held, heldBytes] = [[], 0];
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

async function* follow(second: Buffer, others: AsyncGenerator<Buffer, undefined>) {
  yield second;
  yield* others;
}

async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const restMs of playbackTuning.s3RetryAfterMs) {
    try {
      return await work();
    } catch (error) {
      const status = statusOf(error);
      if (isQuotaSpent(error) || (status !== null && status < 500 && status !== 429)) throw error;
      await rest(restMs);
    }
  }
  return work();
}

/** The client hides some answers of the store one deep. */
function serviceErrorOf(error: unknown): Partial<S3ServiceError> | null {
  const { status, cause } = (error ?? {}) as Partial<S3ServiceError>;
  if (typeof status === 'number') return error as Partial<S3ServiceError>;
  return cause === undefined ? null : serviceErrorOf(cause);
}

/** Null: nothing came back. */
const statusOf = (error: unknown): number | null => serviceErrorOf(error)?.status ?? null;
const codeOf = (error: unknown): string => serviceErrorOf(error)?.serviceCode ?? 'no answer';
const isQuotaSpent = (error: unknown): boolean =>
  statusOf(error) === 507 || /quota|storage.?full|insufficient.?storage/i.test(codeOf(error));
