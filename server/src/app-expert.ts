import type { createDossierSide } from './app-dossier.ts';
import { createAfterPart } from './app-expert-after.ts';
import { createDrawPart } from './app-expert-draw.ts';
import { createFilingPart } from './app-expert-filing.ts';
import { createReadPart } from './app-expert-read.ts';
import { createScorePart } from './app-expert-score.ts';
import { createSessionPart } from './app-expert-session.ts';
import { createFilmPart } from './app-films.ts';
import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { ApplicantNotices } from './cases/applicant-notices.ts';
import { presentEntries } from './cases/case-view.ts';
import type { IssuedPapers } from './cases/issued-papers.ts';
import { createEvidence } from './expert-review/evidence.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import { createExpertReviewRoutes } from './expert-review/expert-review.routes.ts';
import { createReviewChanges } from './expert-review/review-change.ts';
import { createReviewViews } from './expert-review/review-view.ts';
import { createReviewDoor } from './expert-review/review-viewer.ts';
import type { Authenticate } from './gateway/authenticate.ts';

type Api = Parameters<ReturnType<typeof createFilingPart>['registerFiles']>[0];
/** What every part of an expert review stands on. */
export type ExpertCore = ReturnType<typeof createCore>;

function createCore({ clock, logger }: Floor, { cases, identity, expertReviews: repository }: Sides) {
  const changes = createReviewChanges({ repository, cases, clock, logger });
  const views = createReviewViews({
    findNumber: async (caseId) => (await cases.reader.find(caseId))?.caseNumber ?? '',
  });
  return {
    ...{ repository, changes, views, door: createReviewDoor({ changes, identity }) },
    evidence: createEvidence(),
  };
}

type Beside = {
  origin: () => string;
  playback: PlaybackSide;
  papers: Pick<IssuedPapers, 'deliver'>;
  notices: Pick<ApplicantNotices, 'tellOf'>;
  dossiers: Pick<Awaited<ReturnType<typeof createDossierSide>>, 'parts' | 'attachReviews'>;
};

/** Expert reviews 云评审: each part is wired here, on the same core. */
export async function createExpertStage(
  floor: Floor,
  sides: Sides,
  stages: Stages,
  { origin, playback, papers, notices, dossiers }: Beside,
) {
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
  const draw = createDrawPart(core, floor, sides, { announce, origin });
  const filing = createFilingPart(core, floor, sides);
  const session = createSessionPart(core, floor, sides, stages, {
    announce,
    replaceSeat: draw.replaceSeat,
  });
  const score = createScorePart(core, floor, sides, stages, { papers, announce });
  const films = await createFilmPart(core, floor, playback.jobs, announce);
  filing.lacks.plugInFilms(films.findLacking);
  filing.addTakeOver(films.takeOver);
  const read = createReadPart(core, floor, sides, {
    ...{ announce, notices, origin, files: filing.files, films: films.films },
  });
  score.addMaterials(read.materialsOf);

  const after = createAfterPart(core, floor, sides, { announce, notices, dossiers });
  after.addFiles(async (reviewId) =>
    (await filing.files.listCurrent(reviewId)).map(
      ({ fileId, fileName: name, version, sha256, uploadedAt }) => ({
        ...{ fileId, name, version, sha256, at: uploadedAt },
      }),
    ),
  );
  after.addFiles(async (reviewId) =>
    (await films.films.listReady(reviewId)).map(({ filmId, fileName: name, version, source, startedAt }) => ({
      ...{ fileId: filmId, name, version, sha256: source?.sha256 ?? '', at: startedAt },
    })),
  );

  return {
    core,
    findPaperReader: score.findPaperReader,
    /** For what changes beside the review itself: whoever sees it asks again. */
    announce,
    routes: {
      ...createExpertReviewRoutes({
        ...{ ...core, identity },
        listEntries: async (caseId) => presentEntries(await sides.cases.reader.listEntries(caseId), sides),
      }),
      ...filing.routes,
      ...films.routes,
      ...draw.routes,
      ...session.routes,
      ...score.routes,
      ...read.routes,
      ...after.routes,
    },
    /** Bytes, and what comes by tus. */
    async registerFiles(api: Api, authenticate: Authenticate): Promise<void> {
      for (const part of [filing, films, after]) await part.registerFiles(api, authenticate);
    },
  };
}
