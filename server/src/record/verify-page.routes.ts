import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';

const scripts = resolve(import.meta.dirname, '../../../scripts');
const pages = {
  '/verify': resolve(scripts, 'verify-dossier/dist/verify.html'),
  '/verify-draw': resolve(scripts, 'verify-draw/dist/verify-draw.html'),
};

/** The pages that check dossiers and repeat draws, as the build made them. Each brings a policy of its own, stricter than any other's. */
export async function registerVerifyPages(app: FastifyInstance): Promise<void> {
  for (const [address, path] of Object.entries(pages)) {
    const page = await readFile(path, 'utf8').catch(() => null);
    if (page === null) {
      app.log.warn({ address }, 'a page that checks what was handed out is not built: npm run build');
      continue;
    }
    const [, policy = "default-src 'none'"] =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    app.get(address, { helmet: false }, async (_request, reply) =>
      reply
        .headers({
          'content-security-policy': `${policy}; frame-ancestors 'none'`,
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        })
        .type('text/html; charset=utf-8')
        .send(page),
    );
  }
}
