// Makes of the check one command and one page that need nothing beside them; both are committed, so that whoever has the folder
// can use them as they are. `npm run build:verify` after a change; a test says when it was forgotten.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const folder = import.meta.dirname;
const at = (...names: string[]) => join(folder, ...names);

/** One entry and all it imports, as one script. */
async function bundle(entry: string, isForPage: boolean): Promise<string> {
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    ...(isForPage ? {} : { ssr: { noExternal: true } }),
    build: {
      ...(isForPage ? {} : { ssr: entry }),
      write: false,
      minify: isForPage,
      target: isForPage ? ['chrome85', 'safari14'] : 'node20',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: isForPage ? 'iife' : 'esm' } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunks = first && 'output' in first ? first.output : [];
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length > 1) throw new Error(`${entry} is not one script`);
  return chunk.code.trim();
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page may run its own script and style, and reach nothing. */
async function makePage(): Promise<string> {
  const [html, css, script] = await Promise.all([
    readFile(at('page', 'page.html'), 'utf8'),
    readFile(at('page', 'page.css'), 'utf8'),
    bundle(at('page', 'page.ts'), true),
  ]);
  const safe = script.replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; script-src ${hashOf(safe)}; style-src ${hashOf(css)}; base-uri 'none'; form-action 'none'`;
  return html
    .replace(
      '<meta charset="utf-8">',
      (found) => `${found}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace('<style></style>', () => `<style>${css}</style>`)
    .replace('<script></script>', () => `<script>${safe}</script>`);
}

export const artefacts = {
  page: at('verify.html'),
  command: at('verify-dossier.mjs'),
};

export async function makeArtefacts(): Promise<{ page: string; command: string }> {
  const [page, command] = [await makePage(), await bundle(at('main.ts'), false)];
  return {
    page,
    command: `// Made from main.ts by \`npm run build:verify\`: change that.\n// @ts-nocheck\n${command}\n`,
  };
}

if (import.meta.main) {
  const made = await makeArtefacts();
  await writeFile(artefacts.page, made.page);
  await writeFile(artefacts.command, made.command);
  console.log(`verify.html ${made.page.length}, verify-dossier.mjs ${made.command.length} characters`);
}
