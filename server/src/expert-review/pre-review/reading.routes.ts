import type { ReadingPlace } from '@cloudseat/shared/nouns/expert-reading.ts';
import { readingStates, writingStates } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { RouteContext, RouteHandlers } from '../../identity/principal.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { assertState } from '../review-change.ts';
import type { ReviewViews } from '../review-view.ts';
import { isOnPanel, type ReviewDoor } from '../review-viewer.ts';
import type { CoverageRepository } from './coverage.repository.ts';
import type { PreReview } from './pre-review.ts';
import { presentQuestion, type Questions } from './questions.ts';
import { presentRemark, type ReadingViews } from './reading-views.ts';
import type { RemarkRepository } from './remarks.repository.ts';

type Dependencies = {
  door: ReviewDoor;
  views: ReviewViews;
  reading: ReadingViews;
  preReview: PreReview;
  questions: Questions;
  coverage: CoverageRepository;
  remarks: RemarkRepository;
  /** What was remarked or read changed without a step of the review. */
  announce: (file: ReviewFile) => Promise<void>;
  clock: Clock;
};
type Names =
  | `expertReading:${'open' | 'move' | 'get' | 'begin' | 'report'}`
  | `expertRemark:${'list' | 'save' | 'remove'}`
  | `expertQuestion:${'list' | 'ask' | 'reply'}`;

export function createReadingRoutes(dependencies: Dependencies): Pick<RouteHandlers, Names> {
  const { door, views, reading, preReview, questions, coverage, remarks, clock } = dependencies;
  type Id = ReviewFile['review']['reviewId'];

  async function enterAsReader(reviewId: Id, context: RouteContext) {
    const entered = await door.enterAs('expert', reviewId, context);
    return { ...entered, seatId: entered.viewer.seat?.seatId as PanelSeatId };
  }
  /** Who may ask and relay: not those experts who do not judge, and no overseer. */
  async function enterAsSpeaker(reviewId: Id, context: RouteContext) {
    const entered = await door.enter(reviewId, context);
    const { viewer } = entered;
    if (viewer.part === 'overseer' || (viewer.part === 'expert' && !isOnPanel(viewer)))
      throw new AppError('FORBIDDEN', 'only the panel, the convenor and the unit of this review may');
    return entered;
  }
  /** A place in a version that there was: a paper that was replaced a moment ago is still one. */
  async function assertPlace(file: ReviewFile, place: ReadingPlace | null): Promise<void> {
    if (place === null) return;
    const item = (await reading.listItems(file)).find(({ itemId }) => itemId === place.itemId);
    if (
      item === undefined ||
      place.version > item.version ||
      (item.kind === 'film') !== (place.at === 'film')
    )
      throw notFound('the place');
  }
  async function duties(file: ReviewFile, context: RouteContext) {
    const { viewer } = await door.enter(file.review.reviewId, context);
    return reading.dutyOf(file, viewer);
  }

  return {
    async 'expertReading:open'({ params, body }, context) {
      const { by, viewer } = await door.enterAs('convenor', params.reviewId, context);
      return views.present(await preReview.open(params.reviewId, body, by), viewer);
    },
    async 'expertReading:move'({ params, body }, context) {
      const { by, viewer } = await door.enterAs('convenor', params.reviewId, context);
      return views.present(await preReview.move(params.reviewId, body, by), viewer);
    },
    async 'expertReading:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      return reading.present(file, viewer);
    },
    async 'expertReading:begin'({ params: { reviewId }, body }, context) {
      const { file, seatId } = await enterAsReader(reviewId, context);
      assertState(file, ...readingStates, 'suspended');
      await coverage.begin({ reviewId, seatId }, body.readerId, clock.now());
      return { readerId: body.readerId };
    },
    async 'expertReading:report'({ params: { reviewId, readerId }, body }, context) {
      const { file, seatId } = await enterAsReader(reviewId, context);
      assertState(file, ...readingStates, 'suspended');
      const items = await reading.listItems(file);
      const before = await duties(file, context);
      const reports = body.reports.flatMap((report) => {
        const item = items.find(
          ({ itemId, version }) => itemId === report.itemId && version === report.version,
        );
        return item === undefined ? [] : [{ item, report }];
      });
      await coverage.report({
        ...{ reviewId, seatId, readerId, reports },
        ...{ sequence: body.sequence, now: clock.now() },
      });
      if ((await duties(file, context)) !== before) await dependencies.announce(file);
      return { own: await reading.ownCoverage(file, seatId) };
    },

    async 'expertRemark:list'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      return { remarks: await reading.listRemarks(file, viewer) };
    },
    async 'expertRemark:save'({ params: { reviewId, remarkId }, body }, context) {
      const { file, viewer, seatId } = await enterAsReader(reviewId, context);
      assertState(file, ...writingStates);
      await assertPlace(file, body.place);
      const row = await remarks.save({ reviewId, seatId, remarkId }, body, new Date(clock.now()));
      return presentRemark(row, viewer);
    },
    async 'expertRemark:remove'({ params: { reviewId, remarkId } }, context) {
      const { file, seatId } = await enterAsReader(reviewId, context);
      assertState(file, ...writingStates);
      await remarks.remove({ reviewId, seatId, remarkId }, new Date(clock.now()));
      return { remarkId };
    },

    async 'expertQuestion:list'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      const asked = await reading.questionsFor(file, viewer);
      return { questions: asked.map((question) => presentQuestion(question, viewer)) };
    },
    async 'expertQuestion:ask'({ params, body }, context) {
      const { file, ...by } = await enterAsSpeaker(params.reviewId, context);
      if (by.viewer.part === 'unit')
        throw new AppError('FORBIDDEN', 'the unit answers, and asks nothing here');
      await assertPlace(file, body.place);
      return questions.ask(params.reviewId, body, by);
    },
    async 'expertQuestion:reply'({ params, body }, context) {
      const { viewer, by } = await enterAsSpeaker(params.reviewId, context);
      return questions.reply(params.reviewId, params.questionId, body, { viewer, by });
    },
  };
}
