import type { CallId, CaptureId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { materialsTuning } from '../tuning-materials.ts';
import { createMaterialRepository } from './material.repository.ts';
import type { IsOnCase } from './material-access.ts';
import { createMaterialFiles } from './material-files.ts';
import type { MaterialParts } from './material-parts.ts';
import { createMaterialsRoutes, type MaterialsRoutes } from './materials.routes.ts';
import { type AdmitHelper, createUploadTaker } from './take-upload.ts';

/** Files of calls: uploads come in through registerMaterialRoutes, each that is kept goes on to onMaterialAdded. */
export type Materials = {
  routes: MaterialsRoutes;
  parts: MaterialParts;
  /** A call's files, oldest first. */
  list(callId: CallId): Promise<Material[]>;
  findMany(materialIds: readonly MaterialId[]): Promise<Map<MaterialId, Material>>;
  /** Puts a file to another line of the list; gives it as it is then, null where there is none. */
  refile(materialId: MaterialId, lineId: MaterialLineId | null): Promise<Material | null>;
  /** Removes uploads nobody has gone on with for a day; runs by itself at the start and every hour. Gives how many. */
  removeStaleUploads(): Promise<number>;
  close(): Promise<void>;
};

export async function createMaterials(deps: {
  db: Database;
  dataFolder: string;
  clock: Clock;
  logger: Logger;
  calls: CallLookup;
  onMaterialAdded: (material: Material) => void;
  /** A file that names the ask it answers was kept; may be told twice. */
  onCaptured?: (material: Material, captureId: CaptureId) => Promise<void>;
  /** A look at a file, for the journal; parts of one file that follow its start are not told. */
  onMaterialRead?: (material: Material, reader: readonly Principal[]) => void;
  /** Nobody, where nothing else is said. */
  admitHelper?: AdmitHelper;
  /** Nobody beyond the call, where nothing else is said. */
  isOnCase?: IsOnCase;
}): Promise<Materials> {
  const { db, clock, logger, calls } = deps;
  const repository = createMaterialRepository(db);
  const files = createMaterialFiles(deps.dataFolder);
  await files.open();
  const taker = createUploadTaker({
    ...deps,
    repository,
    files,
    admitHelper:
      deps.admitHelper ??
      (async () => {
        throw notFound('the mandate');
      }),
    onCaptured: deps.onCaptured ?? (async () => {}),
  });
  const parts = {
    repository,
    files,
    taker,
    calls,
    logger,
    onMaterialRead: deps.onMaterialRead ?? (() => {}),
    isOnCase: deps.isOnCase ?? (async () => false),
  };
  const lifetime = new Lifetime();
  const removeStaleUploads = () => files.removeUploadsBefore(clock.now() - materialsTuning.staleUploadMs);
  const cleanUp = () =>
    removeStaleUploads().catch((error) => logger.warn({ err: error }, 'old uploads could not be removed'));
  void cleanUp();
  lifetime.interval(cleanUp, materialsTuning.cleanUpEveryMs);
  return {
    routes: createMaterialsRoutes(parts),
    parts,
    list: (callId) => repository.listOf(callId),
    findMany: (materialIds) => repository.findMany(materialIds),
    refile: (materialId, lineId) => repository.setLine(materialId, lineId),
    removeStaleUploads,
    close: () => lifetime.close(),
  };
}
