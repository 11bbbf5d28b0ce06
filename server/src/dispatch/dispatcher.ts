import type { Logger } from '../platform/logger.ts';
import { pause } from '../platform/pause.ts';
import { type DispatchTuning, dispatchTuning } from '../tuning.ts';
import type { DispatchEvent, EventCommands } from './dispatch-types.ts';

type Options = {
  store: EventCommands;
  logger: Logger;
  tuning?: DispatchTuning;
  /** 0 ≤ random() < 1, for the tick's jitter. */
  random?: () => number;
};
export type EventHandler = (event: DispatchEvent) => void;
export type Dispatcher = {
  /** Called with every event of the tenant, in order, within a millisecond or so. Gives the way to stop. */
  onEvent(handler: EventHandler): () => void;
  /** Stops ticking and listening; waits for what runs. Other servers go on. */
  close(): Promise<void>;
};

/** How long one read waits; bounds how late a close is noticed. */
const blockMs = 1_000;
const retryMs = 250;

/**
 * The dispatcher's two loops in this process: the tick, which acts on what is due, and the tail of `ev`, which tells this
 * server's sockets what any server did. Begins with the events after its creation.
 */
export async function createDispatcher(options: Options): Promise<Dispatcher> {
  const { store, logger, tuning = dispatchTuning, random = Math.random } = options;
  const handlers = new Set<EventHandler>();
  const stop = new AbortController();
  const tell = (event: DispatchEvent) => {
    for (const handler of handlers) {
      try {
        handler(event);
      } catch (error) {
        logger.error(
          { err: error, eventId: event.eventId, callId: event.callId },
          'an event was not handled',
        );
      }
    }
  };
  const first = await store.lastEventId();
  const loops = [
    tailEvents({ store, logger, signal: stop.signal, lastId: first, tell }),
    keepTicking({ store, logger, signal: stop.signal, tuning, random }),
  ];
  let closing: Promise<void> | undefined;
  return {
    onEvent(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    close() {
      stop.abort();
      closing ??= Promise.all(loops).then(() => {});
      return closing;
    },
  };
}

async function tailEvents(loop: {
  store: EventCommands;
  logger: Logger;
  signal: AbortSignal;
  lastId: string;
  tell: (event: DispatchEvent) => void;
}): Promise<void> {
  let { lastId } = loop;
  while (!loop.signal.aborted) {
    try {
      for (const event of await loop.store.readEvents(lastId, blockMs, undefined, loop.signal)) {
        lastId = event.eventId;
        loop.tell(event);
      }
    } catch (error) {
      if (loop.signal.aborted) return;
      loop.logger.warn({ err: error }, 'events could not be read, trying again');
      await pause(retryMs, loop.signal);
    }
  }
}

async function keepTicking(loop: {
  store: EventCommands;
  logger: Logger;
  signal: AbortSignal;
  tuning: DispatchTuning;
  random: () => number;
}): Promise<void> {
  const { store, logger, signal, tuning, random } = loop;
  let wasGrace = false;
  while (!signal.aborted) {
    try {
      const { handledCount, isGrace, isSystemFault } = await store.tick();
      if (isGrace !== wasGrace)
        logger.warn({ isGrace }, isGrace ? 'ticks had stopped: grace' : 'grace is over');
      if (isSystemFault) logger.error('many offers ran out at once: requeued, nobody marked');
      wasGrace = isGrace;
      if (handledCount >= tuning.tickBatchCount) continue;
    } catch (error) {
      if (signal.aborted) return;
      logger.warn({ err: error }, 'a tick failed, trying again');
    }
    await pause(tuning.tickIntervalMs * (1 + tuning.tickJitter * (random() - 0.5)), signal);
  }
}
