// A Redis to be killed: a child on its own append-only file, started again on the same port with what it had written.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../setup/run.mjs';
import { findPortRange } from '../start/ports.ts';
import { type ChildServer, startChildServer } from '../test-support/child-server.ts';
import type { ScenarioRun } from './scenario.ts';

const host = '127.0.0.1';
/**
 * Below the range from which connections take their own ports: on loopback a client that keeps trying a closed port can
 * otherwise reach itself, and the port is taken when Redis wants it back.
 */
const firstPort = 20_500;
const portCount = 8_000;

export type FaultRedis = {
  readonly url: string;
  readonly port: number;
  /** As a power cut of this process: nothing is written any more. */
  kill(): Promise<void>;
  /** On the file it left behind. */
  restart(): Promise<void>;
};

/**
 * `always`: an answer leaves Redis after the write is on the file, so what a kill may lose is nothing, on any disk. With
 * `everysec`, as in production, answers may run ahead of the file while a flush is under way.
 */
export async function startFaultRedis(
  run: Pick<ScenarioRun, 'random' | 'bind'>,
  options: { replicaOf?: number } = {},
): Promise<FaultRedis> {
  const command = findProgram('redis-server');
  if (!command) throw new Error('redis-server is missing: npm run setup -- --tests');
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-faults-'));
  // Not from the seed: two runs of one seed at a time would want the same ports.
  const from = firstPort + Math.floor(Math.random() * portCount);
  const port = await findPortRange({ host, from, count: 1, isMedia: false });
  const settings = [
    `bind ${host}`,
    `port ${port}`,
    `dir "${folder}"`,
    'save ""',
    'appendonly yes',
    'appendfsync always',
    'maxmemory-policy noeviction',
    'repl-diskless-sync-delay 0',
    ...(options.replicaOf === undefined ? [] : [`replicaof ${host} ${options.replicaOf}`]),
  ];
  const start = () =>
    startChildServer({
      command,
      args: ['-'],
      input: `${settings.join('\n')}\n`,
      readyPattern: /Ready to accept connections/,
    });
  let server: ChildServer | undefined = await start();
  async function kill(): Promise<void> {
    const child = server?.child;
    server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  run.bind(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: `redis://${host}:${port}/0`,
    port,
    kill,
    async restart() {
      server ??= await start();
    },
  };
}
