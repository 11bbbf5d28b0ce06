import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';

const pagePath = resolve(import.meta.dirname, '../../../scripts/verify-dossier/dist/verify.html');

/** `/verify`: the page that checks dossiers, as the build made it. It brings a policy of its own, stricter than any other's. */
export async function registerVerifyPage(app: FastifyInstance): Promise<void> {
  const page = await readFile(pagePath, 'utf8').catch(() => null);
  if (page === null) return app.log.warn('the page that checks dossiers is not built: npm run build');
  const [, policy = "default-src 'none'"] =
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  app.get('/verify', { helmet: false }, async (_request, reply) =>
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
