import { afterAll, beforeAll, inject } from 'vitest';
import type { Database } from '../platform/db.ts';
import { startTestServer, startTestSfu, type TestServer, type TestSfu } from './test-platform.ts';

type Given = Pick<Parameters<typeof startTestServer>[0], 'clock' | 'smsSender'>;

/** A server in this process and a media node, for the tests of one file. */
export function usePlatform(given: Given = {}): { readonly url: string; readonly db: Database } {
  let sfu: TestSfu | undefined;
  let server: TestServer | undefined;
  beforeAll(async () => {
    sfu = await startTestSfu();
    server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], ...given });
  });
  afterAll(async () => {
    await server?.close();
    await sfu?.stop();
  });
  const started = (): TestServer => {
    if (server === undefined) throw new Error('the server has not started');
    return server;
  };
  return {
    get url() {
      return started().url;
    },
    get db() {
      return started().db;
    },
  };
}
