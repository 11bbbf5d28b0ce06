import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

export type { Redis };

/**
 * A connection that keeps trying: commands issued while Redis is away wait for it, up to `commandTimeoutMs`, then fail.
 * A blocking reader passes no timeout.
 */
export function connectRedis(url: string, logger: Logger, options?: { commandTimeoutMs?: number }): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: true,
    // What one turn of the loop sends goes in one write: it costs Redis a fifth.
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
    ...(options?.commandTimeoutMs === undefined ? {} : { commandTimeout: options.commandTimeoutMs }),
  });
  let isDown = false;
  redis.on('error', (error) => {
    if (!isDown) logger.warn({ err: error }, 'Redis is away, trying again');
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) logger.info('Redis is back');
    isDown = false;
  });
  return redis;
}

/** Calls back whenever a connection that was lost can be used again: its Redis may be another, with older data. */
export function onRedisBack(redis: Redis, handle: () => void): void {
  let wasLost = false;
  redis.on('close', () => {
    wasLost = true;
  });
  redis.on('ready', () => {
    if (wasLost) handle();
    wasLost = false;
  });
}
