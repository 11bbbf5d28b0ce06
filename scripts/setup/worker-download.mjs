// The official worker, from where mediasoup's own install script takes it.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';
import { outputOf } from './run.mjs';
import { say, sayStep } from './say.mjs';

const reachableWithinMs = 5_000;
const downloadWithinMs = 120_000;

/** Same rule as mediasoup's npm-scripts.mjs: releases beside the repository, unless a mirror is named. */
function releaseBase() {
  const mirror = process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL;
  if (mirror) return mirror;
  const manifest = JSON.parse(readFileSync(inProject('node_modules', 'mediasoup', 'package.json'), 'utf8'));
  const repository = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return `${repository}/releases/download`;
}

/** mediasoup knows how its files are called on this platform. @returns {string | undefined} */
function prebuiltName() {
  const script = inProject('node_modules', 'mediasoup', 'npm-scripts.mjs');
  const output = outputOf(process.execPath, [script, 'worker:prebuild-name']);
  return output?.match(/mediasoup-worker-\S+\.tgz/)?.[0];
}

/**
 * Puts the official worker into `folder`; false when it cannot be had, for whatever reason: building is the answer.
 * @param {string} folder @param {string} version @returns {Promise<boolean>}
 */
export async function downloadWorker(folder, version) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return false;
  const name = prebuiltName();
  if (!name) return false;
  const url = `${releaseBase()}/${version}/${name}`;
  try {
    sayStep('查找官方媒体组件', 'Looking for the official media worker');
    const probe = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(reachableWithinMs) });
    if (!probe.ok) throw new Error(`HTTP ${probe.status}`);
    const response = await fetch(url, { signal: AbortSignal.timeout(downloadWithinMs) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const archive = join(folder, name);
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
    execFileSync('tar', ['-xzf', archive, '-C', folder], { stdio: 'ignore' });
    rmSync(archive);
    const binary = join(folder, 'mediasoup-worker');
    if (!existsSync(binary)) throw new Error('the archive holds no worker');
    chmodSync(binary, 0o755);
    return true;
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    say('  无法下载官方媒体组件，将在本机编译。', `Not available (${reason}); it will be built here.`);
    return false;
  }
}
