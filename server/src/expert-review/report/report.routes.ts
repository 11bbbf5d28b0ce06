import type { RouteHandlers } from '../../identity/principal.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { createJudgeDoor } from '../judge-door.ts';
import type { ReviewDoor, Viewer } from '../review-viewer.ts';
import type { Closing } from './closing.ts';
import type { Drafting } from './drafting.ts';
import type { ReportRepository } from './report.repository.ts';
import { assertMayRead, presentReport } from './report-view.ts';
import type { Signing } from './signing.ts';

type Dependencies = {
  door: ReviewDoor;
  reports: ReportRepository;
  drafting: Drafting;
  closing: Closing;
  signing: Signing;
  /** What changed beside the review itself. */
  announce: (file: ReviewFile) => Promise<void>;
  clock: Clock;
};
type ReportRoutes = Pick<
  RouteHandlers,
  | 'expertReport:get'
  | 'expertReport:read'
  | 'expertReport:write'
  | 'expertReport:vote'
  | 'expertReport:close'
  | 'expertReport:reopen'
  | 'expertReport:sign'
>;

export function createReportRoutes(dependencies: Dependencies): ReportRoutes {
  const { door, reports, drafting, closing, signing, announce, clock } = dependencies;
  const present = (file: ReviewFile, viewer: Viewer) => presentReport(file, viewer, reports, clock.now());

  const enterAsJudge = createJudgeDoor(door);

  return {
    async 'expertReport:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      assertMayRead(file, viewer);
      return present(file, viewer);
    },
    async 'expertReport:read'({ params, query }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      assertMayRead(file, viewer);
      return drafting.read(file.review.reviewId, query.since);
    },
    async 'expertReport:write'({ params, body }, context) {
      const { file, seat } = await enterAsJudge(params.reviewId, context);
      return { seq: await drafting.write(file, seat, body) };
    },
    async 'expertReport:vote'({ params, body }, context) {
      const { file, viewer, seat } = await enterAsJudge(params.reviewId, context);
      await drafting.vote(file, seat, body.conclusion);
      await announce(file);
      return present(file, viewer);
    },
    async 'expertReport:close'({ params, body }, context) {
      const { file, viewer, seat, by } = await enterAsJudge(params.reviewId, context);
      return present(await closing.close(file, seat, body, by), viewer);
    },
    async 'expertReport:reopen'({ params, body }, context) {
      const { file, viewer, seat, by } = await enterAsJudge(params.reviewId, context);
      return present(await closing.reopen(file, seat, body, by), viewer);
    },
    async 'expertReport:sign'({ params, body }, context) {
      const { file, viewer, seat, by } = await enterAsJudge(params.reviewId, context);
      return present(await signing.sign(file, seat, body, by, context.ip), viewer);
    },
  };
}
