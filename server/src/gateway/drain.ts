import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';

type Options = {
  sockets: { pages(): readonly { pageId: string }[]; drain(withinMs: number): void };
  /** From now on a page that goes has only moved. */
  beginMoving: () => void;
  logger: Logger;
};

/**
 * Before a server stops: its pages are told to go to another one, and are waited for. Calls, offers and media stay as they
 * are: the dispatcher is told of nobody's going, and each page joins its room again from where it has come to.
 */
export async function drainPages({ sockets, beginMoving, logger }: Options): Promise<void> {
  beginMoving();
  const toldCount = sockets.pages().length;
  sockets.drain(gatewayTuning.pagesMoveWithinMs);
  const { pagesMoveMaxMs, pagesMoveLookEveryMs } = gatewayTuning;
  for (let waitedMs = 0; sockets.pages().length > 0 && waitedMs < pagesMoveMaxMs; ) {
    await setTimeout(pagesMoveLookEveryMs);
    waitedMs += pagesMoveLookEveryMs;
  }
  logger.info({ toldCount, stillHereCount: sockets.pages().length }, 'pages were told to move');
}
