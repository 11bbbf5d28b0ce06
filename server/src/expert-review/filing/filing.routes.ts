import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { asApplicant, type RouteContext, type RouteHandlers } from '../../identity/principal.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { ReviewViews } from '../review-view.ts';
import { findViewer, type ReviewDoor } from '../review-viewer.ts';
import type { BeginAgain } from './begin-again.ts';
import type { ExpertFiles } from './expert-files.ts';
import type { Filing } from './filing.ts';
import { enterFiling } from './filing-door.ts';

type Dependencies = {
  filing: Filing;
  again: BeginAgain;
  files: ExpertFiles;
  views: ReviewViews;
  door: ReviewDoor;
};
type FilingRoutes = Pick<
  RouteHandlers,
  | 'expertFiling:begin'
  | 'expertFiling:beginAgain'
  | 'expertFiling:get'
  | 'expertFiling:change'
  | 'expertFiling:removeFile'
  | 'expertFiling:submit'
  | 'expertFiling:withdraw'
  | 'expertFiling:take'
  | 'expertFiling:sendBack'
  | 'expertFiling:document'
>;

export function createFilingRoutes({ filing, again, files, views, door }: Dependencies): FilingRoutes {
  /** One step of whoever is this part in the review, and the review as they see it then. */
  async function step(
    part: 'unit' | 'convenor',
    of: { reviewId: ExpertReviewId; version: number },
    context: RouteContext,
    work: (of: Parameters<Filing['take']>[0]) => Promise<ReviewFile>,
  ) {
    const { viewer, by } = await door.enterAs(part, of.reviewId, context);
    return views.present(await work({ ...of, by }), viewer);
  }

  return {
    async 'expertFiling:begin'({ body }, context) {
      const { applicantId } = asApplicant(context);
      const file = await filing.begin(body, applicantId);
      const viewer = findViewer(file, [{ role: 'applicant', applicantId }]);
      if (viewer === null) throw new Error('the unit does not see its own draft');
      return views.present(file, viewer);
    },
    async 'expertFiling:beginAgain'({ params, body }, context) {
      const { file, viewer, by } = await door.enterAs('unit', params.reviewId, context);
      return views.present(await again.begin(file, body.requestId, by), viewer);
    },
    async 'expertFiling:get'({ params }, context) {
      const { file, viewer } = await enterFiling(door, params.reviewId, context);
      return filing.view(file, viewer);
    },
    'expertFiling:change': ({ params, body: { version, ...words } }, context) =>
      step('unit', { ...params, version }, context, (of) => filing.change(of, words)),
    async 'expertFiling:removeFile'({ params: { reviewId, fileId } }, context) {
      const { viewer, by } = await door.enterAs('unit', reviewId, context);
      return filing.view(await filing.removeFile(reviewId, fileId, by), viewer);
    },
    'expertFiling:submit': ({ params, body }, context) =>
      step('unit', { ...params, ...body }, context, filing.submit),
    'expertFiling:withdraw': ({ params, body: { version, reason } }, context) =>
      step('unit', { ...params, version }, context, (of) => filing.withdraw(of, reason)),
    'expertFiling:take': ({ params, body }, context) =>
      step('convenor', { ...params, ...body }, context, filing.take),
    async 'expertFiling:sendBack'({ params: { reviewId }, body: { version, ...told } }, context) {
      const { by } = await door.enterAs('convenor', reviewId, context);
      await filing.sendBack({ reviewId, version, by }, told);
      return {};
    },
    async 'expertFiling:document'({ params: { fileId } }, context) {
      const file = await files.get(fileId);
      await enterFiling(door, file.reviewId, context);
      return { file, ...(await files.getPages(file)) };
    },
  };
}
