import type { ErrorBody } from '@cloudseat/shared/contract/errors.ts';
import type { FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError } from '../platform/errors.ts';

/** Every error leaves as `{ error: { code, message, … } }`; what was not foreseen is logged and says nothing of itself. */
export function setErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = toAppError(error);
    if (known.code === 'INTERNAL') request.log.error({ err: error }, 'a request failed');
    if (known.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(known.retryAfterMs / 1_000));
    return reply.code(known.httpStatus).send({ error: known.toBody() satisfies ErrorBody });
  });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map((issue) =>
      `${issue.instancePath || '/'} ${issue.message ?? ''}`.trim(),
    );
    return new AppError('BAD_REQUEST', `the request does not fit: ${problems.join('; ')}`, { problems });
  }
  const status = (error as { statusCode?: unknown }).statusCode;
  if (status === 429) {
    const retryAfterMs = (error as { retryAfterMs?: number }).retryAfterMs ?? 60_000;
    return new AppError('RATE_LIMITED', 'too many requests from this address', undefined, { retryAfterMs });
  }
  if (status === 413) return new AppError('BAD_REQUEST', 'the body is too large');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new AppError('BAD_REQUEST', (error as Error).message);
  return new AppError('INTERNAL', 'something failed on the server');
}
