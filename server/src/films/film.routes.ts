import { expertFilmRoutes } from '@cloudseat/shared/contract/expert-film-routes.ts';
import { filmMaxBytes } from '@cloudseat/shared/nouns/film-rules.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Principal, RouteHandlers } from '../identity/principal.ts';
import { answerWithBytes, ownBytes } from '../materials/answer-bytes.routes.ts';
import { type ResumableUploads, registerResumableUploads } from '../materials/resumable-uploads.routes.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { FilmFiles } from './film-files.ts';
import type { Films } from './films.ts';
import type { Takes } from './takes.ts';

type PlainFilmRoute =
  | 'film:list'
  | 'film:get'
  | 'film:remove'
  | 'film:beginTake'
  | 'film:getTake'
  | 'film:finishTake';

export const createFilmRoutes = (films: Films, takes: Takes): Pick<RouteHandlers, PlainFilmRoute> => ({
  'film:list': async ({ params }, { principals }) => ({
    films: await films.list(params.reviewId, principals),
  }),
  'film:get': async ({ params }, { principals }) =>
    films.present(await films.getRow(params.filmId, principals)),
  async 'film:remove'({ params }, { principals }) {
    await films.remove(params.filmId, principals);
    return {};
  },
  'film:beginTake': ({ params, body }, { principals }) => takes.begin(params.filmId, body, principals),
  'film:getTake': ({ params }, { principals }) => takes.get(params.filmId, principals),
  'film:finishTake': async ({ params, body }, { principals }) =>
    films.present(await takes.finish(params.filmId, body.sliceCounts, principals)),
});

type FileRoute = 'film:content' | 'film:thumbnail' | 'film:putSlice';
type Deps = {
  films: Films;
  takes: Takes;
  files: FilmFiles;
  uploads: Pick<ResumableUploads, 'plan' | 'isOwner' | 'assertGoesOn' | 'finish' | 'findTaken' | 'onGivenUp'>;
  authenticate: (
    name: FileRoute | 'film:beginTake',
    request: FastifyRequest,
  ) => Promise<readonly Principal[]>;
  logger: Logger;
};

/** Bytes of films, in both directions. Every read is decided on; nothing of it stays in the browser's cache. */
export async function registerFilmFiles(app: FastifyInstance, deps: Deps): Promise<void> {
  const { films, files, uploads, authenticate, logger } = deps;
  await registerResumableUploads(app, {
    ...uploads,
    ...{ url: '/expert-film-uploads', folder: files.uploadsFolder, maxBytes: filmMaxBytes, logger },
    tooLarge: 'FILM_TOO_LARGE',
    authenticate: (request) => authenticate('film:beginTake', request),
  });
  await registerSlices(app, deps);

  app.get(expertFilmRoutes['film:content'].path, async (request, reply) => {
    const principals = await authenticate('film:content', request);
    const { filmId } = read(expertFilmRoutes['film:content'].params, request.params);
    const film = await films.getRow(filmId, principals);
    const { rendition, state } = film;
    if (rendition === null) throw new AppError('FILM_STATE', `the film is ${state}: not yet to be played`);
    const open = async (span?: { start: number; end: number }) => (await films.openFilm(film, span)).stream;
    return answerWithBytes(request, reply, {
      ...{ mimeType: 'video/mp4', byteCount: rendition.byteCount, open },
    });
  });

  app.get(expertFilmRoutes['film:thumbnail'].path, async (request, reply) => {
    const principals = await authenticate('film:thumbnail', request);
    const { filmId, index } = read(expertFilmRoutes['film:thumbnail'].params, request.params);
    const film = await films.getRow(filmId, principals);
    const { strip } = film;
    const [start, end] = [strip?.offsets[index], strip?.offsets[index + 1]];
    if (start === undefined || end === undefined) throw notFound('the picture');
    const { stream } = await films.openPictures(film, { start, end: end - 1 });
    return reply
      .headers({ ...ownBytes, 'content-type': 'image/webp', 'content-length': end - start })
      .send(stream);
  });
}

async function registerSlices(app: FastifyInstance, { takes, authenticate }: Deps): Promise<void> {
  const { path, params, query } = expertFilmRoutes['film:putSlice'];
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Straight to the disk, never into memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put(path, async (request, reply) => {
      const principals = await authenticate('film:putSlice', request);
      const slice = { ...read(params, request.params), ...read(query, request.query) };
      await takes.put(slice, request.body as AsyncIterable<Uint8Array>, principals);
      return reply.header('cache-control', 'no-store').send({});
    });
  });
}

/** NOT_FOUND for what cannot be the name of anything. */
function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const found = schema.safeParse(given);
  if (!found.success) throw notFound('the film');
  return found.data;
}
