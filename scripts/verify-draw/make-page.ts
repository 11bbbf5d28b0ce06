// Makes of the repeated draw one page that needs nothing beside it, as the check of dossiers is. Part of the build.
import { join } from 'node:path';
import { writePage } from '../verify-dossier/make-page.ts';

export const drawPage = {
  sources: {
    html: join(import.meta.dirname, 'page', 'page.html'),
    css: join(import.meta.dirname, '..', 'verify-dossier', 'page', 'page.css'),
    script: join(import.meta.dirname, 'page', 'page.ts'),
  },
  path: join(import.meta.dirname, 'dist', 'verify-draw.html'),
};

if (import.meta.main) await writePage(drawPage.path, drawPage.sources);
