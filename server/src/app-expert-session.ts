import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import { createAgenda } from './expert-review/session/agenda.ts';
import { createChairVotes } from './expert-review/session/chair-vote.ts';
import { createCheckIns } from './expert-review/session/check-in.ts';
import { createInStepStore } from './expert-review/session/in-step.store.ts';
import { createInSteps } from './expert-review/session/in-step.ts';
import { createSeatEnds } from './expert-review/session/seat-ends.ts';
import { createSeatLosses, type ReplaceSeat } from './expert-review/session/seat-loss.ts';
import { createSessionRepository } from './expert-review/session/session.repository.ts';
import { createSessionRoutes } from './expert-review/session/session.routes.ts';
import { createSessionEvidence } from './expert-review/session/session-evidence.ts';
import { createSessionRooms } from './expert-review/session/session-rooms.ts';
import { createSessionViews } from './expert-review/session/session-view.ts';
import { createVoiding } from './expert-review/session/voiding.ts';
import { jointTuning } from './tuning-joint.ts';

type Beside = {
  announce: (file: ReviewFile) => Promise<void>;
  /** Of the draw. */
  replaceSeat: ReplaceSeat;
};

/** The sitting of a panel: check-in, chair, agenda, film and pages in step, interruption; its room follows the review. */
export function createSessionPart(
  { changes, door, evidence, views: coreViews }: ExpertCore,
  { database: { db }, cipher, clock, config, lifetime, logger, redis }: Floor,
  { cases, identity }: Sides,
  { sittings, announcements }: Stages,
  { announce, replaceSeat }: Beside,
) {
  const repository = createSessionRepository(db, cipher);
  const losses = createSeatLosses({ repository, replaceSeat });
  const checkIns = createCheckIns({ repository, changes, identity, losses, clock });
  const inSteps = createInSteps({
    ...{ store: createInStepStore(redis, config.tenant), sittings, clock },
    tell: announcements.step,
  });
  const views = createSessionViews({ repository, inSteps, sittings, clock });
  coreViews.addDuty(views.dutyOf);
  const rooms = createSessionRooms({ repository, changes, sittings, announce, clock, logger });
  lifetime.bind(sittings.onChanged(rooms.handleSitting));
  changes.onChanged((_before, after) => rooms.follow(after));
  changes.onChanged(inSteps.clear);
  const records = createSessionEvidence({ repository, changes, reader: cases.reader, clock });
  evidence.add(records.pieces);
  changes.onChanged((_before, after) => records.record(after));
  async function look(): Promise<void> {
    await rooms.look();
    await records.look((reviewId, error) =>
      logger.warn({ err: error, reviewId }, 'how a panel sat was not written down'),
    );
  }
  lifetime.interval(
    () => void look().catch((error) => logger.warn({ err: error }, 'expert sittings were not looked at')),
    jointTuning.lookEveryMs,
  );

  return {
    routes: createSessionRoutes({
      ...{ door, changes, repository, views, checkIns, inSteps },
      seatEnds: createSeatEnds({ repository, changes, losses, sittings, clock }),
      votes: createChairVotes({ repository, changes }),
      agenda: createAgenda({ repository, changes, openRoom: checkIns.openRoom, clock }),
      voiding: createVoiding({ repository, changes, identity, clock }),
    }),
  };
}
