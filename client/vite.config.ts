import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { blurAssets } from './build/blur-assets.ts';
import { firstLoad } from './build/first-load.ts';
import { listModules } from './build/list-modules.ts';
import { precompress } from './build/precompress.ts';
import { preloadApp } from './build/preload-app.ts';

const serverUrl = process.env.CLOUDSEAT_SERVER_URL ?? 'http://127.0.0.1:8080';
const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const entries = ['index.html', 'desk.html', 'supervision.html', 'administration.html', 'panel.html']
  .map(pathOf)
  .filter((path) => existsSync(path));
const proxy = { '/api': { target: serverUrl, ws: true, changeOrigin: false } };

const app = 'applicant/start.tsx';
const first = firstLoad({ boot: 'applicant/boot.ts', app });
const words = ['locales/zh-Hans/common.json', 'locales/zh-Hans/applicant.json'];

export default defineConfig({
  plugins: [
    react(),
    first.plugin,
    preloadApp({ page: 'index.html', modules: [app, ...words] }),
    blurAssets(),
    listModules(),
    precompress(),
  ],
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    // Old phones come to a government's page; the desk has newer machines but shares the chunks.
    target: ['chrome79', 'safari14'],
    cssTarget: ['chrome79', 'safari14'],
    modulePreload: { polyfill: false },
    // For scripts/bundles: what each page can load.
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: entries,
      output: {
        codeSplitting: {
          // All else follows from what each page imports, late or at once.
          groups: [
            // The same for both sides.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
            { name: first.nameOf, debugName: 'first load' },
          ],
        },
      },
    },
  },
});
