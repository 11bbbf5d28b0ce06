import type { Redis } from '../platform/redis.ts';
import { parseEvent } from './dispatch-event.ts';
import type { DispatchEvent, EventCommands } from './dispatch-types.ts';

type Options = { redis: Redis; eventsKey: string };
type StreamReply = [stream: string, entries: [id: string, fields: string[]][]][] | null;

/** Reads the outbox. Each waiting reader gets a connection of its own: a blocked one holds up whatever is behind it. */
export function createEventsStore({
  redis,
  eventsKey,
}: Options): Pick<EventCommands, 'readEvents' | 'lastEventId'> & { close(): void } {
  const idle: Redis[] = [];
  const all = new Set<Redis>();
  let isClosed = false;

  function takeReader(): Redis {
    const known = idle.pop();
    if (known !== undefined) return known;
    const reader = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined });
    // Its owner's connection tells of the same trouble.
    reader.on('error', () => {});
    all.add(reader);
    return reader;
  }

  return {
    async readEvents(lastId, blockMs, count = 500, signal): Promise<DispatchEvent[]> {
      if (isClosed) throw new Error('the event reader is closed');
      if (blockMs <= 0) {
        return parseStream((await redis.xread('COUNT', count, 'STREAMS', eventsKey, lastId)) as StreamReply);
      }
      signal?.throwIfAborted();
      const reader = takeReader();
      const giveUp = () => {
        all.delete(reader);
        reader.disconnect();
      };
      signal?.addEventListener('abort', giveUp);
      try {
        const block = ['COUNT', count, 'BLOCK', blockMs, 'STREAMS', eventsKey, lastId] as const;
        return parseStream((await reader.xread(...block)) as StreamReply);
      } finally {
        signal?.removeEventListener('abort', giveUp);
        if (all.has(reader)) idle.push(reader);
      }
    },
    async lastEventId() {
      const entries = (await redis.xrevrange(eventsKey, '+', '-', 'COUNT', 1)) as [string, string[]][];
      return entries[0]?.[0] ?? '0-0';
    },
    close() {
      isClosed = true;
      for (const reader of all) reader.disconnect();
    },
  };
}

/**
 * One entry holds all that one run of a script told, in order. The last of them bears the entry's own id, which is a place
 * in the stream; those before it one that is not.
 */
const parseStream = (reply: StreamReply): DispatchEvent[] =>
  (reply?.[0]?.[1] ?? []).flatMap(([entryId, fields]) => {
    const count = fields.length / 2;
    return Array.from({ length: count }, (_, at) =>
      parseEvent(at === count - 1 ? entryId : `${entryId}:${at}`, fields[at * 2 + 1] ?? '{}'),
    );
  });
