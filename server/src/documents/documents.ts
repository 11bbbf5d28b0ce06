import { join } from 'node:path';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import type { MaterialParts } from '../materials/material-parts.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import type { Redis } from '../platform/redis.ts';
import { documentsTuning } from '../tuning-documents.ts';
import { createBoundedMap } from './bounded-map.ts';
import { createMarkRepository } from './mark.repository.ts';
import { openPageCache } from './page-cache.ts';
import { createPageImages } from './page-images.ts';
import { createPdfThread } from './pdf-thread.ts';
import { createShownDocuments } from './shown-document.store.ts';
import { createWatermark } from './watermark.ts';

export type Documents = Awaited<ReturnType<typeof createDocuments>>;
/** What routes and socket handlers are built from. */
export type DocumentParts = Documents['parts'];
/** Who looks at a file, and for what, as it is written over its pages. */
export type WriteViewer = (
  callId: Parameters<CallLookup['findCall']>[0],
  viewer: Principal,
) => Promise<string>;

/** Files of calls as pages that both sides look at, and the marks they make on them. */
export async function createDocuments(deps: {
  db: Database;
  redis: Redis;
  tenant: string;
  dataFolder: string;
  clock: Clock;
  logger: Logger;
  materials: { parts: MaterialParts };
  /** Null where none is installed: the system's own is taken. */
  fontFile: string | null;
  writeViewer: WriteViewer;
}) {
  const { logger } = deps;
  const { repository, files, calls, onMaterialRead, isOnCase } = deps.materials.parts;
  const lifetime = new Lifetime();
  const thread = createPdfThread({ logger });
  lifetime.bind(() => thread.close());
  const folder = join(deps.dataFolder, 'pages');
  const cache = await openPageCache({ folder, maxBytes: documentsTuning.cacheMaxBytes, logger });
  const images = createPageImages({ thread, cache, clock: deps.clock });
  // Papers lie encrypted: no page of them is written anywhere.
  const shownPapers = createBoundedMap<Buffer>(documentsTuning.paperPagesKeptCount);
  const paperImages = createPageImages({
    ...{ thread, clock: deps.clock },
    cache: {
      find: async (name) => shownPapers.find(name) ?? null,
      keep: async (name, page) => shownPapers.set(name, page),
    },
  });

  /** A file as its pages; NOT_FOUND, or why it has none. Rights are the caller's to look at. */
  async function getDocument(materialId: MaterialId) {
    const material = await repository.find(materialId);
    if (material === null) throw notFound('the file');
    if (material.purpose === 'videoMessage')
      throw new AppError('DOCUMENT_NO_PAGES', 'a recorded message has no pages');
    const { sha256, mimeType } = material;
    const file = { sha256, mimeType, path: files.pathOf(material.storedAs) };
    return { material, file, info: await images.getInfo(file) };
  }

  return {
    parts: {
      getDocument,
      findMaterial: repository.find,
      images,
      paperImages,
      watermark: createWatermark(deps.fontFile),
      marks: createMarkRepository(deps.db),
      shown: createShownDocuments(deps.redis, deps.tenant),
      calls,
      isOnCase,
      onMaterialRead,
      writeViewer: deps.writeViewer,
    },
    close: () => lifetime.close(),
  };
}
