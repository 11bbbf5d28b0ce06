import { commonErrors, type RequestDefinition } from '@cloudseat/shared/contract/define.ts';
import type { Ack, ErrorCode } from '@cloudseat/shared/contract/errors.ts';
import { type RequestName, requests } from '@cloudseat/shared/contract/requests.ts';
import type { AnyPrincipal, RequestHandlers, SocketContext } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { RequestResultStore } from './request-result.store.ts';
import type { TokenBucket } from './token-bucket.ts';

type AnyHandler = (input: unknown, context: SocketContext<AnyPrincipal>) => Promise<unknown>;
export type RequestDependencies = {
  handlers: RequestHandlers;
  results: RequestResultStore;
  clock: Clock;
  logger: Logger;
};
type Asked = { name: RequestName; input: unknown; context: SocketContext<AnyPrincipal>; bucket: TokenBucket };

/**
 * One request of a page from arrival to ack: role, rate, shape, repeat, deadline, error. Handlers hold none of it, and an
 * error that the contract does not declare becomes INTERNAL and leaks nothing.
 */
export async function answerRequest(asked: Asked, dependencies: RequestDependencies): Promise<Ack<unknown>> {
  const definition: RequestDefinition = requests[asked.name];
  try {
    assertAllowed(asked, definition, dependencies.clock);
    const input = parseInput(definition, asked.input);
    const run = () => withDeadline(definition.timeoutMs, runHandler(asked, input, dependencies));
    const requestId = (input as { requestId?: string }).requestId;
    const data =
      requestId === undefined
        ? await run()
        : await once(asked, requestId, definition.timeoutMs, run, dependencies);
    return { ok: true, data };
  } catch (error) {
    return { ok: false, error: toDeclared(error, asked, definition, dependencies.logger).toBody() };
  }
}

function assertAllowed(asked: Asked, definition: RequestDefinition, clock: Clock): void {
  const waitMs = asked.bucket.take(clock.now());
  if (waitMs > 0)
    throw new AppError('RATE_LIMITED', 'too many requests on this connection', undefined, {
      retryAfterMs: waitMs,
    });
  const { role } = asked.context.principal;
  if (!definition.roles.includes(role))
    throw new AppError('FORBIDDEN', `${asked.name} is not for the role ${role}`);
}

function parseInput(definition: RequestDefinition, input: unknown): unknown {
  const parsed = definition.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw new AppError('BAD_REQUEST', `the request does not fit: ${problems.join('; ')}`, { problems });
}

function runHandler(asked: Asked, input: unknown, dependencies: RequestDependencies): Promise<unknown> {
  // The request was parsed by the contract of this very name.
  const handler = dependencies.handlers[asked.name] as unknown as AnyHandler;
  return handler(input, asked.context);
}

/** Answers a repeat with the first result; a repeat that comes while the first still runs is told to ask again. */
async function once(
  asked: Asked,
  requestId: string,
  timeoutMs: number,
  run: () => Promise<unknown>,
  { results }: RequestDependencies,
): Promise<unknown> {
  const key = `${personOf(asked.context.principal)}:${asked.name}:${requestId}`;
  const begun = await results.begin(key, timeoutMs + 1_000);
  if (!begun.isFirst) {
    if (begun.result !== null) return JSON.parse(begun.result);
    throw new AppError('TIMEOUT', 'the first try of this request still runs', undefined, {
      retryAfterMs: 500,
    });
  }
  try {
    const data = await run();
    await results.finish(key, JSON.stringify(data));
    return data;
  } catch (error) {
    await results.forget(key);
    throw error;
  }
}

function personOf(principal: AnyPrincipal): string {
  if (principal.role === 'guest') return principal.guestId;
  return principal.role === 'applicant' ? principal.applicantId : principal.agentId;
}

async function withDeadline<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('TIMEOUT', 'the server took too long')), timeoutMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function toDeclared(error: unknown, asked: Asked, definition: RequestDefinition, logger: Logger): AppError {
  const { requestId } = asked.context;
  if (error instanceof AppError) {
    const declared: readonly ErrorCode[] = [...definition.errors, ...commonErrors];
    if (declared.includes(error.code) && error.code !== 'INTERNAL') return error;
  }
  logger.error(
    { err: error, requestId, request: asked.name },
    'a request failed with an error it does not declare',
  );
  return new AppError('INTERNAL', `something failed on the server (request ${requestId})`);
}
