import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { createAnswers } from './expert-review/draw/answers.ts';
import { createConditions } from './expert-review/draw/conditions.ts';
import { createDrawRepository } from './expert-review/draw/draw.repository.ts';
import { createDrawRoutes } from './expert-review/draw/draw.routes.ts';
import { createDrawClerk } from './expert-review/draw/draw-clerk.ts';
import { createDrawEvidence } from './expert-review/draw/draw-evidence.ts';
import { createDrawViews } from './expert-review/draw/draw-view.ts';
import { createDrawing } from './expert-review/draw/drawing.ts';
import { createFilling } from './expert-review/draw/filling.ts';
import { createNotices } from './expert-review/draw/notices.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import { createExpertLibraryRoutes } from './experts/expert-library.routes.ts';
import { createExpertLibrary } from './experts/expert-library.ts';
import { expertDrawTuning } from './tuning-expert-draw.ts';

type Beside = { announce: (file: ReviewFile) => Promise<void>; origin: () => string };

/** Who judges: the library, the conditions, the draw, and the answers of those who were drawn. */
export function createDrawPart(
  core: ExpertCore,
  { database: { db }, cipher, clock, logger, lifetime }: Floor,
  { identity, experts: library }: Pick<Sides, 'identity' | 'experts'>,
  { announce, origin }: Beside,
) {
  const { changes, door } = core;
  const repository = createDrawRepository(db, cipher);
  const filling = createFilling({ repository, reviews: core.repository, clock });
  const answers = createAnswers({ changes, repository, filling, clock });
  const views = createDrawViews({ repository, library, now: () => clock.now() });
  core.views.addDuty(views.duty);
  core.views.addDueTime(['answer'], (_file, { seat }) => seat?.answerBy ?? null);
  core.evidence.add(createDrawEvidence(repository));
  const clerk = createDrawClerk({
    ...{ changes, repository, answers, announce, clock, logger },
    notices: createNotices({ repository, library, identity, origin, clock, logger }),
  });
  const look = () => clerk.look().catch((error) => logger.warn({ err: error }, 'draws were not looked at'));
  lifetime.interval(() => void look(), expertDrawTuning.lookEveryMs);
  // Nobody waits for a carrier.
  changes.onChanged((_before, { review }) => {
    void clerk
      .see(review.reviewId)
      .catch((error) =>
        logger.warn({ err: error, reviewId: review.reviewId }, 'a draw was not followed at once'),
      );
  });
  return {
    routes: {
      ...createExpertLibraryRoutes(createExpertLibrary({ repository: library, identity, clock })),
      ...createDrawRoutes({
        ...{ door, changes, repository, views, filling, answers, clock },
        conditions: createConditions({ changes, repository, identity, clock }),
        drawing: createDrawing({ changes, repository, library, filling, clock }),
      }),
    },
    /** For recusal and absence, at check-in and in the sitting. */
    replaceSeat: filling.replaceSeat,
    /** For the end of a review and the appraisal of its experts, in the transaction of their step. */
    noteReviewDone: library.noteReviewDone,
    noteAppraisal: library.noteAppraisal,
  };
}
