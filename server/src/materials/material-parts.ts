import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import type { Logger } from '../platform/logger.ts';
import type { MaterialRepository } from './material.repository.ts';
import type { IsOnCase } from './material-access.ts';
import type { MaterialFiles } from './material-files.ts';
import type { UploadTaker } from './take-upload.ts';

/** What the routes are built from. */
export type MaterialParts = {
  repository: MaterialRepository;
  files: MaterialFiles;
  taker: UploadTaker;
  calls: CallLookup;
  logger: Logger;
  onMaterialRead: (material: Material, reader: readonly Principal[]) => void;
  isOnCase: IsOnCase;
};
