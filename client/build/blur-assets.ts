import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What the blur's package loads by itself, by fixed names; browsers without SIMD have no blur. */
const names = [
  'selfie_segmentation.binarypb',
  'selfie_segmentation.tflite',
  'selfie_segmentation_landscape.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
];
const types: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm' };

/**
 * The background blur's model and code, out of its npm package into the build: pages fetch them from our own server, under a
 * folder with the package's version in its name, so that they are kept for a year as all else below /assets.
 */
export function blurAssets(): Plugin {
  const folder = dirname(createRequire(import.meta.url).resolve('@shiguredo/virtual-background'));
  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as {
    version: string;
  };
  const path = `assets/blur-${version}`;
  return {
    name: 'cloudseat-blur-assets',
    config: () => ({ define: { __BLUR_ASSETS__: JSON.stringify(`/${path}`) } }),
    generateBundle() {
      for (const name of names)
        this.emitFile({
          type: 'asset',
          fileName: `${path}/${name}`,
          source: readFileSync(join(folder, name)),
        });
    },
    configureServer(server) {
      server.middlewares.use(`/${path}`, (request, response, next) => {
        const name = names.find((each) => request.url === `/${each}`);
        if (name === undefined) return next();
        response.setHeader('content-type', types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
        response.end(readFileSync(join(folder, name)));
      });
    },
  };
}
