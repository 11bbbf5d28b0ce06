// The built-in Redis: a child on a free port of the loopback address, its append-only file in the data folder.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isProcessAlive } from '../setup/process-lock.mjs';
import { findProgram } from '../setup/run.mjs';
import { SetupError, say } from '../setup/say.mjs';
import { endProcessGroup, SupervisedChild } from './child.ts';
import type { DataFolder } from './data-folder.ts';
import { type ChildRecord, findLeftover } from './leftovers.ts';
import { findFreePort } from './ports.ts';

/** Redis writes its append-only file once more on the way out. */
const stopWithinMs = 20_000;
const readyWithinMs = 30_000;

export interface EmbeddedRedis {
  url: string;
  stop: () => Promise<void>;
}

const configText = (port: number, password: string, data: DataFolder) => `
bind 127.0.0.1
port ${port}
requirepass ${password}
dir "${data.redis}"
logfile "${join(data.logs, 'redis.log')}"
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
daemonize no
`;

/** One question on a connection of its own; undefined while Redis does not listen. */
function ask(port: number, password: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    const finish = (result: string | undefined) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(2_000, () => finish(undefined));
    socket.on('error', () => finish(undefined));
    socket.on('close', () => finish(undefined));
    socket.on('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.split('\r\n').length > 2) finish(answer);
    });
  });
}

async function waitUntilReady(port: number, password: string): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; ) {
    if ((await ask(port, password))?.includes('+PONG')) return;
    await wait(50);
  }
  throw new SetupError(
    'Redis 未能启动，详见数据目录 logs/redis.log。',
    'Redis did not start: see logs/redis.log in the data folder.',
  );
}

/** A Redis that survived a killed start holds at most a second more than its file: it is taken over as it is. */
async function adopt(record: ChildRecord, port: number, password: string): Promise<boolean> {
  if (!(await ask(port, password))?.includes('+PONG')) {
    await endProcessGroup(record.pid, record.startTicks, stopWithinMs);
    return false;
  }
  say('  接管上次遗留的 Redis', `Taking over the Redis that the last start left, process ${record.pid}`);
  return true;
}

/** Resolves when Redis answers. */
export async function startRedis(data: DataFolder): Promise<EmbeddedRedis> {
  const password = data.secret('redis-password', undefined);
  const portFile = join(data.run, 'redis-port');
  const leftover = findLeftover(data, 'redis');
  const knownPort = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const isAdopted = leftover !== undefined && (await adopt(leftover, knownPort, password));
  const port = isAdopted ? knownPort : await findFreePort();
  writeFileSync(portFile, String(port));

  const command = findProgram('redis-server');
  if (!command) throw new SetupError('找不到 redis-server。', 'redis-server is missing.');
  const child = new SupervisedChild(
    {
      name: 'redis',
      command,
      args: ['-'],
      env: process.env,
      // By standard input, so that the password is neither in a file nor in the list of processes.
      input: configText(port, password, data),
      stopWithinMs,
      // Up to here only the configuration can be at fault; later lines go to the log file of its own.
      isNotable: (line) => (line.includes('Reading config from stdin') ? undefined : line),
    },
    data,
  );
  const stopWatching = isAdopted ? watchAdopted(leftover, child) : undefined;
  if (!isAdopted) child.start();
  await waitUntilReady(port, password);
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  return {
    url,
    stop: async () => {
      stopWatching?.();
      if (leftover && isAdopted) await endProcessGroup(leftover.pid, leftover.startTicks, stopWithinMs);
      await child.stop();
      rmSync(portFile, { force: true });
    },
  };
}

/** No exit event comes from a process that is not our child: look each second, and replace it when it is gone. */
function watchAdopted(record: ChildRecord, replacement: SupervisedChild): () => void {
  const timer = setInterval(() => {
    if (isProcessAlive(record)) return;
    clearInterval(timer);
    replacement.start();
  }, 1_000);
  return () => clearInterval(timer);
}
