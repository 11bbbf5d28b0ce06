import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import type { Sides } from './app-sides.ts';
import { createDossierRepository } from './record/dossier.repository.ts';
import { createDossierRoutes } from './record/dossier.routes.ts';
import type { SignedOpinion } from './record/dossier-files.ts';
import { createDossierKind } from './record/dossiers.ts';
import { startSealClerk } from './record/seal-clerk.ts';
import type { EvidenceSource } from './record/seal-evidence.repository.ts';
import { openSealKey } from './record/seal-key.ts';
import { createSeals } from './record/seals.ts';
import { createSignatures } from './vouchers/signatures.ts';

/** What a case has beside files, papers, signatures and forms, from parts that this one does not know. */
export type FurtherEvidence = {
  evidence: readonly EvidenceSource[];
  listOpinions: (caseId: string) => Promise<SignedOpinion[]>;
};
const nothingFurther: FurtherEvidence = { evidence: [], listOpinions: async () => [] };

/** Recordings are sealed, cases are exported whole, and the key that signs both is published. */
export async function createDossierSide(
  floor: Floor,
  { cases, identity, catalogue, materials }: Sides,
  playback: PlaybackSide,
  further: FurtherEvidence = nothingFurther,
) {
  const { clock, config, lifetime, logger, cipher, recordingFiles } = floor;
  const { db } = floor.database;
  const key = await openSealKey({ dataFolder: config.dataFolder, cipher, keyFile: config.sealKeyFile });
  const { writer, reader } = cases;
  const { evidence, listOpinions } = further;
  const seals = createSeals({ db, writer, key, clock, logger, evidence });
  await seals.publishKey();
  startSealClerk({ seals, lifetime, logger });
  playback.jobs.plugIn(
    createDossierKind({
      ...{ seals, reader, identity, catalogue, clock, logger },
      sources: {
        ...{ seals, recordingFiles, listOpinions, vouchers: cases.vouchers },
        repository: createDossierRepository(db, cipher),
        signatures: createSignatures({ db, cipher, clock }),
        materialFiles: materials.parts.files,
      },
      assertMay: (caseId, by) => cases.getFor('dossier:start', caseId, { ...by, sessionId: '' }),
      async mayKnow(recordingId, { role, agentId }) {
        const { departmentId, regionId } = await identity.getStaff(agentId);
        return (
          (await playback.reader.findFor(recordingId, { role, agentId, departmentId, regionId })) !== null
        );
      },
    }),
  );
  const parts = { cases, jobs: playback.jobs, seals, clock };
  return { seals, parts, routes: createDossierRoutes(parts) };
}
