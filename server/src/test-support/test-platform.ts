import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { SmsSender } from '../identity/sms-sender.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { startProcess } from './child-process.ts';
import { fillDataFolder } from './platform-template.ts';

const sfuMain = fileURLToPath(new URL('../../../sfu/src/main.ts', import.meta.url));
const serverMain = fileURLToPath(new URL('../main.ts', import.meta.url));
export const sfuSecret = 'a-secret-for-tests-only';
export const testSecretKey = 'ab'.repeat(32);
export const demoPassword = 'demo-password-of-tests';

export type TestSfu = {
  pid: number;
  url: string;
  /** Where pages send their media. */
  mediaPorts: readonly number[];
  /** Those it started with. */
  workerPids: readonly number[];
  /** Takes no new rooms any more, and ends when the last has. */
  drain(): void;
  stop(): Promise<void>;
  kill(): Promise<void>;
};
/** `db`: what the server writes, for what no request can bring about in a test's time. */
export type TestServer = { url: string; db: Database; close(): Promise<void> };
export type TestServerProcess = Omit<TestServer, 'db'> & { kill(): Promise<void> };
type ServerOptions = {
  redisUrl: string;
  sfuUrls: readonly string[];
  /** Servers of one tenant share a line; a random one by default. */
  tenant?: string;
  /** PGlite in a folder of its own by default. */
  databaseUrl?: string;
  /** Where the built pages are; client/dist by default. */
  clientFolder?: string;
  /** Of a server in this process; the system's by default. */
  clock?: Clock;
  /** Further configuration. */
  environment?: Record<string, string>;
  /** The way to telephones; the demo's by default. In-process servers only. */
  smsSender?: SmsSender;
};

/** A media node of its own process on free ports, with one real worker; `environment` says what is to differ. */
export async function startTestSfu(environment: Record<string, string> = {}): Promise<TestSfu> {
  const { pid, ready, drain, stop, kill } = await startProcess(sfuMain, {
    CLOUDSEAT_SFU_SECRET: sfuSecret,
    CLOUDSEAT_SFU_PORT: '0',
    CLOUDSEAT_SFU_MEDIA_PORT: '0',
    CLOUDSEAT_SFU_WORKERS: '1',
    CLOUDSEAT_SFU_NODE_ID: `sfu-${makeId().slice(0, 6)}`,
    ...environment,
  });
  const mediaPorts = (ready.mediaPorts ?? []).flatMap(({ udp, tcp }) => [...udp, ...tcp]);
  return {
    pid,
    url: new URL(ready.url ?? '').origin,
    mediaPorts,
    workerPids: ready.workerPids ?? [],
    drain,
    stop,
    kill,
  };
}

export const makeTenant = () => `t${makeId().replace(/[^A-Za-z0-9]/g, '')}`;

const environmentOf = (options: ServerOptions, dataFolder: string): Record<string, string> => ({
  CLOUDSEAT_HTTP_PORT: '0',
  CLOUDSEAT_DATA_DIR: dataFolder,
  CLOUDSEAT_REDIS_URL: options.redisUrl,
  ...(options.databaseUrl === undefined ? {} : { CLOUDSEAT_DATABASE_URL: options.databaseUrl }),
  ...(options.clientFolder === undefined ? {} : { CLOUDSEAT_CLIENT_DIR: options.clientFolder }),
  CLOUDSEAT_SFU_URLS: options.sfuUrls.join(','),
  CLOUDSEAT_SFU_SECRET: sfuSecret,
  CLOUDSEAT_SECRET_KEY: testSecretKey,
  CLOUDSEAT_TENANT: options.tenant ?? makeTenant(),
  CLOUDSEAT_DEMO: '1',
  CLOUDSEAT_DEMO_PASSWORD: demoPassword,
  ...options.environment,
});

async function makeDataFolder({ databaseUrl }: ServerOptions): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cloudseat-test-'));
  if (databaseUrl === undefined) await fillDataFolder(dataFolder, demoPassword);
  return dataFolder;
}
const urlOf = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** A whole server in this process, with demo data. */
export async function startTestServer(options: ServerOptions): Promise<TestServer> {
  const dataFolder = await makeDataFolder(options);
  const logger = pino({ level: process.env.CLOUDSEAT_TEST_LOG_LEVEL ?? 'silent' });
  const { smsSender, clock } = options;
  const database = await openDatabase({ url: options.databaseUrl, dataFolder, logger });
  const given = { logger, database, ...(smsSender && { smsSender }), ...(clock && { clock }) };
  const app = await createApp(readConfig(environmentOf(options, dataFolder)), given);
  return {
    url: urlOf(app.address.port),
    db: database.db,
    close: async () => {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A whole server as a process of its own, to be killed. */
export async function startServerProcess(options: ServerOptions): Promise<TestServerProcess> {
  const dataFolder = await makeDataFolder(options);
  const { ready, stop, kill } = await startProcess(serverMain, environmentOf(options, dataFolder));
  const remove = () => rm(dataFolder, { recursive: true, force: true });
  return {
    url: urlOf(ready.port),
    close: () => stop().then(remove),
    kill: () => kill().then(remove),
  };
}
