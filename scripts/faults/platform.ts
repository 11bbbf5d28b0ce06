// Whole servers for scenarios with real pages.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDataFolder } from '../../server/src/test-support/platform-template.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { FromPlatform, PlatformFigures, ToPlatform } from './platform-child.ts';
import type { ScenarioRun } from './scenario.ts';

export const platformSecretKey = 'ab'.repeat(32);

export type PlatformServer = {
  port: number;
  url: string;
  /** The event loop is watched from now on. */
  watch(): void;
  measure(): Promise<PlatformFigures>;
  kill(): Promise<void>;
};
type Options = {
  redisUrl: string;
  tenant: string;
  /** A database of its own in its data folder without. */
  databaseUrl?: string;
};

export async function startPlatformServer(run: ScenarioRun, options: Options): Promise<PlatformServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cloudseat-faults-server-'));
  run.bind(() => rmSync(dataFolder, { recursive: true, force: true }));
  if (options.databaseUrl === undefined) await fillDataFolder(dataFolder, demoPassword);
  const child = fork(join(import.meta.dirname, 'platform-child.ts'), [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...environmentOf(options, dataFolder) },
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  run.bind(kill);
  const { port } = await next(child, 'ready');
  const tell = (message: ToPlatform) => child.send(message);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    kill,
    watch: () => tell('watch'),
    async measure() {
      const answer = next(child, 'figures');
      tell('measure');
      return (await answer).figures;
    },
  };
}

const environmentOf = ({ redisUrl, tenant, databaseUrl }: Options, dataFolder: string) => ({
  CLOUDSEAT_HTTP_PORT: '0',
  CLOUDSEAT_DATA_DIR: dataFolder,
  CLOUDSEAT_REDIS_URL: redisUrl,
  CLOUDSEAT_DATABASE_URL: databaseUrl ?? '',
  // None is there: people only wait in these scenarios.
  CLOUDSEAT_SFU_URLS: 'ws://127.0.0.1:9',
  CLOUDSEAT_SFU_SECRET: 'a-secret-for-tests-only',
  CLOUDSEAT_SECRET_KEY: platformSecretKey,
  CLOUDSEAT_TENANT: tenant,
  CLOUDSEAT_DEMO: '1',
  CLOUDSEAT_DEMO_PASSWORD: demoPassword,
  CLOUDSEAT_LOG_LEVEL: 'error',
});

function next<Kind extends FromPlatform['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<FromPlatform & { kind: Kind }> {
  return new Promise((resolve, reject) => {
    const handle = (message: FromPlatform) => {
      if (message.kind !== kind) return;
      child.off('message', handle);
      child.off('exit', fail);
      resolve(message as FromPlatform & { kind: Kind });
    };
    const fail = () => reject(new Error(`the server ended before it said "${kind}"`));
    child.on('message', handle);
    child.once('exit', fail);
  });
}
