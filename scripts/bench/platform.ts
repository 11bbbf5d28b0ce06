// The whole platform for one benchmark, on free ports: Redis, a media node, a server with demo data; ended by process id.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSetup } from '../setup/ensure.mjs';
import { inProject } from '../setup/paths.mjs';
import { startTestRedis } from '../test-support/redis.ts';
import { type LogLine, startLogged } from './logged-child.ts';

export const staffPassword = 'demo-password-of-benchmarks';
const sfuSecret = 'a-secret-for-benchmarks-only';

export const benchTenant = 'bench';

export type BenchPlatform = {
  origin: string;
  serverPid: number;
  redisUrl: string;
  stop: () => Promise<void>;
};

type Options = {
  /** The pages, built; true by default. */
  hasPages?: boolean;
  onServerLog?: (line: LogLine) => void;
  /** Wall clock at which the media node let a consumer flow. */
  onConsumerResumed?: (at: number) => void;
};

/** Sets up what is missing first; the pages are built when their sources have changed. */
export async function startBenchPlatform({
  hasPages = true,
  onServerLog,
  onConsumerResumed,
}: Options = {}): Promise<BenchPlatform> {
  // Pages built elsewhere are taken as they are.
  const client = hasPages && !process.env.CLOUDSEAT_CLIENT_DIR;
  const { workerBin } = await ensureSetup({ redis: true, worker: true, client, tests: true });
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const redis = await startTestRedis();
    stops.push(redis.stop);
    const sfu = await startLogged({
      file: inProject('sfu', 'src', 'main.ts'),
      env: {
        ...sfuEnvironment(workerBin),
        // For the moment at which consumers are resumed; a handful of lines a call.
        ...(onConsumerResumed && { DEBUG: 'mediasoup:Consumer' }),
      },
      onOther: (text) => reportResume(text, onConsumerResumed),
    });
    stops.push(sfu.stop);
    const dataFolder = mkdtempSync(join(tmpdir(), 'cloudseat-bench-'));
    stops.push(async () => rmSync(dataFolder, { recursive: true, force: true }));
    const server = await startLogged({
      file: inProject('server', 'src', 'main.ts'),
      env: serverEnvironment(dataFolder, redis.url, String(sfu.ready.url)),
      ...(onServerLog ? { onLog: onServerLog } : {}),
    });
    stops.push(server.stop);
    const origin = `http://127.0.0.1:${server.ready.port}`;
    return { origin, serverPid: server.pid, redisUrl: redis.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const sfuEnvironment = (workerBin: string | undefined) => ({
  CLOUDSEAT_SFU_SECRET: sfuSecret,
  CLOUDSEAT_SFU_PORT: '0',
  CLOUDSEAT_SFU_MEDIA_PORT: '0',
  CLOUDSEAT_SFU_WORKERS: '1',
  ...(workerBin ? { MEDIASOUP_WORKER_BIN: workerBin } : {}),
});

const serverEnvironment = (dataFolder: string, redisUrl: string, sfuUrl: string) => ({
  CLOUDSEAT_HTTP_PORT: '0',
  CLOUDSEAT_DATA_DIR: dataFolder,
  CLOUDSEAT_REDIS_URL: redisUrl,
  CLOUDSEAT_SFU_URLS: new URL(sfuUrl.replace(/^ws/, 'http')).origin.replace(/^http/, 'ws'),
  CLOUDSEAT_SFU_SECRET: sfuSecret,
  CLOUDSEAT_TENANT: benchTenant,
  CLOUDSEAT_SECRET_KEY: 'ab'.repeat(32),
  CLOUDSEAT_DEMO: '1',
  CLOUDSEAT_DEMO_PASSWORD: staffPassword,
});

/** mediasoup's debug lines: `<ISO time> mediasoup:Consumer resume()`. */
function reportResume(text: string, onConsumerResumed: Options['onConsumerResumed']): void {
  const found = /^(\S+) mediasoup:Consumer resume\(\)/.exec(text);
  if (found?.[1] !== undefined) onConsumerResumed?.(new Date(found[1]).getTime());
}
