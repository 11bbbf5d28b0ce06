import type { RevisedFile } from '@cloudseat/shared/nouns/expert-after.ts';
import type { createDossierSide } from './app-dossier.ts';
import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { ApplicantNotices } from './cases/applicant-notices.ts';
import { createAfterRepository } from './expert-review/after/after.repository.ts';
import { createAfterRoutes } from './expert-review/after/after.routes.ts';
import { createAfterClerk } from './expert-review/after/after-clerk.ts';
import { createAfterViews } from './expert-review/after/after-view.ts';
import { createArchive } from './expert-review/after/archive.ts';
import { createArchiveExports } from './expert-review/after/archive-exports.ts';
import { registerArchiveFile } from './expert-review/after/archive-file.routes.ts';
import { piecesOfReview } from './expert-review/after/core-pieces.ts';
import { createOpinionsOfPeople } from './expert-review/after/opinions-of-people.ts';
import { createRevision, type FileLister } from './expert-review/after/revision.ts';
import { piecesOfRevision } from './expert-review/after/revision-pieces.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import type { Authenticate } from './gateway/authenticate.ts';
import { expertAfterTuning } from './tuning-expert-after.ts';

type Beside = {
  notices: Pick<ApplicantNotices, 'tellOf'>;
  dossiers: Pick<Awaited<ReturnType<typeof createDossierSide>>, 'parts' | 'attachReviews'>;
  announce: (file: ReviewFile) => Promise<void>;
};

/** After the conclusion: changes until they are verified, the archive and its package, what people thought of it. */
export function createAfterPart(
  core: ExpertCore,
  { database: { db }, clock, lifetime, logger }: Floor,
  { cases, identity, calendar, experts }: Sides,
  { notices, dossiers, announce }: Beside,
) {
  const { changes, door, evidence } = core;
  const repository = createAfterRepository(db);
  const fileListers: FileLister[] = [];
  const listFiles: FileLister = async (reviewId): Promise<RevisedFile[]> =>
    (await Promise.all(fileListers.map((list) => list(reviewId)))).flat();

  const revision = createRevision({ repository, changes, identity, calendar, listFiles, clock });
  const archive = createArchive({ repository, changes, cases, evidence, library: experts, clock });
  const opinions = createOpinionsOfPeople({ repository, changes, identity, library: experts, clock });
  const views = createAfterViews({ repository, archive, listFiles });
  const clerk = createAfterClerk({
    ...{ repository, changes, revision, cases, notices, announce, clock, logger },
  });
  const exports = createArchiveExports({
    ...{ repository: core.repository, evidence, identity, dossiers: dossiers.parts },
  });

  evidence.add(async (file) => piecesOfReview(file));
  evidence.add(async ({ review }) => piecesOfRevision(await repository.loadRevision(review.reviewId)));
  core.views.addDuty(views.dutyOf);
  core.views.addDueTime(
    ['revise', 'verify'],
    async ({ review }) => (await repository.loadRevision(review.reviewId)).revision?.dueAt ?? null,
  );
  changes.onChanged(clerk.handleChanged);
  dossiers.attachReviews(exports);
  const look = () =>
    clerk.look().catch((error) => logger.warn({ err: error }, 'revisions were not looked at'));
  lifetime.interval(() => void look(), expertAfterTuning.lookEveryMs);

  return {
    routes: createAfterRoutes({ door, views, revision, archive, exports, opinions, clerk }),
    registerFiles: (api: Parameters<typeof registerArchiveFile>[0], authenticate: Authenticate) =>
      registerArchiveFile(api, authenticate, { door, exports, dossiers: dossiers.parts }),
    /** For who keeps files and film: what the unit's answers may name. */
    addFiles: (list: FileLister) => void fileListers.push(list),
  };
}
