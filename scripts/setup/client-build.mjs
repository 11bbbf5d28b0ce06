// Builds the pages when their sources differ from what the last build saw.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, sayStep } from './say.mjs';

// Inside dist: Vite empties that folder, so a build by hand is noticed as well.
const stampPath = inProject('client', 'dist', '.build-stamp');
const sources = [
  'client',
  'shared/src',
  'scripts/verify-dossier',
  'scripts/verify-draw',
  'package-lock.json',
];
const skipped = new Set(['node_modules', 'dist']);

/** @param {string} path @param {import('node:crypto').Hash} hash */
function addFolder(path, hash) {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (skipped.has(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) addFolder(child, hash);
    else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      hash.update(child).update(readFileSync(child));
  }
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = inProject(...source.split('/'));
    if (!existsSync(path)) continue;
    if (source.endsWith('.json')) hash.update(readFileSync(path));
    else addFolder(path, hash);
  }
  return hash.digest('hex');
}

/** @param {string} node @param {string[]} args */
async function runBuild(node, args) {
  const result = await run(node, args, { cwd: inProject('client') });
  if (result.code === 0) return;
  process.stderr.write(`${result.tail}\n`);
  throw new SetupError('网页构建失败（详情见上）。', 'Building the pages failed (details above).');
}

/** client/dist, and the pages that check dossiers and draws, as the sources say. @param {string} node */
export async function ensureClientBuild(node) {
  const hash = sourcesHash();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash) return;
  sayStep('构建网页', 'Building the pages');
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js');
  await runBuild(node, [vite, 'build', '--logLevel', 'warn']);
  await runBuild(node, [inProject('scripts', 'verify-dossier', 'make-page.ts')]);
  await runBuild(node, [inProject('scripts', 'verify-draw', 'make-page.ts')]);
  writeFileSync(stampPath, hash);
}
