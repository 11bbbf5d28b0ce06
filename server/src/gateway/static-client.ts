import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../platform/errors.ts';

/**
 * Serves the built pages. Files under /assets carry a hash in their name and are kept for a year; the pages themselves are
 * asked for anew each time, so that a new version reaches everybody at once. Any other path a browser opens is a place
 * inside the applicant's page, or the staff's page it begins with.
 */
export async function registerClient(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  } else app.log.warn('the pages are not built: only the interfaces are served');

  app.setNotFoundHandler(async (request, reply) => {
    if (!isBuilt || !isPageRequest(request)) {
      const error = new AppError('NOT_FOUND', `there is no ${request.method} ${pathOf(request)}`);
      return reply.code(404).send({ error: error.toBody() });
    }
    const path = pathOf(request);
    const page = await readFile(join(folder, pageOf(path)));
    if (showsCatalogue(path)) reply.header('link', cataloguePreload);
    return reply.code(200).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}

const pageOf = (path: string) =>
  `${/^\/(desk|supervision|administration|panel)(\/|$)/.exec(path)?.[1] ?? 'index'}.html`;

/** The pages that list matters: the browser asks for the catalogue while it still reads the page, not after its script. */
const cataloguePreload = '</api/catalogue>; rel=preload; as=fetch; crossorigin=anonymous';
const showsCatalogue = (path: string) => /^\/($|departments\/|towns\/|regions\/)/.test(path);

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/';

const isPageRequest = (request: FastifyRequest) =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  (request.headers.accept ?? '').includes('text/html') &&
  !/\.\w+$/.test(pathOf(request));
