import {
  type ErrorBody,
  type ErrorCategory,
  type ErrorCode,
  errorTable,
} from '@cloudseat/shared/contract/errors.ts';

/**
 * What every failed request rejects with, over the socket and over HTTP. Words for it are in the language files by `code`
 * (errors.<CODE>); `message` is English, for the console only. A network that answers nothing is UNAVAILABLE or TIMEOUT.
 */
export class SignalError extends Error {
  readonly code: ErrorCode;
  readonly category: ErrorCategory;
  readonly isRetryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterMs: number | null;

  constructor(body: ErrorBody) {
    super(`${body.code}: ${body.message}`);
    this.name = 'SignalError';
    const entry = errorTable[body.code];
    this.code = body.code;
    this.category = entry.category;
    this.isRetryable = entry.isRetryable;
    this.details = body.details ?? {};
    this.retryAfterMs = body.retryAfterMs ?? null;
  }
}

export function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('code' in value)) return false;
  return typeof value.code === 'string' && value.code in errorTable;
}

/** Any thrown thing as a SignalError, so that a page always has words for it. */
export function toSignalError(error: unknown): SignalError {
  if (error instanceof SignalError) return error;
  if (isErrorBody(error)) return new SignalError(error);
  return new SignalError({
    code: 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
  });
}
