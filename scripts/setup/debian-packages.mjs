// Programs and libraries from the operating system. Only Debian and its kin are installed from; elsewhere the
// operator is told what is needed.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram, outputOf, run } from './run.mjs';
import { SetupError, sayProgress, sayStep } from './say.mjs';

/** @param {string} name @param {string[]} helpers */
const withHelpers = (name, helpers) => [
  `${name}.service`,
  ...helpers.map((helper) => `${name}-${helper}.service`),
];

/** What Debian installs by hand-started services: they are to be neither started nor enabled by us. */
const serviceOf = new Map([
  ['redis-server', ['redis-server.service']],
  ['postgresql', ['postgresql.service']],
  ['coturn', ['coturn.service']],
  ['swift-proxy', ['swift-proxy.service']],
  ['swift-account', withHelpers('swift-account', ['auditor', 'reaper', 'replicator'])],
  [
    'swift-container',
    withHelpers('swift-container', ['auditor', 'reconciler', 'replicator', 'sharder', 'sync', 'updater']),
  ],
  ['swift-object', withHelpers('swift-object', ['auditor', 'reconstructor', 'replicator', 'updater'])],
]);

/** Compiler and libraries for the media worker, see scripts/mediasoup-worker/README.md. */
export const workerBuildPackages = [
  'cmake',
  'ninja-build',
  'g++',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'flatbuffers-compiler',
  'libflatbuffers-dev',
  'libabsl-dev',
];

/** What the server needs beside Redis: the fonts it prints with, the second one for the rare characters of names; what puts recordings together. */
export const serverPackages = ['fonts-noto-cjk', 'fonts-hanazono', 'ffmpeg'];

/** An object store that speaks S3. */
const swiftPackages = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object'];

/** Browser, database, speech, a relay and an object store for the tests. */
export const testPackages = [
  'chromium',
  'postgresql',
  'espeak-ng',
  'coturn',
  'firefox-esr',
  ...swiftPackages,
];

/** Packages that a program of the same purpose, installed in any way, makes needless. */
const programOf = new Map([
  ['redis-server', 'redis-server'],
  ['coturn', 'turnserver'],
  ['ffmpeg', 'ffmpeg'],
]);

/** The same for files, where systems put them; the server looks in the same folders. */
const filesOf = new Map([
  [
    'fonts-noto-cjk',
    ['opentype/noto', 'google-noto-sans-cjk-fonts', 'noto-cjk'].map(
      (folder) => `/usr/share/fonts/${folder}/NotoSansCJK-Regular.ttc`,
    ),
  ],
  [
    'fonts-hanazono',
    ['truetype/hanazono', 'hanazono', 'TTF'].map((folder) => `/usr/share/fonts/${folder}/HanaMinB.ttf`),
  ],
]);

/** Few other systems have these; what they are for works less well without them. */
const onlyOnDebian = ['fonts-hanazono'];

const isDebian = () => existsSync('/usr/bin/dpkg-query') && findProgram('apt-get') !== undefined;

/** @param {string} name */
function isInstalled(name) {
  const program = programOf.get(name);
  if (program && findProgram(program)) return true;
  if (filesOf.get(name)?.some((path) => existsSync(path))) return true;
  if (!isDebian()) return onlyOnDebian.includes(name);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it in
  return outputOf('dpkg-query', ['-W', '-f=${db:Status-Status}', name]) === 'installed';
}

/**
 * Without this file Debian starts a server as soon as it is installed; CloudSeat starts its own as children.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
async function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return work();
  const remove = () => rmSync(policy, { force: true });
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  process.once('exit', remove);
  try {
    return await work();
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}

/** apt's status lines carry the overall percentage: pmstatus:<package>:<percent>:<words>. @param {string} line */
function showAptProgress(line) {
  const match = /^(?:pm|dl)status:[^:]*:([\d.]+):/.exec(line);
  if (match)
    sayProgress(line.startsWith('dl') ? '下载 download' : '安装 install', Math.round(Number(match[1])), 100);
}

/** @param {string[]} args */
async function apt(args) {
  const result = await run(
    'apt-get',
    ['-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'APT::Status-Fd=1', ...args],
    {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      ...(args[0] === 'install' ? { onLine: showAptProgress } : {}),
    },
  );
  if (result.code === 0) return;
  process.stderr.write(`${result.tail}\n`);
  throw new SetupError(`apt-get ${args[0]} 失败（详情见上）。`, `apt-get ${args[0]} failed (details above).`);
}

/**
 * Installs what is missing, as root; otherwise stops with the one command to run.
 * @param {string[]} names
 */
export async function ensureDebianPackages(names) {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const list = missing.join(' ');
  if (!isDebian()) {
    throw new SetupError(
      `本系统不是 Debian，请自行安装与下列 Debian 软件包对应的软件：${list}`,
      `This system is not Debian: install what corresponds to these Debian packages: ${list}`,
    );
  }
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`;
    throw new SetupError(
      `缺少系统软件包，请运行以下命令后重试：\n    ${command}`,
      'Packages are missing: run the command above, then try again.',
    );
  }
  sayStep(`安装系统软件包：${list}`, 'Installing Debian packages');
  await apt(['update']);
  await withoutStartingServices(() => apt(['install', '--no-install-recommends', ...missing]));
  if (!existsSync('/run/systemd/system')) return;
  const services = missing.flatMap((name) => serviceOf.get(name) ?? []);
  if (services.length > 0) await run('systemctl', ['disable', ...services]);
}
