// A Redis for one run, gone afterwards: a simulated day never touches the platform's own.
import { Redis } from 'ioredis';
import { startTestRedis } from '../test-support/redis.ts';

export async function withOwnRedis<Result>(run: (redis: Redis) => Promise<Result>): Promise<Result> {
  const server = await startTestRedis();
  const redis = new Redis(server.url);
  try {
    return await run(redis);
  } finally {
    redis.disconnect();
    await server.stop();
  }
}
