// Makes of the check one page that needs nothing beside it: whoever has this one file can use it, without a network. Part of the build.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const sourceOf = (name: string) => join(import.meta.dirname, 'page', name);
/** Where the build leaves it. */
export const pagePath = join(import.meta.dirname, 'dist', 'verify.html');

type PageSources = Record<'html' | 'css' | 'script', string>;
const ownSources: PageSources = {
  ...{ html: sourceOf('page.html'), css: sourceOf('page.css'), script: sourceOf('page.ts') },
};

/** The page's script and all it imports, as one. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome85', 'safari14'],
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
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
async function makePage(sources: PageSources): Promise<string> {
  const [html, css, script] = await Promise.all([
    readFile(sources.html, 'utf8'),
    readFile(sources.css, 'utf8'),
    bundle(sources.script),
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

export async function writePage(path = pagePath, sources = ownSources): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await makePage(sources));
}

if (import.meta.main) await writePage();
