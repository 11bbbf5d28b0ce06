import { spawnSync } from 'node:child_process';
import { getNodeRuntime } from './node-runtime.mjs';
import { ensureNpmPackages, hasNpmPackages } from './npm-packages.mjs';
import { inProject } from './paths.mjs';
import { exitWithError } from './say.mjs';

/**
 * A script below scripts/ on Node 24, the npm packages first where they are missing; its exit code is ours.
 * @param {string[]} path @param {string[]} args
 */
export async function runTypeScript(path, args) {
  try {
    if (!hasNpmPackages()) await ensureNpmPackages();
    const { status } = spawnSync(getNodeRuntime(), [inProject('scripts', ...path), ...args], {
      stdio: 'inherit',
    });
    process.exitCode = status ?? 2;
  } catch (error) {
    exitWithError(error);
  }
}
