// npm run verify-dossier: the npm packages where they are missing, then scripts/verify-dossier/main.ts on Node 24.
import { spawnSync } from 'node:child_process';
import { getNodeRuntime } from './setup/node-runtime.mjs';
import { ensureNpmPackages, hasNpmPackages } from './setup/npm-packages.mjs';
import { inProject } from './setup/paths.mjs';
import { exitWithError } from './setup/say.mjs';

try {
  if (!hasNpmPackages()) await ensureNpmPackages();
  const main = inProject('scripts', 'verify-dossier', 'main.ts');
  const { status } = spawnSync(getNodeRuntime(), [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 2;
} catch (error) {
  exitWithError(error);
}
