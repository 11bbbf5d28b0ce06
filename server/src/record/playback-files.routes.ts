import { recordingRoutes } from '@cloudseat/shared/contract/recording-routes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asStaff, type Principal, type RouteContext } from '../identity/principal.ts';
import { answerWithBytes, ownBytes } from '../materials/answer-bytes.routes.ts';
import { contentDisposition } from '../materials/file-name.ts';
import { notFound } from '../platform/errors.ts';
import type { Span } from './blob-store.ts';
import { asLooker } from './looks.ts';
import { getOwnJob, type PlaybackParts } from './playback.routes.ts';

type FileRoute = 'recording:track' | 'recording:thumbnail' | 'recording:jobFile';
type Deps = PlaybackParts & {
  authenticate: (name: FileRoute, request: FastifyRequest) => Promise<readonly Principal[]>;
};

/** The bytes of recordings: to whoever opened a look, while it lasts, and what was made for somebody to them alone. */
export function registerRecordingFiles(app: FastifyInstance, deps: Deps): void {
  const { looks, playbacks, files, jobs, retention, clock } = deps;
  const admit = async (name: FileRoute, request: FastifyRequest) =>
    ({ principals: await deps.authenticate(name, request) }) as RouteContext;

  app.get(recordingRoutes['recording:track'].path, async (request, reply) => {
    const by = asLooker(await admit('recording:track', request));
    const { recordingId, lookId, trackId } = read(recordingRoutes['recording:track'].params, request);
    await looks.follow(recordingId, lookId, by);
    const track = (await playbacks.find(recordingId))?.tracks.find((one) => one.trackId === trackId);
    if (track === undefined) throw notFound('the track');
    const open = async (span?: Span) => (await files.open(track.storageKey, span)).stream;
    return answerWithBytes(request, reply, { ...track, open });
  });

  app.get(recordingRoutes['recording:thumbnail'].path, async (request, reply) => {
    const by = asLooker(await admit('recording:thumbnail', request));
    const { recordingId, lookId, index } = read(recordingRoutes['recording:thumbnail'].params, request);
    await looks.follow(recordingId, lookId, by);
    const strip = (await playbacks.find(recordingId))?.thumbnails;
    const [start, end] = [strip?.offsets[index], strip?.offsets[index + 1]];
    if (!strip || start === undefined || end === undefined) throw notFound('the picture');
    const { stream } = await files.open(strip.storageKey, { start, end: end - 1 });
    return reply
      .headers({ ...ownBytes, 'content-type': 'image/webp', 'content-length': end - start })
      .send(stream);
  });

  app.get(recordingRoutes['recording:jobFile'].path, async (request, reply) => {
    const context = await admit('recording:jobFile', request);
    const by = asStaff(context);
    const params = read(recordingRoutes['recording:jobFile'].params, request);
    const job = await getOwnJob(deps, params, context);
    const row = await looks.getKnown(params.recordingId, by);
    const { byteCount, fileName, mimeType, kind } = job;
    if (row.deletedAt !== null || byteCount === null || fileName === null || mimeType === null)
      throw notFound('the file');
    const open = async (span?: Span) => (await jobs.openFile(job, span)).stream;
    const onRead = () =>
      retention.note(row, { by, action: 'recording.downloaded', details: { kind }, at: clock.now() });
    reply.header('content-disposition', contentDisposition('attachment', fileName));
    return answerWithBytes(request, reply, { mimeType, byteCount, open, onRead });
  });
}

/** NOT_FOUND for what cannot be the name of anything. */
function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.output<Schema> {
  const found = schema.safeParse(request.params);
  if (!found.success) throw notFound('the file');
  return found.data;
}
