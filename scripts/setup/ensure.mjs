// Set-up: each step checks first and acts only where something is missing. Runs on Node 20, before node_modules exists.
import { join } from 'node:path';
import { ensureClientBuild } from './client-build.mjs';
import { ensureDebianPackages, serverPackages, testPackages } from './debian-packages.mjs';
import { getNodeRuntime } from './node-runtime.mjs';
import { ensureNpmPackages, hasNpmPackages } from './npm-packages.mjs';
import { cacheFolder, projectKey } from './paths.mjs';
import { withProcessLock } from './process-lock.mjs';
import { exitOnSignals } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { ensureWorker } from './worker.mjs';

/**
 * @typedef {object} SetupNeeds
 * @property {boolean} redis a Redis program, to be started as a child
 * @property {boolean} worker the media worker
 * @property {boolean} client the built pages
 * @property {boolean} tests what only the tests use
 */

/** @typedef {{ node: string, workerBin: string | undefined }} Setup the Node to use and the media worker's path */

function assertPlatform() {
  if (process.platform === 'linux') return;
  throw new SetupError(
    `CloudSeat 目前只在 Linux（建议 Debian 12）上运行；本机为 ${process.platform}。Windows 可用 WSL 2，macOS 可用 Debian 虚拟机。`,
    `CloudSeat runs on Linux (Debian 12 is best); this is ${process.platform}. Use WSL 2 on Windows, a Debian virtual machine on macOS.`,
  );
}

/**
 * Brings the machine to where CloudSeat can run.
 * @param {SetupNeeds} needs @returns {Promise<Setup>}
 */
export async function ensureSetup(needs) {
  assertPlatform();
  const stopExiting = exitOnSignals();
  try {
    return await ensureAll(needs);
  } finally {
    stopExiting();
  }
}

/** @param {SetupNeeds} needs @returns {Promise<Setup>} */
async function ensureAll(needs) {
  const lockPath = join(cacheFolder, 'locks', `${projectKey}.lock`);
  return withProcessLock(
    lockPath,
    (owner) =>
      say(
        `另一个准备过程（进程 ${owner.pid}）正在进行，等待中……`,
        `Waiting for another set-up, process ${owner.pid}.`,
      ),
    async () => {
      if (!hasNpmPackages()) await ensureNpmPackages();
      const node = getNodeRuntime();
      const debian = [
        ...(needs.redis ? ['redis-server'] : []),
        ...serverPackages,
        ...(needs.tests ? testPackages : []),
      ];
      await ensureDebianPackages(debian);
      const workerBin = needs.worker ? await ensureWorker(node) : undefined;
      if (needs.client) await ensureClientBuild(node);
      return { node, workerBin };
    },
  );
}
