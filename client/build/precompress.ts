import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const isText = /\.(js|css|html|svg|json|map|wasm)$/;
/** The best is slow: what is larger than this gets the second best. */
const bestMaxBytes = 2_000_000;
/** Smaller files gain nothing. */
const minBytes = 1_024;

/** Writes .br and .gz beside each file of the build that shrinks so that the server compresses nothing while people wait. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'cloudseat-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      const served = files.filter((file) => isText.test(file) && !file.startsWith('.'));
      await Promise.all(served.map((file) => compress(join(folder, file))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < minBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > bestMaxBytes ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(`${path}.br`, await toBrotli(bytes, { params }));
  await writeFile(`${path}.gz`, await toGzip(bytes, { level: 9 }));
}
