import type { ErrorCode } from '@cloudseat/shared/contract/errors.ts';
import type { DetailedError, Upload } from 'tus-js-client';
import { isErrorBody, SignalError } from './signal-error.ts';

export type UploadJob = { done: Promise<void>; cancel: () => void };
type TusOptions = {
  file: File;
  /** Why it is not sent at all. */
  problem: ErrorCode | null;
  endpoint: string;
  metadata: Record<string, string>;
  /** Bytes of one request; small where nothing is said. */
  chunkBytes?: number;
  /** Where an earlier page sent the first part of it. */
  uploadUrl?: string | null | undefined;
  /** The server has begun to take it there. */
  onUrl?: ((uploadUrl: string) => void) | undefined;
  /** 0 to 1. */
  onProgress: (share: number) => void;
};

/** Small enough that a broken link loses little, large enough that a fast one is not held up. */
const smallChunkBytes = 2 * 1024 * 1024;
/** Goes on by itself after these pauses, where it stopped. */
const retryPausesMs = [0, 1_000, 3_000, 5_000, 10_000];
/** A connection that has moved nothing for so long is dead, though nobody was told: another one goes on where it stopped. */
const stalledAfterMs = 20_000;

/** Sends a file, resumable, by tus; `done` rejects with SignalError. */
export function sendByTus(options: TusOptions): UploadJob {
  const { file, problem, endpoint, metadata, chunkBytes = smallChunkBytes, uploadUrl, onUrl } = options;
  let upload: Upload | null = null;
  let isCancelled = false;
  const watch = createStallWatch(() => {
    const stalled = upload;
    void stalled?.abort().then(() => {
      if (!isCancelled) stalled.start();
    });
  });
  const done = (async () => {
    if (problem !== null) throw new SignalError({ code: problem, message: file.name });
    const tus = await import('tus-js-client');
    if (isCancelled) return;
    const sending = new Promise<void>((resolve, reject) => {
      upload = new tus.Upload(file, {
        ...{ endpoint, metadata, chunkSize: chunkBytes, retryDelays: retryPausesMs },
        // What is kept on the device, and for how long, is for the caller to say.
        storeFingerprintForResuming: false,
        uploadUrl: uploadUrl ?? null,
        onUploadUrlAvailable: () => {
          if (upload?.url) onUrl?.(upload.url);
        },
        onProgress: (sentBytes, totalBytes) => {
          watch.touch();
          options.onProgress(totalBytes === 0 ? 0 : sentBytes / totalBytes);
        },
        onShouldRetry: (error) => {
          watch.touch();
          return isWorthRetrying(statusOf(error));
        },
        onSuccess: () => resolve(),
        onError: (error) => reject(readUploadError(error)),
      });
      upload.start();
      watch.touch();
    });
    await sending.finally(watch.end);
  })();
  return {
    done,
    cancel() {
      isCancelled = true;
      watch.end();
      // What could not be removed there expires there.
      upload?.abort(true).catch(() => undefined);
    },
  };
}

function createStallWatch(onStalled: () => void): { touch: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
    clearTimeout(timer);
  };
  const touch = () => {
    // Removing what was given up may fail, and be tried again, after the end.
    if (hasEnded) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      onStalled();
      touch();
    }, stalledAfterMs);
  };
  return { touch, end };
}

const statusOf = (error: Error | DetailedError): number =>
  'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;

function isWorthRetrying(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

/** The server refuses with our error body; anything else is read by its status. */
function readUploadError(error: Error | DetailedError): SignalError {
  const text = 'originalResponse' in error ? (error.originalResponse?.getBody() ?? '') : '';
  try {
    const parsed: unknown = JSON.parse(text);
    const inner = typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : parsed;
    if (isErrorBody(inner)) return new SignalError(inner);
  } catch {
    // Not ours.
  }
  const message = error.message;
  switch (statusOf(error)) {
    case 0:
      return new SignalError({ code: 'UNAVAILABLE', message });
    case 401:
      return new SignalError({ code: 'UNAUTHENTICATED', message });
    case 404:
      return new SignalError({ code: 'NOT_FOUND', message });
    case 413:
      return new SignalError({ code: 'FILE_TOO_LARGE', message });
    case 415:
      return new SignalError({ code: 'FILE_TYPE_REFUSED', message });
    default:
      return new SignalError({ code: 'INTERNAL', message });
  }
}
