// Vitest's global set-up: one Redis a run; tests read its address by inject('redisUrl') and use random key prefixes.
import type { TestProject } from 'vitest/node';
import { shareServer } from './once.ts';
import { startTestRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redisUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, release } = await shareServer('redis', startTestRedis);
  project.provide('redisUrl', server.url);
  return release;
}
