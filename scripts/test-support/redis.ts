import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../setup/run.mjs';
import { findFreePort } from '../start/ports.ts';
import { startChildServer } from './child-server.ts';

export interface TestRedis {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** A Redis of the tests' own, on a free port, its files in a folder that goes with it. */
export async function startTestRedis(): Promise<TestRedis> {
  const command = findProgram('redis-server');
  if (!command) throw new Error('redis-server is missing: npm run setup -- --tests');
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-redis-'));
  const port = await findFreePort();
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir "${folder}"`,
    'save ""',
    'maxmemory-policy noeviction',
  ];
  const server = await startChildServer({
    command,
    args: ['-'],
    input: `${settings.join('\n')}\n`,
    readyPattern: /Ready to accept connections/,
  });
  return {
    url: `redis://127.0.0.1:${port}/0`,
    pid: server.child.pid ?? 0,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
