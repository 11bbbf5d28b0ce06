import type { SfuErrorBody, SfuErrorCode } from '@cloudseat/shared/contract/sfu.ts';
import { errors as mediasoupErrors } from 'mediasoup';

/** An error the contract knows; its message is for operators. Anything else a handler throws is answered INTERNAL. */
export class SfuError extends Error {
  readonly code: SfuErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: SfuErrorCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = 'SfuError';
    this.code = code;
    this.details = details;
  }

  toBody(): SfuErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.details === undefined ? {} : { details: this.details }),
    };
  }
}

type Noun = 'room' | 'peer' | 'transport' | 'producer' | 'consumer' | 'pipe';

export const notFound = (noun: Noun, id: string) =>
  new SfuError('NOT_FOUND', `${noun} ${id} is not here`, { noun });

export const conflict = (noun: Noun, id: string) =>
  new SfuError('CONFLICT', `${noun} ${id} exists with another parent`, { noun });

/**
 * Waits for mediasoup and turns its refusals into REFUSED: it throws a TypeError for parameters that make no sense,
 * UnsupportedError for codecs it does not have, and a plain Error for what the worker refused.
 */
export async function refusable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof mediasoupErrors.WorkerClosedError) {
      throw new SfuError('UNAVAILABLE', 'the worker is gone');
    }
    throw new SfuError('REFUSED', error instanceof Error ? error.message : String(error));
  }
}
