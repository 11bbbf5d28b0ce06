import {
  type SfuErrorBody,
  type SfuMethodName,
  type SfuOutput,
  type SfuParsed,
  SfuRequestFrame,
} from '@cloudseat/shared/contract/sfu.ts';
import { sfuMethods } from '@cloudseat/shared/contract/sfu-methods.ts';
import type { Logger } from 'pino';
import { z } from 'zod';
import { SfuError } from '../errors.ts';
import type { Link } from './link.ts';

export type Handlers = {
  [Name in SfuMethodName]: (input: SfuParsed<Name>, link: Link) => SfuOutput<Name> | Promise<SfuOutput<Name>>;
};

/**
 * The one wrapper around every handler: parses the frame and its data, calls, answers, maps errors. Frames are begun in
 * the order they come, so a caller need not wait for peer:reset before it asks for the transports.
 */
export function createDispatcher(handlers: Handlers, logger: Logger) {
  return async function dispatch(text: string, link: Link): Promise<void> {
    const frame = parseFrame(text);
    if (frame === undefined) {
      logger.warn({ serverId: link.serverId }, 'frame without an id: the link is cut');
      link.close(1008, 'not a request frame');
      return;
    }
    const { id, method, data } = frame;
    try {
      link.answer({ id, ok: true, data: await call(asMethod(method, link), data, link) });
    } catch (error) {
      link.answer({ id, ok: false, error: toErrorBody(error, method, link) });
    }
  };

  async function call<Name extends SfuMethodName>(method: Name, data: unknown, link: Link) {
    const parsed = sfuMethods[method].input.safeParse(data);
    if (!parsed.success) throw new SfuError('BAD_REQUEST', z.prettifyError(parsed.error), { method });
    return handlers[method](parsed.data as SfuParsed<Name>, link);
  }

  function toErrorBody(error: unknown, method: string, link: Link): SfuErrorBody {
    if (error instanceof SfuError) {
      logger.debug({ err: error, method, serverId: link.serverId }, 'request refused');
      return error.toBody();
    }
    logger.error({ err: error, method, serverId: link.serverId }, 'request failed');
    return { code: 'INTERNAL', message: 'internal error' };
  }
}

function parseFrame(text: string): SfuRequestFrame | undefined {
  try {
    return SfuRequestFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function asMethod(method: string, link: Link): SfuMethodName {
  if (!Object.hasOwn(sfuMethods, method)) throw new SfuError('UNKNOWN_METHOD', `no method ${method}`);
  if (link.serverId === undefined && method !== 'node:hello') {
    throw new SfuError('BAD_REQUEST', 'node:hello comes first');
  }
  return method as SfuMethodName;
}
