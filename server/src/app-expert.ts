import { createFilingPart } from './app-expert-filing.ts';
import { createFilmPart } from './app-films.ts';
import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import { createEvidence } from './expert-review/evidence.ts';
import { createExpertReviewRepository, type ReviewFile } from './expert-review/expert-review.repository.ts';
import { createExpertReviewRoutes } from './expert-review/expert-review.routes.ts';
import { createReviewChanges } from './expert-review/review-change.ts';
import { createReviewViews } from './expert-review/review-view.ts';
import { createReviewDoor } from './expert-review/review-viewer.ts';
import type { Authenticate } from './gateway/authenticate.ts';

type Api = Parameters<ReturnType<typeof createFilingPart>['registerFiles']>[0];
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
export async function createExpertStage(floor: Floor, sides: Sides, stages: Stages, playback: PlaybackSide) {
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
  const filing = createFilingPart(core, floor, sides);

  const films = await createFilmPart(core, floor, playback.jobs, announce);
  filing.lacks.plugInFilms(films.findLacking);

  return {
    core,
    /** For what changes beside the review itself: whoever sees it asks again. */
    announce,
    routes: { ...createExpertReviewRoutes({ ...core, identity }), ...filing.routes, ...films.routes },
    /** Bytes, and what comes by tus. */
    async registerFiles(api: Api, authenticate: Authenticate): Promise<void> {
      for (const part of [filing, films]) await part.registerFiles(api, authenticate);
    },
  };
}
