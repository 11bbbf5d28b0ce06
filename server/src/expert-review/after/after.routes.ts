import { appraisalLeastCount } from '@cloudseat/shared/nouns/expert-after-rules.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { findOfPanel, type RouteContext, type RouteHandlers } from '../../identity/principal.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { ReviewDoor, Viewer } from '../review-viewer.ts';
import type { createAfterClerk } from './after-clerk.ts';
import type { AfterViews } from './after-view.ts';
import type { Archive } from './archive.ts';
import type { ArchiveExports } from './archive-exports.ts';
import type { OpinionsOfPeople } from './opinions-of-people.ts';
import type { Revision } from './revision.ts';

type Dependencies = {
  door: ReviewDoor;
  views: AfterViews;
  revision: Revision;
  archive: Archive;
  exports: ArchiveExports;
  opinions: OpinionsOfPeople;
  clerk: Pick<ReturnType<typeof createAfterClerk>, 'remind'>;
};
export type AfterRoutes = Pick<
  RouteHandlers,
  | 'expertAfter:get'
  | 'expertChange:saveAnswer'
  | 'expertChange:handIn'
  | 'expertChange:verify'
  | 'expertChange:replaceVerifier'
  | 'expertRevision:setDue'
  | 'expertRevision:remind'
  | 'expertArchive:archive'
  | 'expertArchive:check'
  | 'expertArchive:export'
  | 'expertArchive:listExports'
  | 'expertArchive:cancelExport'
  | 'expertAppraisal:give'
  | 'expertAppraisal:list'
  | 'expertAppraisal:own'
  | 'expertRating:give'
>;

const isChair = ({ seat }: Viewer) => seat?.isChair === true;
type ReviewId = ReviewFile['review']['reviewId'];

export function createAfterRoutes(deps: Dependencies): AfterRoutes {
  const { door, views, revision, archive, exports, opinions, clerk } = deps;

  return {
    async 'expertAfter:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      return views.present(file, viewer);
    },

    async 'expertChange:saveAnswer'({ params, body }, context) {
      const { file, by } = await door.enterAs('unit', params.reviewId, context);
      await revision.saveAnswer(file, params.changeId, body, by);
      return {};
    },
    async 'expertChange:handIn'({ params, body }, context) {
      const { file, by } = await door.enterAs('unit', params.reviewId, context);
      await revision.handIn(file, body.version, by);
      return {};
    },
    async 'expertChange:verify'({ params, body }, context) {
      const { file, viewer, by } = await door.enterAs('expert', params.reviewId, context);
      if (viewer.seat === null) throw new AppError('FORBIDDEN', 'only the panel verifies');
      await revision.verify(file, viewer.seat, params.changeId, body, { ...by, ip: context.ip });
      return {};
    },
    async 'expertChange:replaceVerifier'({ params, body }, context) {
      const { file, by } = await enterAsLeader(door, params.reviewId, context);
      await revision.replaceVerifier(file, params.changeId, body, by);
      return {};
    },
    async 'expertRevision:setDue'({ params, body }, context) {
      const { file, by } = await door.enterAs('convenor', params.reviewId, context);
      await revision.setDue(file, body, by);
      return {};
    },
    async 'expertRevision:remind'({ params }, context) {
      const { by } = await door.enterAs('convenor', params.reviewId, context);
      await clerk.remind(params.reviewId, by);
      return {};
    },

    async 'expertArchive:archive'({ params, body }, context) {
      const { file, by } = await door.enterAs('convenor', params.reviewId, context);
      await archive.archive(file, body.version, by);
      return {};
    },
    async 'expertArchive:check'({ params }, context) {
      const { file } = await door.enter(params.reviewId, context);
      return archive.check(file);
    },
    async 'expertArchive:export'({ params, body }, context) {
      const { file, by } = await door.enter(params.reviewId, context);
      return exports.start(file, by, body.reason);
    },
    async 'expertArchive:listExports'({ params }, context) {
      const { file, by } = await door.enter(params.reviewId, context);
      return { jobs: await exports.list(file, by) };
    },
    async 'expertArchive:cancelExport'({ params }, context) {
      const { file, by } = await door.enter(params.reviewId, context);
      return exports.cancel(file, params.jobId, by);
    },

    async 'expertAppraisal:give'({ params, body }, context) {
      const { file, by } = await door.enterAs('convenor', params.reviewId, context);
      await opinions.appraise(file, params.seatId, body, by);
      return {};
    },
    async 'expertAppraisal:list'() {
      return { experts: await opinions.listStandings() };
    },
    async 'expertAppraisal:own'(_input, context) {
      const standing = await opinions.findOwnStanding(findOfPanel(context)?.agentId as AgentId);
      return { leastCount: appraisalLeastCount, standing };
    },
    async 'expertRating:give'({ params, body }, context) {
      const { file, by } = await door.enterAs('unit', params.reviewId, context);
      return { rating: await opinions.rate(file, body, by) };
    },
  };
}

/** FORBIDDEN for experts of the panel who do not chair it. */
async function enterAsLeader(door: ReviewDoor, reviewId: ReviewId, context: RouteContext) {
  const entered = await door.enter(reviewId, context);
  if (entered.viewer.part === 'convenor') return entered;
  const asExpert = await door.enterAs('expert', reviewId, context);
  if (!isChair(asExpert.viewer)) throw new AppError('FORBIDDEN', 'only the convenor and the chair may');
  return asExpert;
}
