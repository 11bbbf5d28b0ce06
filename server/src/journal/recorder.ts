import type { Logger } from '../platform/logger.ts';
import type { CallChanges, RecordedEvent, RecorderRepository } from './recorder.repository.ts';

/** The part of a dispatch event that lasts. */
export type StreamEvent = {
  eventId: string;
  type: string;
  at: number;
  callId: string | null;
  agentId: string | null;
  from: string | null;
  to: RecordedEvent['toState'];
  version: number | null;
  fence: number | null;
  reason: string | null;
  declineReason: string | null;
  offerEnd: string | null;
  endReason: string | null;
  disposition: CallChanges['disposition'] | null;
  enqueuedAt: number | null;
};
export type EventSource = {
  readEvents(lastId: string, blockMs: number, count?: number): Promise<StreamEvent[]>;
};
type Options = { source: EventSource; repository: RecorderRepository; logger: Logger };

const batchCount = 200;
const blockMs = 2_000;
const retryMs = 500;
/** Shorter than anybody reads; the events wait safely in the stream, and an accept's picture goes first. */
const gatherMs = 150;

/**
 * Copies every change of a call from the dispatcher's stream into the database, once and in order, from where the last
 * recorder stopped. Any number of servers may run one: whoever moves the position first has stored the batch.
 */
export function startRecorder({ source, repository, logger }: Options): { close(): Promise<void> } {
  const stop = new AbortController();
  const loop = (async () => {
    let position: string | null = null;
    while (!stop.signal.aborted) {
      try {
        position ??= await repository.findPosition();
        const first = await source.readEvents(position, blockMs, batchCount);
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
        logger.error({ err: error }, 'recording changes of calls failed, trying again');
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

/** Agents' own events have no call and are not kept here. */
function toRecorded(event: StreamEvent): RecordedEvent[] {
  if (event.callId === null) return [];
  const { eventId, callId, agentId, type, from, to, version, at } = event;
  const details = Object.fromEntries(
    Object.entries({
      fence: event.fence,
      offerEnd: event.offerEnd,
      declineReason: event.declineReason,
    }).filter(([, value]) => value !== null),
  );
  const reason = event.reason ?? event.endReason;
  return [
    {
      eventId,
      callId,
      agentId,
      type,
      fromState: from,
      toState: to,
      version,
      reason,
      details,
      at,
      changes: changesOf(event),
    },
  ];
}

function changesOf(event: StreamEvent): CallChanges {
  const at = new Date(event.at);
  const end = event.endReason === null ? {} : { endReason: event.endReason };
  const disposition = event.disposition === null ? {} : { disposition: event.disposition };
  switch (event.type) {
    case 'callEnqueued':
      return event.enqueuedAt === null ? {} : { enqueuedAt: new Date(event.enqueuedAt) };
    case 'offerAccepted':
      return event.agentId === null ? {} : { agentId: event.agentId, acceptedAt: at };
    case 'callStarted':
      return { connectedAt: at };
    case 'callWrapUp':
    case 'callSuspended':
      return { endedAt: at, ...end };
    case 'callEnded':
      return { completedAt: at, ...end, ...disposition };
    default:
      return {};
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
