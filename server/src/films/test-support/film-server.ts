import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { Film, type FilmId } from '@cloudseat/shared/nouns/film.ts';
import { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { pino } from 'pino';
import { Upload } from 'tus-js-client';
import { createFilmLine } from '../../app-films.ts';
import type { Authenticate } from '../../gateway/authenticate.ts';
import { setErrorHandlers } from '../../gateway/http-errors.ts';
import { registerRoutes } from '../../gateway/routes.ts';
import { findApplicant, type Principal, type RouteHandlers } from '../../identity/principal.ts';
import { applicantPrincipal, staffPrincipal } from '../../identity/test-support/route-context.ts';
import type { Database } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { Lifetime } from '../../platform/lifetime.ts';
import { createFolderBlobs } from '../../record/folder-blobs.ts';
import { createJobRepository } from '../../record/job.repository.ts';
import { createJobs } from '../../record/job-runner.ts';
import { createRecordingFiles } from '../../record/recording-files.ts';
import { createFilmRepository } from '../film.repository.ts';
import { createFilmRoutes, registerFilmFiles } from '../film.routes.ts';
import { createFilmFiles } from '../film-files.ts';
import { createFilmJob } from '../film-job.ts';
import { createFilmUploads } from '../film-upload.ts';
import { createFilms, type FilmAccess } from '../films.ts';
import { createTakes } from '../takes.ts';

export const lineId = ProjectLineId.parse('site-film');
const people: Record<string, Principal> = {
  unit: applicantPrincipal('the-unit'),
  stranger: applicantPrincipal('a-stranger'),
  overseer: staffPrincipal('the-overseer', 'supervisor'),
};
type Person = 'unit' | 'stranger' | 'overseer';
export type FilmServer = Awaited<ReturnType<typeof startFilmServer>>;

/** A server with films alone, on a free port; started again on the same folder and database it finds what the last one left. */
export async function startFilmServer(
  db: Database,
  options: { dataFolder?: string; freeBytes?: () => Promise<number>; isLocked?: () => boolean } = {},
) {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'films-')));
  const lifetime = new Lifetime();
  const now = { offset: 0 };
  const clock = { now: () => Date.now() + now.offset };
  const logger = pino({ level: 'silent' });
  const bytes = createRecordingFiles(createFolderBlobs(join(dataFolder, 'store')), 'ab'.repeat(32));
  const serverId = makeId();
  const jobs = await createJobs({
    ...{ repository: createJobRepository(db), files: bytes, folder: join(dataFolder, 'work', serverId) },
    ...{ serverId, clock, lifetime, logger },
  });
  const repository = createFilmRepository(db);
  const files = createFilmFiles(dataFolder, options.freeBytes);
  await files.open();
  const access: FilmAccess = {
    async assertMayWrite(_reviewId, line, principals) {
      const senderId = findApplicant({ principals })?.applicantId;
      if (senderId !== 'the-unit') throw notFound('the review');
      if (options.isLocked?.()) throw new AppError('REVIEW_STATE', 'the project was filed');
      if (line !== null && line !== lineId) throw new AppError('FILM_LINE', 'no film there');
      return { senderId };
    },
    async assertMayRead(_reviewId, principals) {
      if (findApplicant({ principals })?.applicantId === 'a-stranger') throw notFound('the review');
      return { isSender: findApplicant({ principals }) !== undefined };
    },
    noteRemoved: async () => {},
  };
  const settled: [FilmId, object][] = [];
  const films = createFilms({
    ...{ repository, files, bytes, access, clock, logger, line: createFilmLine(jobs) },
    onChanged: () => {},
  });
  const job = createFilmJob({
    ...{ repository, files, bytes, clock, logger, onConverting: () => {} },
    settle: async ({ filmId }, result, write) => {
      await db.transaction(async (tx) => {
        if (await write(tx)) settled.push([filmId, result]);
      });
    },
  });
  const takes = createTakes({ films, repository, files, access, clock });
  const authenticate = async ({ headers }: Parameters<Authenticate>[0]) => {
    const person = people[String((headers as Record<string, unknown>)['x-test-as'] ?? 'unit')];
    return person ? [person] : [];
  };
  // The routes are typed for an app with our logger; this one has none.
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 }) as unknown as FastifyInstance;
  setErrorHandlers(app);
  await app.register(
    async (api) => {
      await registerFilmFiles(api, {
        ...{ films, takes, files, logger, authenticate: (_name, request) => authenticate(request) },
        uploads: createFilmUploads({ films, repository, files, access, clock }),
      });
      api.setValidatorCompiler(validatorCompiler);
      api.setSerializerCompiler(serializerCompiler);
      registerRoutes(api, createFilmRoutes(films, takes) as RouteHandlers, {
        ...{ authenticate, isSecure: false, publicOrigin: null },
      });
    },
    { prefix: '/api' },
  );
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ origin, dataFolder, films, settled },
    /** Moves its clock. */
    now,
    /** From here on films are made; before, they wait. */
    startJobs: () =>
      jobs.plugIn({
        kind: 'film',
        make: async ({ subjectId }, tools) => {
          await job.make(subjectId as FilmId, tools);
          return null;
        },
        onFailed: ({ subjectId }) => job.giveUp(subjectId as FilmId),
      }),
    ask: (path: string, init: RequestInit = {}, as: Person = 'unit') =>
      fetch(`${origin}/api${path}`, { ...init, headers: { 'x-test-as': as, ...init.headers } }),
    async find(filmId: string): Promise<Film> {
      const answer = await this.ask(`/expert-films/${filmId}`);
      const body = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
      return Film.parse(body);
    },
    left: async () =>
      (await readdir(dataFolder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    /** As a server that stops; what it has on the disk stays. */
    async stop() {
      await app.close();
      await lifetime.close();
    },
    async remove() {
      await this.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export const newReviewId = () => ExpertReviewId.parse(makeId());
export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type SendOptions = Partial<ConstructorParameters<typeof Upload>[1]> & {
  as?: Person;
  onUrl?: (url: string) => void;
};
type Sent = { film: Film } | { status: number; code: string };
/** What a page does: the tus client, without retries. */
export function sendFilm(
  server: FilmServer,
  bytes: Buffer,
  metadata: { reviewId: string; lineId?: string; filename?: string; modifiedAt?: string },
  { as = 'unit', onUrl, ...options }: SendOptions = {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${server.origin}/api/expert-film-uploads`,
      headers: { 'x-test-as': as },
      metadata: { lineId, filename: '现场.mp4', ...metadata },
      retryDelays: null,
      onSuccess: ({ lastResponse }) => resolve({ film: Film.parse(JSON.parse(lastResponse.getBody()).film) }),
      onError(error) {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        if (!response) return reject(error);
        resolve({ status: response.getStatus(), code: JSON.parse(response.getBody()).error.code });
      },
      onUploadUrlAvailable: () => onUrl?.(upload.url ?? ''),
      ...options,
    });
    upload.start();
  });
}
