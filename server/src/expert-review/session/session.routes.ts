import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RouteContext, RouteHandlers } from '../../identity/principal.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { Actor, ReviewChanges } from '../review-change.ts';
import { isOnPanel, type ReviewDoor, type Viewer } from '../review-viewer.ts';
import type { Agenda } from './agenda.ts';
import type { ChairVotes } from './chair-vote.ts';
import type { CheckIns, Expert } from './check-in.ts';
import type { InSteps } from './in-step.ts';
import type { SeatEnds } from './seat-ends.ts';
import type { SessionRepository } from './session.repository.ts';
import type { SessionViews } from './session-view.ts';
import type { createVoiding } from './voiding.ts';

type Dependencies = {
  door: ReviewDoor;
  changes: Pick<ReviewChanges, 'getFile'>;
  repository: Pick<SessionRepository, 'find'>;
  views: SessionViews;
  checkIns: CheckIns;
  seatEnds: SeatEnds;
  votes: ChairVotes;
  agenda: Agenda;
  inSteps: InSteps;
  voiding: ReturnType<typeof createVoiding>;
};
type Entered = { file: ReviewFile; viewer: Viewer; by: Actor };
type Input = { params: { reviewId: ExpertReviewId } };
type Handlers = Pick<RouteHandlers, Extract<keyof RouteHandlers, `expertSession:${string}`>>;

export function createSessionRoutes(dependencies: Dependencies): Handlers {
  const { door, views, checkIns, seatEnds, votes, agenda, inSteps, voiding, repository } = dependencies;

  /** What it is after the act, for whoever acted, as they are in it then. */
  async function show(reviewId: ExpertReviewId, context: RouteContext): Promise<ExpertSession> {
    const { file, viewer } = await door.enter(reviewId, context);
    return views.present(file, viewer);
  }
  const as =
    <Asked extends Input>(
      part: 'convenor' | 'expert',
      act: (entered: Entered, input: Asked, context: RouteContext) => Promise<ReviewFile>,
    ) =>
    async (input: Asked, context: RouteContext): Promise<ExpertSession> => {
      const { reviewId } = input.params;
      await act(await door.enterAs(part, reviewId, context), input, context);
      return show(reviewId, context);
    };
  /** An expert of the panel or a convenor; who of them leads is decided while the review is held. */
  const asLead =
    <Asked extends Input>(act: (entered: Entered, input: Asked) => Promise<ReviewFile>) =>
    async (input: Asked, context: RouteContext): Promise<ExpertSession> => {
      const { reviewId } = input.params;
      const entered = await door.enter(reviewId, context);
      const { viewer } = entered;
      if (viewer.part !== 'convenor' && !(viewer.part === 'expert' && isOnPanel(viewer)))
        throw new AppError('FORBIDDEN', 'only the panel and its convenor may');
      await act(entered, input);
      return show(reviewId, context);
    };

  return {
    'expertSession:get': ({ params }, context) => show(params.reviewId, context),
    'expertSession:openCheckIn': as('convenor', ({ file, by }, { body }) =>
      checkIns.open(file, body.version, by),
    ),
    'expertSession:checkIn': as('expert', ({ file, ...entered }, { body }, { ip }) =>
      checkIns.checkIn(file, body, expertOf(entered), ip),
    ),
    async 'expertSession:recuse'({ params: { reviewId }, body }, context) {
      const { file, ...entered } = await door.enterAs('expert', reviewId, context);
      await seatEnds.recuse(file, body.reason, expertOf(entered));
      return { reviewId };
    },
    'expertSession:endSeat': asLead(({ file, ...asker }, { params, body: { version, ...end } }) =>
      seatEnds.end(file, version, params.seatId, end, asker),
    ),
    'expertSession:openPanel': as('convenor', ({ file, by }, { body }) =>
      checkIns.openPanel(file, body.version, by),
    ),
    'expertSession:vote': as('expert', ({ file, ...entered }, { body: { round, seatId } }) =>
      votes.vote(file, round, seatId, expertOf(entered)),
    ),
    'expertSession:closeVote': as('convenor', ({ file, by }, { body }) => votes.close(file, body.round, by)),
    'expertSession:goTo': asLead(({ file, ...asker }, { body: { version, to } }) =>
      agenda.goTo(file, version, to, asker),
    ),
    'expertSession:extend': asLead(({ file, ...asker }, { body }) =>
      agenda.extend(file, body.minutes, asker),
    ),
    'expertSession:setOptions': asLead(({ file, ...asker }, { body }) =>
      agenda.setOptions(file, body, asker),
    ),
    async 'expertSession:step'({ params: { reviewId }, body: { item } }, context) {
      const { file, viewer } = await door.enter(reviewId, context);
      const { mayUnitStep } = await repository.find(reviewId);
      return { inStep: await inSteps.step(file, viewer, item, mayUnitStep) };
    },
    'expertSession:suspend': asLead(({ file, ...asker }, { body: { version, reason } }) =>
      agenda.suspend(file, version, reason, asker),
    ),
    'expertSession:resume': as('convenor', ({ file, by }, { body }) => agenda.resume(file, body.version, by)),
    async 'expertSession:void'({ params: { reviewId }, body }, context) {
      const { file, viewer, by } = await door.enter(reviewId, context);
      if (viewer.part !== 'convenor' && viewer.part !== 'overseer')
        throw new AppError('FORBIDDEN', 'only convenors and supervisors of its department may');
      await voiding(file, body, by, context.ip);
      return show(reviewId, context);
    },
  };
}

function expertOf({ viewer: { person }, by }: Pick<Entered, 'viewer' | 'by'>): Expert {
  if (person.role !== 'expert') throw new Error('the door let in an expert only');
  return { accountId: person.accountId, by };
}
