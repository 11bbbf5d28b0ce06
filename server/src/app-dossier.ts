import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import type { createRecordStage } from './app-record.ts';
import type { Sides } from './app-sides.ts';
import { notFound } from './platform/errors.ts';
import { createDossierRepository } from './record/dossier.repository.ts';
import { createDossierRoutes } from './record/dossier.routes.ts';
import type { SignedOpinion } from './record/dossier-files.ts';
import type { PackedFile } from './record/dossier-pack.ts';
import { createDossierKind } from './record/dossiers.ts';
import { startSealClerk } from './record/seal-clerk.ts';
import { openSealKey } from './record/seal-key.ts';
import { createSeals } from './record/seals.ts';
import { createSignatures } from './vouchers/signatures.ts';

/** What packages need of expert reviews, which are wired after this. */
export type ReviewRecords = {
  assertConvenor(caseId: CaseId, accountId: AgentId): Promise<void>;
  listPieces(caseId: CaseId): Promise<PackedFile[]>;
};
type RecordStage = ReturnType<typeof createRecordStage>;

/** Recordings are sealed, cases are exported whole, and the key that signs both is published. */
export async function createDossierSide(
  floor: Floor,
  { cases, identity, catalogue, materials, joint }: Sides,
  playback: PlaybackSide,
  onComplete: RecordStage['onComplete'],
) {
  const { clock, config, lifetime, logger, cipher, recordingFiles } = floor;
  const { db } = floor.database;
  const key = await openSealKey({ dataFolder: config.dataFolder, cipher, keyFile: config.sealKeyFile });
  const { writer, reader } = cases;
  const seals = createSeals({ db, writer, key, clock, logger });
  await seals.publishKey();
  onComplete(({ recordingId }) => {
    seals
      .sealIfReady(recordingId)
      .catch((error) => logger.warn({ err: error, recordingId }, 'it was not sealed yet: the clerk does it'));
  });
  startSealClerk({ seals, lifetime, logger });
  const reviews = Promise.withResolvers<ReviewRecords>();
  playback.jobs.plugIn(
    createDossierKind({
      ...{ seals, reader, identity, catalogue, clock, logger },
      sources: {
        ...{ seals, recordingFiles, vouchers: cases.vouchers },
        repository: createDossierRepository(db, cipher),
        signatures: createSignatures({ db, cipher, clock }),
        materialFiles: materials.parts.files,
        listOpinions: (caseId) => listShownOpinions(joint, caseId),
        listReviewPieces: async (caseId) => (await reviews.promise).listPieces(caseId),
      },
      async assertMay(caseId, { role, agentId }) {
        if (role === 'expert') throw notFound('the case');
        if (role === 'convenor') return (await reviews.promise).assertConvenor(caseId, agentId);
        return cases.getFor('dossier:start', caseId, { role, agentId, sessionId: '' });
      },
      async mayKnow(recordingId, { role, agentId }) {
        const { departmentId, regionId } = await identity.getStaff(agentId);
        if (role === 'expert') return false;
        const reader = { role, agentId, departmentId, regionId };
        if ((await playback.reader.findFor(recordingId, reader)) !== null) return true;
        // The package of their review has what all heard, whether or not they were there.
        return role === 'convenor' && (await playback.reader.find(recordingId))?.part === 'open';
      },
    }),
  );
  const parts = { cases, jobs: playback.jobs, seals, clock };
  return { seals, parts, routes: createDossierRoutes(parts), attachReviews: reviews.resolve };
}

/** Until every required opinion of a review is signed nobody sees another's: not in a package either. */
async function listShownOpinions({ repository }: Sides['joint'], caseId: CaseId): Promise<SignedOpinion[]> {
  const signed = await repository.listSignedOpinions(caseId);
  const reviewIds = [...new Set(signed.map(({ reviewId }) => reviewId))];
  const files = await Promise.all(reviewIds.map((reviewId) => repository.load(reviewId)));
  const shown = new Set(
    files.filter((file) => file?.review.revealedAt != null).map((file) => file?.review.reviewId),
  );
  return signed.filter(({ reviewId }) => shown.has(reviewId));
}
