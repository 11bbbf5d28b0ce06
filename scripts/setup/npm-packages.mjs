// Brings node_modules in line with package-lock.json, and does nothing when it already is.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { inProject, projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, sayStep } from './say.mjs';

const stampPath = inProject('node_modules', '.cloudseat-lock-hash');

/** npm's own record of what it installed; written last, so a broken install has none. */
const installedPath = inProject('node_modules', '.package-lock.json');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} */
const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

function isTreeAsLocked() {
  if (!existsSync(installedPath)) return false;
  const installed = packagesIn(installedPath);
  return Object.entries(packagesIn(inProject('package-lock.json'))).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    const found = installed[path];
    // What is optional may belong to another platform.
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
  });
}

/** True when nothing has to be installed. */
export function hasNpmPackages() {
  if (!existsSync(inProject('node_modules'))) return false;
  const hash = lockHash();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash) return true;
  if (!isTreeAsLocked()) return false;
  writeFileSync(stampPath, hash);
  return true;
}

/**
 * npm as the operator runs it, but never with the Node that lies in the node_modules it is about to replace.
 * @returns {{ command: string, args: string[], env: NodeJS.ProcessEnv }}
 */
function npmCommand() {
  const env = { ...process.env };
  env.PATH = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(projectRoot))
    .join(delimiter);
  const npm = env.PATH.split(delimiter)
    .map((folder) => `${folder}/npm`)
    .find((path) => existsSync(path));
  if (npm) return { command: npm, args: [], env };
  if (process.env.npm_execpath) return { command: process.execPath, args: [process.env.npm_execpath], env };
  throw new SetupError(
    '找不到 npm，请先安装 Node.js 20 以上与 npm。',
    'npm is missing: install Node.js 20 or newer with npm.',
  );
}

/**
 * Installs what the lock file names. Not `npm ci`: it refuses a lock file without the packages for other systems, and
 * npm leaves those out when the registry in use does not carry them.
 */
export async function ensureNpmPackages() {
  if (hasNpmPackages()) return;
  sayStep('安装 npm 软件包（约 1 分钟）', 'Installing the npm packages (about a minute)');
  const modules = inProject('node_modules');
  // npm writes its record last: without it the folder is the rest of an interrupted install.
  if (existsSync(modules) && !existsSync(installedPath)) rmSync(modules, { recursive: true });
  const { command, args, env } = npmCommand();
  const result = await run(command, [...args, 'install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    env,
  });
  if (result.code !== 0) {
    process.stderr.write(`${result.tail}\n`);
    throw new SetupError('npm 软件包安装失败（详情见上）。', 'npm install failed (details above).');
  }
  if (!isTreeAsLocked()) {
    throw new SetupError(
      'npm 安装的软件包与 package-lock.json 不一致，请先更新锁文件。',
      'What npm installed is not what package-lock.json names: bring the lock file up to date.',
    );
  }
  writeFileSync(stampPath, lockHash());
}
