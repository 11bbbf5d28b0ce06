import { routes } from '@cloudseat/shared/contract/routes.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal, RouteHandlers } from '../identity/principal.ts';
import { assertMayRead } from '../materials/material-access.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { documentsTuning } from '../tuning-documents.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { DocumentParts } from './documents.ts';
import { withoutHeldBack } from './marks-on-hold.ts';

export type DocumentRoutes = Pick<RouteHandlers, 'document:get' | 'mark:list'>;

export function createDocumentRoutes(parts: DocumentParts): DocumentRoutes {
  return {
    async 'document:get'({ params: { materialId } }, { principals }) {
      await look(parts, materialId, principals);
      const { material, info } = await parts.getDocument(materialId);
      return { materialId, fileName: material.fileName, ...info };
    },
    async 'mark:list'({ params: { materialId } }, { principals }) {
      const { viewer, heldAt } = await look(parts, materialId, principals);
      return { marks: withoutHeldBack(await parts.marks.list(materialId), viewer, heldAt) };
    },
  };
}

/**
 * As whom this browser looks at a file, which may be signed in on both sides; NOT_FOUND for everybody but the call's
 * applicant, its agent, who is consulted, and who works on its case.
 */
async function look(
  { findMaterial, calls, isOnCase }: DocumentParts,
  materialId: MaterialId,
  principals: readonly Principal[],
): Promise<{ viewer: Principal; heldAt: number | null }> {
  const material = await findMaterial(materialId);
  const call = material && (await calls.findCall(material.callId));
  await assertMayRead(call, principals, isOnCase);
  const viewer =
    principals.find((principal) =>
      principal.role === 'applicant'
        ? principal.applicantId === call?.applicantId
        : [call?.agentId, call?.helperId].includes(principal.agentId),
    ) ?? principals.find((principal) => principal.role === 'agent');
  if (viewer === undefined) throw notFound('the file');
  return { viewer, heldAt: call?.heldAt ?? null };
}

type FindPrincipals = (request: FastifyRequest) => Promise<readonly Principal[]>;

/** One look-up for a request, whoever asks: who it counts for, and who sees the page. */
function createOnce(authenticate: FindPrincipals): FindPrincipals {
  const found = new WeakMap<FastifyRequest, ReturnType<FindPrincipals>>();
  return (request) => {
    const principals = found.get(request) ?? authenticate(request);
    found.set(request, principals);
    return principals;
  };
}

/**
 * `document:page`: one page's picture, with the viewer's watermark in it. To be registered in the scope of /api. Pictures
 * are counted for each session and not for its address: a few people with long files would close the door to everybody
 * who is behind the same address. Who has no session counts for the address.
 */
export function registerDocumentPages(
  app: FastifyInstance,
  {
    parts,
    picturesPerMinute = documentsTuning.picturesPerMinute,
    ...options
  }: { parts: DocumentParts; authenticate: FindPrincipals; picturesPerMinute?: number },
): void {
  const authenticate = createOnce(options.authenticate);
  const countFor = async (request: FastifyRequest) => {
    const [first] = await authenticate(request).catch(() => []);
    return first === undefined ? `address ${request.ip}` : `session ${first.sessionId}`;
  };
  const { params: Params, query: Query, path } = routes['document:page'];
  const looks = createBoundedMap<true>(documentsTuning.looksKeptCount);
  /** Leafing on in a file is the same look. */
  const isFirstLook = (viewer: Principal, materialId: MaterialId) => {
    const key = `${viewer.sessionId}/${materialId}`;
    if (looks.find(key)) return false;
    looks.set(key, true);
    return true;
  };
  const config = { rateLimit: { max: picturesPerMinute, keyGenerator: countFor } };
  app.get(path, { config }, async (request, reply) => {
    const principals = await authenticate(request);
    const params = Params.safeParse(request.params);
    if (!params.success) throw notFound('the page');
    const query = Query.safeParse(request.query);
    if (!query.success) throw new AppError('BAD_REQUEST', 'a page needs its width in px');
    const { materialId, page } = params.data;
    const { viewer } = await look(parts, materialId, principals);
    const { material, file } = await parts.getDocument(materialId);
    const plain = await parts.images.getPage(file, page, query.data.width);
    const image = await parts.watermark.apply(plain, await parts.writeViewer(material.callId, viewer));
    if (isFirstLook(viewer, materialId)) parts.onMaterialRead(material, [viewer]);
    return reply
      .headers({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(image);
  });
}
