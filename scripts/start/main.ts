// The part of `npm start` that runs on Node 24. In: a machine that set-up has prepared. Out: Redis, one media node and
// one server as children, watched until the operator ends them.
import { exitWithError, say, sayStep } from '../setup/say.mjs';
import { printBanner } from './banner.ts';
import { SupervisedChild } from './child.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { prepareDemoWechat } from './demo-wechat.ts';
import { prepareSfu } from './embedded-sfu.ts';
import { endLeftovers } from './leftovers.ts';
import { parseStartOptions } from './options.mjs';
import { waitUntilServerReady } from './ready.ts';
import { startRedis } from './redis.ts';
import { serverSpec, vitePort, viteSpec } from './services.ts';
import { chooseWebAddress, type WebAddress } from './web-address.ts';

const given = process.env;
const startedAt = Number(given.CLOUDSEAT_STARTED_AT) || Date.now();
const options = parseStartOptions(process.argv.slice(2), given);
const node = process.execPath;

/** Ended last to first: server, media node, Redis, the folder's lock. */
const stops: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;
let firstSignalAt = 0;

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  })();
  return stopping;
}

function handleSignal(): void {
  // npm and the terminal may both pass on the same Ctrl-C; only a later one means that someone is impatient.
  if (firstSignalAt === 0) {
    firstSignalAt = Date.now();
    say('\n正在停止……', 'Stopping');
    void stopAll().then(() => {
      say('已全部停止。', 'Everything has stopped.');
      process.exit(0);
    }, exitWithError);
  } else if (Date.now() - firstSignalAt > 1_000) {
    say('仍在停止，请稍候。', 'Still stopping: data are being brought to safety.');
  }
}

function startChild(child: SupervisedChild): SupervisedChild {
  stops.push(() => child.stop());
  child.start();
  return child;
}

async function startSfuUnlessGiven(data: DataFolder, secret: string) {
  if (given.CLOUDSEAT_SFU_URLS) return { urls: given.CLOUDSEAT_SFU_URLS, children: [] };
  const { lan: isLan, dev: isDev, demo: isDemo } = options;
  const sfu = await prepareSfu({ node, data, secret, isLan, isDev, isDemo, given });
  return { urls: sfu.url, children: [startChild(sfu.child)] };
}

async function startRedisUnlessGiven(data: DataFolder): Promise<string> {
  if (given.CLOUDSEAT_REDIS_URL) return given.CLOUDSEAT_REDIS_URL;
  const redis = await startRedis(data);
  stops.push(redis.stop);
  return redis.url;
}

function serverEnvironment(data: DataFolder, web: WebAddress, demoPassword: string | undefined) {
  return {
    CLOUDSEAT_HTTP_HOST: web.host,
    CLOUDSEAT_HTTP_PORT: String(web.port),
    CLOUDSEAT_DATA_DIR: data.path,
    CLOUDSEAT_SECRET_KEY: data.secret('secret-key', given.CLOUDSEAT_SECRET_KEY),
    CLOUDSEAT_DEMO: demoPassword === undefined ? '0' : '1',
    ...(demoPassword === undefined ? {} : { CLOUDSEAT_DEMO_PASSWORD: demoPassword }),
    ...(web.tls
      ? { CLOUDSEAT_TLS_CERT_FILE: web.tls.certFile, CLOUDSEAT_TLS_KEY_FILE: web.tls.keyFile }
      : {}),
  };
}

async function start(): Promise<void> {
  const data = openDataFolder(options.dataFolder);
  stops.push(data.release);
  await endLeftovers(data, ['vite', 'server', 'sfu', 'wechat']);
  const web = await chooseWebAddress(options, data, given);
  const demo = options.demo ? data.demoPassword(given.CLOUDSEAT_DEMO_PASSWORD) : undefined;
  const sfuSecret = data.secret('sfu-secret', given.CLOUDSEAT_SFU_SECRET);

  sayStep('启动服务', 'Starting');
  const redisUrl = await startRedisUnlessGiven(data);
  const sfu = await startSfuUnlessGiven(data, sfuSecret);
  const wechat = await prepareDemoWechat({
    ...{ node, data, given, origin: web.origin, isDemo: options.demo, isLan: options.lan },
  });
  if (wechat) startChild(wechat.child);
  const environment = {
    ...serverEnvironment(data, web, demo?.password),
    CLOUDSEAT_REDIS_URL: redisUrl,
    CLOUDSEAT_SFU_URLS: sfu.urls,
    CLOUDSEAT_SFU_SECRET: sfuSecret,
    ...wechat?.environment,
  };
  const server = startChild(new SupervisedChild(serverSpec(node, environment, options.dev), data));
  if (options.dev) startChild(new SupervisedChild(viteSpec(node, web.localOrigin), data));
  await waitUntilServerReady({
    origin: web.localOrigin,
    certFile: web.tls?.certFile,
    children: [...sfu.children, server],
    isCancelled: () => stopping !== undefined,
  });
  if (stopping) return;
  await printBanner({
    origin: options.dev ? `http://localhost:${vitePort}` : web.origin,
    isLan: options.lan,
    demo: demo && { ...demo, isGiven: Boolean(given.CLOUDSEAT_DEMO_PASSWORD) },
    inboxUrl: wechat?.inboxUrl,
    dataFolder: data.path,
    tookMs: Date.now() - startedAt,
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handleSignal);
try {
  await start();
} catch (error) {
  await stopAll();
  exitWithError(error);
}
