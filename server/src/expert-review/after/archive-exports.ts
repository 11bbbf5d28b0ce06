import { piecePath } from '@cloudseat/shared/dossier/expert-evidence.ts';
import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import type { Identity } from '../../identity/identity.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import {
  type DossierParts,
  findOwnDossier,
  listOwnDossiers,
  noteDossier,
} from '../../record/dossier-jobs.ts';
import type { PackedFile } from '../../record/dossier-pack.ts';
import { presentJob } from '../../record/job.repository.ts';
import type { Evidence } from '../evidence.ts';
import type { ExpertReviewRepository, ReviewFile } from '../expert-review.repository.ts';
import type { Actor } from '../review-change.ts';
import { findViewer } from '../review-viewer.ts';

type Dependencies = {
  repository: Pick<ExpertReviewRepository, 'findByCase'>;
  evidence: Pick<Evidence, 'collect'>;
  identity: Pick<Identity, 'getStaff'>;
  dossiers: DossierParts;
};
export type ArchiveExports = ReturnType<typeof createArchiveExports>;

/** The package of an archived review: its case's dossier, with all that its parts remember. */
export function createArchiveExports({ repository, evidence, identity, dossiers }: Dependencies) {
  const keeperOf = ({ id }: Actor) => id as AgentId;

  return {
    async start({ review }: ReviewFile, by: Actor, reason: string): Promise<RecordingJob> {
      const { caseId, reviewId, state } = review;
      if (state !== 'archived')
        throw new AppError('REVIEW_STATE', 'there is a package once the review is archived', { state });
      await noteDossier(dossiers, caseId, by, 'dossier.asked', { reason, reviewId });
      const askedBy = keeperOf(by);
      const wish = { kind: 'dossier', recordingId: null, caseId, askedBy, reason } as const;
      return presentJob({ ...(await dossiers.jobs.start(wish)), kind: 'dossier' });
    },
    list: ({ review: { caseId } }: ReviewFile, by: Actor) => listOwnDossiers(dossiers, caseId, keeperOf(by)),
    find: ({ review: { caseId } }: ReviewFile, jobId: string, by: Actor) =>
      findOwnDossier(dossiers, { caseId, jobId }, keeperOf(by)),
    async cancel(file: ReviewFile, jobId: string, by: Actor): Promise<RecordingJob> {
      await this.find(file, jobId, by);
      return presentJob({ ...(await dossiers.jobs.cancel(jobId)), kind: 'dossier' });
    },

    /** For whoever makes the package: whether a convenor may still have this case's. NOT_FOUND. */
    async assertConvenor(caseId: CaseId, accountId: AgentId): Promise<void> {
      const [file, { departmentId }] = await Promise.all([
        repository.findByCase(caseId),
        identity.getStaff(accountId),
      ]);
      const person = { role: 'convenor', accountId, departmentId } as const;
      if (file?.review.state !== 'archived' || findViewer(file, [person]) === null)
        throw notFound('the case');
    },
    /** Of a case without an archived review, none: before that names and marks may be sealed. */
    async listPieces(caseId: CaseId): Promise<PackedFile[]> {
      const file = await repository.findByCase(caseId);
      if (file?.review.state !== 'archived') return [];
      return (await evidence.collect(file)).map((piece) => {
        const path = piecePath(piece.name);
        if (!('text' in piece))
          return { path, kind: 'review', size: piece.byteCount, open: () => piece.open() };
        const bytes = Buffer.from(piece.text);
        return { path, kind: 'review', size: bytes.length, open: async () => one(bytes) };
      });
    },
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
