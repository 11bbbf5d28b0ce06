import { type ErrorBody, type ErrorCode, errorTable } from '@cloudseat/shared/contract/errors.ts';

/** An error with a code of the shared table: it may reach a page. Its message is English, for operators. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details?: Record<string, unknown>,
    options?: { retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
    this.retryAfterMs = options?.retryAfterMs;
  }

  get httpStatus(): number {
    return errorTable[this.code].httpStatus;
  }

  toBody(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.details === undefined ? {} : { details: this.details }),
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
    };
  }
}

export const notFound = (what: string) => new AppError('NOT_FOUND', `${what} does not exist or is not yours`);
