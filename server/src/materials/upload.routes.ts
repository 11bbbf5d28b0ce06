import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { materialMaxBytes } from '@cloudseat/shared/nouns/material-rules.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../identity/principal.ts';
import type { Logger } from '../platform/logger.ts';
import type { MaterialFiles } from './material-files.ts';
import { registerResumableUploads } from './resumable-uploads.routes.ts';
import type { UploadTaker } from './take-upload.ts';

type Deps = {
  taker: UploadTaker;
  files: MaterialFiles;
  authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  logger: Logger;
};

/**
 * Files of calls, at `/uploads`. Metadata: callId, lineId (may be left out), filename, filetype; of a helper's paper mandateId in
 * place of callId.
 */
export const registerUploads = (
  app: FastifyInstance,
  { taker, files, authenticate, logger }: Deps,
): Promise<void> =>
  registerResumableUploads(app, {
    ...{ url: '/uploads', folder: files.uploadsFolder, maxBytes: materialMaxBytes },
    ...{ authenticate, logger },
    plan: taker.plan,
    isOwner: taker.isOwner,
    finish: async (upload) => presentKept(await taker.finish(upload)),
  });

/** A helper learns of their paper and of nothing that it became part of. */
const presentKept = (material: Material) => {
  const { materialId, fileName, uploadedAt, mandateId } = material;
  return mandateId === undefined ? { material } : { paper: { materialId, fileName, uploadedAt } };
};
