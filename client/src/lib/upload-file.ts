import type { CallId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { DetailedError, Upload } from 'tus-js-client';
import { findFileProblem, findFileType, findSizeProblem } from './file-rules.ts';
import { isErrorBody, SignalError } from './signal-error.ts';

export type UploadJob = { done: Promise<void>; cancel: () => void };
type UploadOptions = {
  file: File;
  callId: CallId;
  lineId: MaterialLineId | null;
  /** A recorded message is of another kind than what people choose from their files. */
  purpose?: 'videoMessage';
  /** 0 to 1. */
  onProgress: (share: number) => void;
};

/** Small enough that a broken link loses little, large enough that a fast one is not held up. */
const chunkBytes = 2 * 1024 * 1024;
/** Goes on by itself after these pauses, where it stopped. */
const retryPausesMs = [0, 1_000, 3_000, 5_000, 10_000];

/** Sends a file, resumable, by tus; `done` rejects with SignalError. What cannot be taken is refused before it is sent. */
export function uploadFile({ file, callId, lineId, purpose, onProgress }: UploadOptions): UploadJob {
  let upload: Upload | null = null;
  let isCancelled = false;
  const done = (async () => {
    const problem = purpose === undefined ? findFileProblem(file) : findSizeProblem(file);
    if (problem !== null) throw new SignalError({ code: problem, message: file.name });
    const tus = await import('tus-js-client');
    if (isCancelled) return;
    await new Promise<void>((resolve, reject) => {
      upload = new tus.Upload(file, {
        endpoint: '/api/uploads',
        chunkSize: chunkBytes,
        retryDelays: retryPausesMs,
        removeFingerprintOnSuccess: true,
        metadata: {
          callId,
          filename: file.name,
          filetype: purpose === undefined ? (findFileType(file) ?? '') : file.type,
          ...(purpose === undefined ? {} : { purpose }),
          ...(lineId === null ? {} : { lineId }),
        },
        onProgress: (sentBytes, totalBytes) => onProgress(totalBytes === 0 ? 0 : sentBytes / totalBytes),
        onShouldRetry: (error) => isWorthRetrying(statusOf(error)),
        onSuccess: () => resolve(),
        onError: (error) => reject(readUploadError(error)),
      });
      upload.start();
    });
  })();
  return {
    done,
    cancel() {
      isCancelled = true;
      void upload?.abort(true);
    },
  };
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
