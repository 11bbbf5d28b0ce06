// The Node that runs CloudSeat: 24 or newer. Where the installed one is older, the npm package node-linux-* has it.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { inProject } from './paths.mjs';
import { outputOf } from './run.mjs';
import { SetupError } from './say.mjs';

const neededMajor = 24;

/** @param {string | undefined} version such as v24.1.0 */
const majorOf = (version) => Number(/^v?(\d+)/.exec(version ?? '')?.[1] ?? 0);

/**
 * npm scripts find `node` in node_modules/.bin first. npm 10 loses that link when it drops the same package for the
 * other processor.
 * @param {string} packageName
 */
function ensureLink(packageName) {
  const link = inProject('node_modules', '.bin', 'node');
  if (existsSync(link)) return;
  mkdirSync(inProject('node_modules', '.bin'), { recursive: true });
  symlinkSync(`../${packageName}/bin/node`, link);
}

/** Path of the Node to use. Call it after the npm packages are there. */
export function getNodeRuntime() {
  const packageName = `node-linux-${process.arch}`;
  const bundled = inProject('node_modules', packageName, 'bin', 'node');
  const isBundled = process.platform === 'linux' && existsSync(bundled);
  if (isBundled) ensureLink(packageName);
  if (majorOf(process.version) >= neededMajor) return process.execPath;
  if (isBundled && majorOf(outputOf(bundled, ['--version'])) >= neededMajor) return bundled;
  throw new SetupError(
    `需要 Node.js ${neededMajor} 或更高版本：当前为 ${process.version}（${process.platform}-${process.arch}），且没有可自动安装的版本。请自行安装后重试。`,
    `CloudSeat needs Node.js ${neededMajor} or newer; this is ${process.version} on ${process.platform}-${process.arch}, for which none can be fetched. Install it and try again.`,
  );
}
