// The media worker: named by the operator, else cached, else the official binary, else built here. In: the Node to
// use. Out: the path for MEDIASOUP_WORKER_BIN of a worker that has been seen to run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureDebianPackages, workerBuildPackages } from './debian-packages.mjs';
import { cacheFolder, inProject } from './paths.mjs';
import { withProcessLock } from './process-lock.mjs';
import { run } from './run.mjs';
import { SetupError, say, sayStep, sayWarning } from './say.mjs';
import { buildWorker } from './worker-build.mjs';
import { downloadWorker } from './worker-download.mjs';

/** mediasoup's version as installed, hence the worker's. */
export function workerVersion() {
  return JSON.parse(readFileSync(inProject('node_modules', 'mediasoup', 'package.json'), 'utf8')).version;
}

/** Where this machine's worker belongs: by version and platform, outside the checkout. */
export function cachedWorkerPath() {
  const name = `${workerVersion()}-${process.platform}-${process.arch}`;
  return join(cacheFolder, 'mediasoup-worker', name, 'mediasoup-worker');
}

/** Started without a version the worker exits with 41: it was found, and so were its libraries. @param {string} path */
function doesRun(path) {
  try {
    execFileSync(path, { stdio: 'ignore', env: {}, timeout: 10_000 });
    return false;
  } catch (error) {
    return /** @type {{ status?: number }} */ (error).status === 41;
  }
}

/** @param {string} path */
const fingerprint = (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${workerVersion()} ${size} ${Math.round(mtimeMs)}`;
};

/** Starts the worker the way the sfu will, once for each binary. @param {string} path @param {string} node */
async function testOnce(path, node) {
  const stamp = `${path}.tested`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(path)) return;
  sayStep('试运行媒体组件', 'Testing the media worker');
  const probe = inProject('scripts', 'setup', 'worker-probe.mjs');
  const result = await run(node, [probe], { env: { ...process.env, MEDIASOUP_WORKER_BIN: path } });
  if (result.code !== 0) throw new Error(result.tail);
  writeFileSync(stamp, fingerprint(path));
}

/** @param {string} path @param {string} node */
async function isUsable(path, node) {
  if (!existsSync(path)) return false;
  if (!doesRun(path)) return false;
  try {
    await testOnce(path, node);
    return true;
  } catch (error) {
    sayWarning(
      '媒体组件未通过试运行。',
      `The worker failed its test: ${/** @type {Error} */ (error).message}`,
    );
    return false;
  }
}

/** @param {string} path @param {string} node */
async function makeWorker(path, node) {
  const draft = `${dirname(path)}.new`;
  // What an interrupted set-up left; the lock says that nobody else is at it.
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    if (await downloadWorker(draft, workerVersion())) {
      const downloaded = join(draft, 'mediasoup-worker');
      if (doesRun(downloaded) && (await isUsable(downloaded, node))) return installWorker(draft, path);
      sayWarning(
        '官方媒体组件无法在本机运行，改为本机编译。',
        'The official worker does not run here; building one.',
      );
    }
    await ensureDebianPackages(workerBuildPackages);
    await buildWorker(draft);
    if (!(await isUsable(join(draft, 'mediasoup-worker'), node))) {
      throw new SetupError(
        '编译出的媒体组件无法运行（详情见上）。',
        'The worker that was built does not run (details above).',
      );
    }
    installWorker(draft, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} draft @param {string} path */
function installWorker(draft, path) {
  rmSync(dirname(path), { recursive: true, force: true });
  renameSync(draft, dirname(path));
}

/** Path of a worker that runs. @param {string} node @returns {Promise<string>} */
export async function ensureWorker(node) {
  const named = process.env.MEDIASOUP_WORKER_BIN;
  if (named) {
    if (existsSync(named) && doesRun(named)) return named;
    throw new SetupError(
      `MEDIASOUP_WORKER_BIN 指向的文件无法运行：${named}`,
      `MEDIASOUP_WORKER_BIN does not run: ${named}`,
    );
  }
  const path = cachedWorkerPath();
  if (await isUsable(path, node)) return path;
  await withProcessLock(
    `${dirname(path)}.lock`,
    (owner) =>
      say(
        `另一个进程（${owner.pid}）正在准备媒体组件，等待中……`,
        `Waiting for process ${owner.pid}, which is making the worker.`,
      ),
    async () => {
      if (!(await isUsable(path, node))) await makeWorker(path, node);
    },
  );
  return path;
}
