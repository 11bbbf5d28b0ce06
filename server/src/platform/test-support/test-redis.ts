import { pino } from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectRedis, type Redis } from '../redis.ts';

/** Gives the tests around it a connection to the run's Redis; their keys have a random prefix of their own. */
export function useTestRedis(): () => Redis {
  let redis: Redis | undefined;
  beforeAll(() => {
    redis = connectRedis(inject('redisUrl'), pino({ level: 'silent' }));
  });
  afterAll(() => redis?.disconnect());
  return () => {
    if (!redis) throw new Error('Redis is there from beforeAll on');
    return redis;
  };
}
