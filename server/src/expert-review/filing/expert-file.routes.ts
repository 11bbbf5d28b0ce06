import { expertFilingRoutes } from '@cloudseat/shared/contract/expert-filing-routes.ts';
import { expertFileMaxBytes } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal, RouteContext } from '../../identity/principal.ts';
import { answerWithBytes } from '../../materials/answer-bytes.routes.ts';
import { contentDisposition } from '../../materials/file-name.ts';
import { strangersFilePolicy } from '../../materials/material-content.routes.ts';
import { isShownInline } from '../../materials/material-types.ts';
import { registerResumableUploads } from '../../materials/resumable-uploads.routes.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Span } from '../../record/blob-store.ts';
import { expertFilingTuning } from '../../tuning-expert-filing.ts';
import type { ReviewDoor, Viewer } from '../review-viewer.ts';
import type { ExpertFiles } from './expert-files.ts';
import { enterFiling } from './filing-door.ts';
import type { ExpertFileTaker } from './take-expert-file.ts';

type FileRoute = 'expertFiling:begin' | 'expertFiling:content' | 'expertFiling:page';
type Dependencies = {
  files: ExpertFiles;
  taker: ExpertFileTaker;
  door: ReviewDoor;
  uploadsFolder: string;
  logger: Logger;
  /** Written over the pages. */
  writeViewer: (viewer: Viewer) => Promise<string>;
  watermark: { apply: (page: Buffer, text: string) => Promise<Buffer> };
  authenticate: (name: FileRoute, request: FastifyRequest) => Promise<readonly Principal[]>;
};

/** Uploads by tus at `/expert-uploads`, and the bytes and pages of what was kept. To be registered in the scope of /api. */
export async function registerExpertFiles(app: FastifyInstance, deps: Dependencies): Promise<void> {
  const { files, taker, door, watermark, writeViewer, logger } = deps;
  await registerResumableUploads(app, {
    ...{ url: '/expert-uploads', folder: deps.uploadsFolder, maxBytes: expertFileMaxBytes, logger },
    ...{ plan: taker.plan, finish: taker.finish, isOwner: taker.isOwner },
    authenticate: (request) => deps.authenticate('expertFiling:begin', request),
  });

  const content = expertFilingRoutes['expertFiling:content'];
  app.get(content.path, async (request, reply) => {
    const principals = await deps.authenticate('expertFiling:content', request);
    const wish = content.params.safeParse(request.params);
    if (!wish.success) throw notFound('the file');
    const file = await files.get(wish.data.fileId);
    await enterFiling(door, file.reviewId, { principals } as RouteContext);
    const { mimeType, byteCount, fileName } = file;
    reply.headers({
      'content-disposition': contentDisposition(isShownInline(mimeType) ? 'inline' : 'attachment', fileName),
      'content-security-policy': strangersFilePolicy,
      'x-frame-options': 'SAMEORIGIN',
    });
    const open = (span?: Span) => files.open(file, span);
    return answerWithBytes(request, reply, { mimeType, byteCount, open });
  });

  const page = expertFilingRoutes['expertFiling:page'];
  const rateLimit = { max: expertFilingTuning.picturesPerMinute };
  app.get(page.path, { config: { rateLimit } }, async (request, reply) => {
    const principals = await deps.authenticate('expertFiling:page', request);
    const wish = page.params.safeParse(request.params);
    if (!wish.success) throw notFound('the page');
    const query = page.query.safeParse(request.query);
    if (!query.success) throw new AppError('BAD_REQUEST', 'a page needs its width in px');
    const file = await files.get(wish.data.fileId);
    const { viewer } = await enterFiling(door, file.reviewId, { principals } as RouteContext);
    const plain = await files.pagePicture(file, wish.data.page, query.data.width);
    const image = await watermark.apply(plain, await writeViewer(viewer));
    return reply
      .headers({
        'content-type': 'image/webp',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(image);
  });
}
