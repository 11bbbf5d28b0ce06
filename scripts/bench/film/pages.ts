import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { TestBrowser } from '../../../server/src/test-support/test-page.ts';
import { inProject } from '../../setup/paths.mjs';

const path = '/bench-film';

/** The player alone on a page: the real one, against the real server. */
export async function buildFilmPage(): Promise<{ script: string; style: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-film-page-'));
  try {
    await build({
      ...{ configFile: false, logLevel: 'error', root: inProject('client'), plugins: [react()] },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        ...{ outDir: folder, emptyOutDir: true, reportCompressedSize: false, cssCodeSplit: false },
        lib: {
          ...{ entry: inProject('scripts', 'bench', 'film', 'page', 'main.tsx'), formats: ['iife'] },
          ...{ name: 'benchFilm', fileName: () => 'page.js', cssFileName: 'page' },
        },
      },
    });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    return { script: read('page.js'), style: read('page.css') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A browser profile of its own, signed in as the unit, on that page. */
export async function openFilmPage(
  browser: Browser,
  unit: TestBrowser,
  { script, style }: { script: string; style: string },
): Promise<Page> {
  const context = await browser.newContext({ baseURL: unit.url, viewport: { width: 640, height: 480 } });
  await context.addCookies(
    unit.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: unit.url };
    }),
  );
  const page = await context.newPage();
  const html = `<!doctype html><meta charset="utf-8"><style>${style}</style><div id="root"></div><script src="${path}.js"></script>`;
  await page.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route(`**${path}.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.goto(path);
  return page;
}
