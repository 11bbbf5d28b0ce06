import type { createDossierSide } from './app-dossier.ts';
import { createAfterPart } from './app-expert-after.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { ApplicantNotices } from './cases/applicant-notices.ts';
import { createEvidence } from './expert-review/evidence.ts';
import { createExpertReviewRepository, type ReviewFile } from './expert-review/expert-review.repository.ts';
import { createExpertReviewRoutes } from './expert-review/expert-review.routes.ts';
import { createReviewChanges } from './expert-review/review-change.ts';
import { createReviewViews } from './expert-review/review-view.ts';
import { createReviewDoor } from './expert-review/review-viewer.ts';
import type { Authenticate } from './gateway/authenticate.ts';

type Api = Parameters<ReturnType<typeof createAfterPart>['registerFiles']>[0];
/** What is wired before expert reviews and is no side or stage. */
export type ExpertBeside = {
  notices: Pick<ApplicantNotices, 'tellOf'>;
  dossiers: Pick<Awaited<ReturnType<typeof createDossierSide>>, 'parts' | 'attachReviews'>;
};
/** What every part of an expert review stands on. */
export type ExpertCore = ReturnType<typeof createCore>;

function createCore({ database: { db }, clock, logger }: Floor, { cases, identity }: Sides) {
  const repository = createExpertReviewRepository(db);
  const changes = createReviewChanges({ repository, cases, clock, logger });
  const views = createReviewViews({
    findNumber: async (caseId) => (await cases.reader.find(caseId))?.caseNumber ?? '',
  });
  return {
    ...{ repository, changes, views, door: createReviewDoor({ changes, identity }) },
    evidence: createEvidence(),
  };
}

/** Expert reviews 云评审: each part is wired here, on the same core. */
export function createExpertStage(floor: Floor, sides: Sides, stages: Stages, beside: ExpertBeside) {
  const { logger } = floor;
  const core = createCore(floor, sides);
  const { identity } = sides;

  /** Its unit, its experts, and the convenors and supervisors of its department. */
  async function toldOf({ review, seats }: ReviewFile) {
    const { reviewId, version, applicantId, departmentId } = review;
    const overThem = (await identity.listStaff()).filter(
      (each) =>
        each.isActive &&
        each.regionId === null &&
        (each.role === 'convenor' || each.role === 'supervisor') &&
        (each.departmentId === null || each.departmentId === departmentId),
    );
    const agentIds = [
      ...new Set([...seats.map(({ accountId }) => accountId), ...overThem.map(({ agentId }) => agentId)]),
    ];
    return { reviewId, version, applicantId, agentIds };
  }
  const announce = async (file: ReviewFile): Promise<void> => {
    await stages.announcements
      .expertReview(await toldOf(file))
      .catch((error) =>
        logger.warn({ err: error, reviewId: file.review.reviewId }, 'a change could not be announced'),
      );
  };
  core.changes.onChanged((_before, after) => announce(after));

  const after = createAfterPart(core, floor, sides, { ...beside, announce });

  return {
    core,
    /** What answers with bytes. */
    async registerFiles(api: Api, authenticate: Authenticate): Promise<void> {
      for (const part of [after]) await part.registerFiles(api, authenticate);
    },
    /** For what changes beside the review itself: whoever sees it asks again. */
    announce,
    routes: { ...createExpertReviewRoutes({ ...core, identity }), ...after.routes },
  };
}
