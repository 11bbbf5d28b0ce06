import type { Logger } from '../platform/logger.ts';
import { pause } from '../platform/pause.ts';
import { type StreamEvent, toRecorded } from './recorded-event.ts';
import type { RecorderRepository } from './recorder.repository.ts';

export type EventSource = {
  /** Waits up to `blockMs`; throws once `signal` ends the wait. */
  readEvents(lastId: string, blockMs: number, count?: number, signal?: AbortSignal): Promise<StreamEvent[]>;
};
type Options = { source: EventSource; repository: RecorderRepository; logger: Logger };

const batchCount = 200;
const blockMs = 2_000;
const retryMs = 500;
/** Shorter than anybody reads; the events wait safely in the stream, and an accept's picture goes first. */
const gatherMs = 150;

/**
 * Copies every change of a call or an agent from the dispatcher's stream into the database, once and in order, from where the last
 * recorder stopped. Any number of servers may run one: whoever moves the position first has stored the batch.
 */
export function startRecorder({ source, repository, logger }: Options): { close(): Promise<void> } {
  const stop = new AbortController();
  const loop = (async () => {
    let position: string | null = null;
    while (!stop.signal.aborted) {
      try {
        position ??= await repository.findPosition();
        const first = await source.readEvents(position, blockMs, batchCount, stop.signal);
        if (first.length === 0) continue;
        // What follows within a moment is stored in the same transaction.
        await pause(gatherMs, stop.signal);
        const events = await source.readEvents(position, 0, batchCount);
        const last = events.at(-1);
        if (last === undefined) continue;
        const isStored = await repository.store(position, events.flatMap(toRecorded), last.eventId);
        position = isStored ? last.eventId : null;
      } catch (error) {
        position = null;
        if (stop.signal.aborted) break;
        logger.error({ err: error }, 'recording changes failed, trying again');
        await pause(retryMs, stop.signal);
      }
    }
  })();
  return {
    close: () => {
      stop.abort();
      return loop;
    },
  };
}
