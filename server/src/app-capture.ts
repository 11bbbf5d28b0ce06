import type { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { createCaptureRepository } from './capture/capture.repository.ts';
import { createCaptureHandlers } from './capture/capture.socket.ts';
import { createCaptureStore } from './capture/capture.store.ts';
import { createCaptures } from './capture/captures.ts';

type Announcements = {
  capture: (list: CaptureList) => Promise<void>;
  material: (material: Material) => Promise<void>;
};

/** Photographs that agents ask for in their talks. */
export function createCaptureStage(
  { clock, config, database: { db }, logger, redis }: Floor,
  { calls, catalogue, journal, lookup, materials, getName }: Sides,
  announcements: Announcements,
) {
  const kept = createCaptureRepository(db);
  const captures = createCaptures({
    ...{ clock, logger, kept },
    store: createCaptureStore(redis, config.tenant, kept),
    announce: announcements.capture,
  });
  const handlers = createCaptureHandlers({
    ...{ captures, lookup, journal, clock },
    async findChecklist(callId) {
      const row = await calls.findCall(callId);
      return (row && catalogue.findMatter(row.matterId)?.materials) ?? [];
    },
    getAgentName: (agentId) => getName('agent', agentId),
    refile: materials.refile,
    announceMaterial: announcements.material,
  });
  return { captures, handlers };
}
