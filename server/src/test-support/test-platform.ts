import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { makeId } from '../platform/ids.ts';

const sfuMain = fileURLToPath(new URL('../../../sfu/src/main.ts', import.meta.url));
const sfuSecret = 'a-secret-for-tests-only';
export const demoPassword = 'demo-password-of-tests';

export type TestSfu = { url: string; stop(): Promise<void> };
export type TestServer = App & { url: string; tenant: string };

/** A media node of its own process on free ports, with one real worker. */
export async function startTestSfu(nodeId = `sfu-${makeId().slice(0, 6)}`): Promise<TestSfu> {
  const child = spawn(process.execPath, [sfuMain], {
    env: {
      ...process.env,
      CLOUDSEAT_SFU_SECRET: sfuSecret,
      CLOUDSEAT_SFU_PORT: '0',
      CLOUDSEAT_SFU_MEDIA_PORT: '0',
      CLOUDSEAT_SFU_WORKERS: '1',
      CLOUDSEAT_SFU_NODE_ID: nodeId,
      CLOUDSEAT_LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { url: await readAddress(child), stop: () => stop(child) };
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the media node has no output');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const entry = JSON.parse(line) as { msg?: string; url?: string };
    if (entry.msg !== 'ready' || !entry.url) continue;
    child.stdout.resume();
    return new URL(entry.url).origin.replace(/^null$/, entry.url.replace(/\/link$/, ''));
  }
  throw new Error('the media node ended before it was ready');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}

/** A whole server in this process, with demo data and an embedded database of its own unless an address is given. */
export async function startTestServer(options: {
  redisUrl: string;
  sfuUrls: readonly string[];
  tenant?: string;
  databaseUrl?: string;
}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cloudseat-test-'));
  const tenant = options.tenant ?? `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`;
  const config = readConfig({
    CLOUDSEAT_HTTP_PORT: '0',
    CLOUDSEAT_DATA_DIR: dataFolder,
    CLOUDSEAT_REDIS_URL: options.redisUrl,
    ...(options.databaseUrl === undefined ? {} : { CLOUDSEAT_DATABASE_URL: options.databaseUrl }),
    CLOUDSEAT_SFU_URLS: options.sfuUrls.join(','),
    CLOUDSEAT_SFU_SECRET: sfuSecret,
    CLOUDSEAT_SECRET_KEY: 'ab'.repeat(32),
    CLOUDSEAT_TENANT: tenant,
    CLOUDSEAT_DEMO: '1',
    CLOUDSEAT_DEMO_PASSWORD: demoPassword,
  });
  const logger = pino({ level: process.env.CLOUDSEAT_TEST_LOG_LEVEL ?? 'silent' });
  const app = await createApp(config, { logger });
  return {
    address: app.address,
    url: `http://127.0.0.1:${app.address.port}`,
    tenant,
    close: async () => {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
