import type { Logger } from '../platform/logger.ts';
import type { Redis } from '../platform/redis.ts';

/**
 * Tells every server of the district something that is not a change of a call: a chat line, a file, a session that ended.
 * A stream rather than pub/sub, so that what was said while a connection to Redis was lost is still read.
 */
export type FanOut = {
  publish(topic: string, payload: unknown): Promise<void>;
  /** For what is soon said again, or must be kept nowhere, such as pictures of people: heard by who listens now, then gone. */
  publishFleeting(topic: string, payload: unknown): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  redis: Redis;
  /** A connection of its own: reading blocks it. */
  reader: Redis;
  /** Another of its own: one that subscribes can do nothing else. */
  subscriber: Redis;
  tenant: string;
  maxLength: number;
  logger: Logger;
  onMessage: (topic: string, payload: unknown) => void;
};

export async function createFanOut(options: Options): Promise<FanOut> {
  /** Stream: fields topic, payload (JSON); trimmed to some 20,000 entries. */
  const key = `{cs:${options.tenant}}:fan`;
  const [newest] = await options.redis.xrevrange(key, '+', '-', 'COUNT', 1);
  let lastId = newest?.[0] ?? '0';
  let isClosing = false;

  const channel = `${key}:fleeting`;
  options.subscriber.on('message', (_channel, text) => {
    const { topic, payload } = JSON.parse(text) as { topic: string; payload: unknown };
    options.onMessage(topic, payload);
  });
  await options.subscriber.subscribe(channel);

  const readOnce = async () => {
    const answer = await options.reader.xread('COUNT', 500, 'BLOCK', 5_000, 'STREAMS', key, lastId);
    for (const [, entries] of answer ?? []) {
      for (const [entryId, fields] of entries) {
        lastId = entryId;
        options.onMessage(fields[1] ?? '', JSON.parse(fields[3] ?? 'null'));
      }
    }
  };
  const loop = (async () => {
    while (!isClosing) {
      await readOnce().catch(async (error) => {
        if (isClosing) return;
        options.logger.warn({ err: error }, 'reading the fan-out failed, trying again');
        await new Promise((resolve) => setTimeout(resolve, 200));
      });
    }
  })();

  return {
    async publish(topic, payload) {
      await options.redis.xadd(
        key,
        'MAXLEN',
        '~',
        options.maxLength,
        '*',
        'topic',
        topic,
        'payload',
        JSON.stringify(payload),
      );
    },
    async publishFleeting(topic, payload) {
      await options.redis.publish(channel, JSON.stringify({ topic, payload }));
    },
    async close() {
      isClosing = true;
      options.reader.disconnect();
      options.subscriber.disconnect();
      await loop;
    },
  };
}
