import { type ErrorBody, type ErrorCode, errorTable } from '@cloudseat/shared/contract/errors.ts';
import { materialMaxBytes, materialMimeTypes } from '@cloudseat/shared/nouns/material-rules.ts';
import { isErrorBody, SignalError } from '../../lib/signal-error.ts';

export type UploadTarget = { callId: string; lineId: string | null };

/** What can be told before a byte is sent; the server judges the content itself. */
export function findFileFault(file: Pick<File, 'size' | 'type'>): ErrorCode | null {
  if (file.size === 0) return 'FILE_EMPTY';
  if (file.size > materialMaxBytes) return 'FILE_TOO_LARGE';
  const isKnown = materialMimeTypes.some((type) => type === file.type);
  return file.type !== '' && !isKnown ? 'FILE_TYPE_REFUSED' : null;
}

export const acceptedFiles = materialMimeTypes.join(',');

/**
 * Sends a file over tus, taking up again where a broken link left it; `progress` goes from 0 to 1.
 * Stopping it by `abort` is no failure.
 */
export async function uploadFile(
  file: File,
  target: UploadTarget,
  onProgress: (progress: number) => void,
  abort: AbortSignal,
): Promise<void> {
  const fault = findFileFault(file);
  if (fault) throw new SignalError({ code: fault, message: file.name });
  const tus = await import('tus-js-client');
  await new Promise<void>((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: '/api/uploads',
      retryDelays: [0, 1_000, 3_000, 5_000],
      removeFingerprintOnSuccess: true,
      metadata: {
        callId: target.callId,
        filename: file.name,
        filetype: file.type,
        ...(target.lineId === null ? {} : { lineId: target.lineId }),
      },
      onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
      onSuccess: () => resolve(),
      onError: (error) => {
        const answer = 'originalResponse' in error ? error.originalResponse : null;
        reject(readUploadError(answer?.getBody() ?? '', answer?.getStatus() ?? 0));
      },
    });
    abort.addEventListener('abort', () => {
      void upload.abort(true);
      resolve();
    });
    upload.start();
  });
}

/** The server's own reason where its answer holds one, else what the status stands for. */
export function readUploadError(body: string, status: number): SignalError {
  const parsed = parseError(body);
  if (parsed) return new SignalError(parsed);
  if (status === 0) return new SignalError({ code: 'UNAVAILABLE', message: 'no answer' });
  const known = (['FILE_TOO_LARGE', 'FILE_TYPE_REFUSED', 'UNAUTHENTICATED', 'NOT_FOUND'] as const).find(
    (code) => errorTable[code].httpStatus === status,
  );
  return new SignalError({ code: known ?? 'INTERNAL', message: `HTTP ${status}` });
}

function parseError(body: string): ErrorBody | null {
  try {
    const value: unknown = JSON.parse(body);
    return isErrorBody(value) ? value : null;
  } catch {
    return null;
  }
}
