import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { materialMaxBytes } from '@cloudseat/shared/nouns/material-rules.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../identity/principal.ts';
import type { Logger } from '../platform/logger.ts';
import type { MaterialFiles } from './material-files.ts';
import { registerResumableUploads } from './resumable-uploads.routes.ts';
import type { UploadTaker } from './take-upload.ts';

/**
 * Files of calls, at `/uploads` of the scope it is registered in. Metadata: callId, lineId (may be left out), filename,
 * filetype; of a helper's paper mandateId in place of callId.
 */
export async function registerUploads(
  app: FastifyInstance,
  {
    taker,
    files,
    authenticate,
    logger,
  }: {
    taker: UploadTaker;
    files: MaterialFiles;
    authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
    logger: Logger;
  },
): Promise<void> {
  await registerResumableUploads(app, {
    ...{ url: '/uploads', folder: files.uploadsFolder, maxBytes: materialMaxBytes, authenticate, logger },
    plan: taker.plan,
    finish: async (upload) => presentKept(await taker.finish(upload)),
    isOwner: taker.isOwner,
  });
}

/** A helper learns of their paper and of nothing that it became part of. */
const presentKept = (material: Material) => {
  const { materialId, fileName, uploadedAt, mandateId } = material;
  return mandateId === undefined ? { material } : { paper: { materialId, fileName, uploadedAt } };
};
