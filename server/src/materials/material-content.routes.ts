import { createReadStream } from 'node:fs';
import { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { parseByteRange } from './byte-range.ts';
import { contentDisposition } from './file-name.ts';
import type { MaterialRepository, StoredMaterial } from './material.repository.ts';
import { assertMayRead, type IsOnCase } from './material-access.ts';
import type { MaterialFiles } from './material-files.ts';
import { isShownInline } from './material-types.ts';

type Deps = {
  repository: MaterialRepository;
  files: MaterialFiles;
  calls: CallLookup;
  authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  onMaterialRead: (material: Material, reader: readonly Principal[]) => void;
  isOnCase: IsOnCase;
};
const Params = z.object({ materialId: MaterialId });

/** A stranger's file must not act as a page of ours. */
export const strangersFilePolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** `material:content`: a file's bytes, whole or a range, to the two sides of its call, and to those who work on its case. */
export function registerMaterialContent(app: FastifyInstance, deps: Deps): void {
  app.get('/materials/:materialId/content', async (request, reply) => {
    const principals = await deps.authenticate(request);
    if (principals.length === 0) throw new AppError('UNAUTHENTICATED', 'files need a session');
    const params = Params.safeParse(request.params);
    const material = params.success ? await deps.repository.find(params.data.materialId) : null;
    if (!material) throw notFound('the file');
    await assertMayRead(await deps.calls.findCall(material.callId), principals, deps.isOnCase);

    return answerWithFile(request, reply, material, deps.files, () =>
      deps.onMaterialRead(material, principals),
    );
  });
}

/** Sends a file to whoever may have it, whole or a range; `onRead`: from its start on. */
export function answerWithFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { mimeType, sizeBytes, fileName, storedAs }: StoredMaterial,
  files: MaterialFiles,
  onRead: () => void,
): FastifyReply {
  reply.headers({
    'content-type': mimeType,
    'content-disposition': contentDisposition(isShownInline(mimeType) ? 'inline' : 'attachment', fileName),
    'content-security-policy': strangersFilePolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
  });
  const range = parseByteRange(request.headers.range, sizeBytes);
  if (range === 'unsatisfiable') {
    reply.headers({ 'content-range': `bytes */${sizeBytes}` });
    return reply.code(416).send();
  }
  if (range === null || range.start === 0) onRead();
  const path = files.pathOf(storedAs);
  if (range === null) return reply.header('content-length', sizeBytes).send(createReadStream(path));
  reply.code(206).headers({
    'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}`,
    'content-length': range.end - range.start + 1,
  });
  return reply.send(createReadStream(path, range));
}
