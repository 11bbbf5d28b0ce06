import { expertAfterRoutes } from '@cloudseat/shared/contract/expert-after-routes.ts';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../../gateway/authenticate.ts';
import { admit } from '../../gateway/routes.ts';
import type { RouteContext } from '../../identity/principal.ts';
import { notFound } from '../../platform/errors.ts';
import { answerWithDossier } from '../../record/dossier.routes.ts';
import type { DossierParts } from '../../record/dossier-jobs.ts';
import type { ReviewDoor } from '../review-viewer.ts';
import type { ArchiveExports } from './archive-exports.ts';

type Dependencies = { door: ReviewDoor; exports: ArchiveExports; dossiers: DossierParts };

/** `expertArchive:file`: to whoever asked for it, while they have a part in the review. */
export function registerArchiveFile(
  api: FastifyInstance,
  authenticate: Authenticate,
  { door, exports, dossiers }: Dependencies,
): void {
  const { path, params } = expertAfterRoutes['expertArchive:file'];
  api.get(path, async (request, reply) => {
    const principals = await admit('expertArchive:file', request, authenticate);
    const wish = params.safeParse(request.params);
    if (!wish.success) throw notFound('the package');
    const { file, by } = await door.enter(wish.data.reviewId, { principals } as RouteContext);
    const job = await exports.find(file, wish.data.jobId, by);
    return answerWithDossier(request, reply, dossiers, job, by);
  });
}
