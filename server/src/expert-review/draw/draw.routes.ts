import type { ExpertNotice } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { RouteContext, RouteHandlers } from '../../identity/principal.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { assertState, type ReviewChanges } from '../review-change.ts';
import { areNamesOpen } from '../review-view.ts';
import type { ReviewDoor, Viewer } from '../review-viewer.ts';
import type { Answers } from './answers.ts';
import { type createConditions, replaceableStates } from './conditions.ts';
import type { DrawRepository } from './draw.repository.ts';
import type { createDrawViews } from './draw-view.ts';
import type { createDrawing } from './drawing.ts';
import type { Filling } from './filling.ts';
import { drawRecord } from './record.ts';

type DrawRoutes = Pick<
  RouteHandlers,
  | 'expertDraw:get'
  | 'expertDraw:configure'
  | 'expertDraw:sign'
  | 'expertDraw:commit'
  | 'expertDraw:draw'
  | 'expertDraw:replace'
  | 'expertDraw:record'
  | 'expertNotice:get'
  | 'expertNotice:answer'
>;
type Dependencies = {
  door: ReviewDoor;
  changes: ReviewChanges;
  repository: DrawRepository;
  views: ReturnType<typeof createDrawViews>;
  conditions: ReturnType<typeof createConditions>;
  drawing: ReturnType<typeof createDrawing>;
  filling: Filling;
  answers: Answers;
  clock: Clock;
};
type ReviewId = ReviewFile['review']['reviewId'];

export function createDrawRoutes(deps: Dependencies): DrawRoutes {
  const { door, changes, repository, views, conditions, drawing, filling, answers, clock } = deps;

  /** Whoever was asked sees it, answered or not; nobody else's notice is there for them. */
  async function enterAsked(reviewId: ReviewId, context: RouteContext) {
    const { file, viewer, by } = await door.enter(reviewId, context);
    if (viewer.seat === null) throw notFound('a notice');
    return { file, seat: viewer.seat, by };
  }
  async function presentNotice(file: ReviewFile, seat: SeatRow): Promise<ExpertNotice> {
    const { review } = file;
    const { title, unitName, description, kind, scheduledAt } = review;
    const { rounds } = await repository.load(review.reviewId);
    const [drawn] = rounds.filter(({ drawnAt }) => drawnAt !== null).slice(-1);
    return {
      ...{ seatId: seat.seatId, state: seat.state, specialty: seat.specialty },
      ...{ title, unitName, description, kindName: kind.name, caseNumber: drawn?.caseNumber ?? '' },
      ...{ scheduledAt: scheduledAt?.getTime() ?? null, answerBy: seat.answerBy.getTime() },
      avoided: drawn?.conditions.avoided.map(({ name }) => name) ?? [unitName],
      serverNow: clock.now(),
    };
  }
  /** A step of a convenor, and the draw as it stands after it. */
  async function act(
    reviewId: ReviewId,
    context: RouteContext,
    step: (entered: Awaited<ReturnType<ReviewDoor['enterAs']>>) => Promise<ReviewFile>,
  ) {
    const entered = await door.enterAs('convenor', reviewId, context);
    return views.present(await step(entered), entered.viewer);
  }
  const mayReadSealed = ({ part }: Viewer) => part === 'convenor' || part === 'overseer';

  return {
    async 'expertDraw:get'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      if (!mayReadSealed(viewer)) throw notFound('the draw');
      return views.present(file, viewer);
    },
    'expertDraw:configure': ({ params, body }, context) =>
      act(params.reviewId, context, ({ file, by }) =>
        conditions.configure(file, body.version, body.conditions, by),
      ),
    'expertDraw:sign': ({ params, body: { conditionsSha256, password } }, context) =>
      act(params.reviewId, context, ({ file, by }) =>
        conditions.sign(file, conditionsSha256, { password, by, ip: context.ip }),
      ),
    'expertDraw:commit': ({ params, body }, context) =>
      act(params.reviewId, context, ({ file, by }) => drawing.commit(file, body.version, by)),
    'expertDraw:draw': ({ params, body }, context) =>
      act(params.reviewId, context, ({ file, by }) =>
        drawing.draw(file, body.version, body.contribution, by),
      ),
    'expertDraw:replace': ({ params: { reviewId, seatId }, body: { version, reason } }, context) =>
      act(reviewId, context, ({ by }) =>
        changes.change(reviewId, version, by, async (tx, file) => {
          assertState(file, ...replaceableStates);
          const { seats, lines } = await filling.replaceSeat(tx, file, seatId, { state: 'replaced', reason });
          return { seats, lines };
        }),
      ),

    async 'expertDraw:record'({ params }, context) {
      const { file, viewer } = await door.enter(params.reviewId, context);
      const draw = await repository.load(params.reviewId);
      const isOpen = draw.steps.length > 0 && areNamesOpen(file);
      const record = drawRecord(file, draw, isOpen);
      if (record === null || (!isOpen && !mayReadSealed(viewer)))
        throw new AppError('REVIEW_STATE', 'the record of the draw is there once the panel is opened');
      return record;
    },

    async 'expertNotice:get'({ params }, context) {
      const { file, seat } = await enterAsked(params.reviewId, context);
      return presentNotice(file, seat);
    },
    async 'expertNotice:answer'({ params, body }, context) {
      const { file, seat, by } = await enterAsked(params.reviewId, context);
      const after = await answers.answer(file, seat.seatId, body, by);
      return presentNotice(after, after.seats.find(({ seatId }) => seatId === seat.seatId) ?? seat);
    },
  };
}
