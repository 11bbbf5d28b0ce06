import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { readingTuning } from '../../tuning-reading.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, assertState, moveReview, type ReviewChanges } from '../review-change.ts';
import type { PreReviewRepository } from './pre-review.repository.ts';

type Schedule = { version: number; scheduledAt: number };
export type SessionNews = 'scheduled' | 'moved' | 'reminder';
type Dependencies = {
  changes: Pick<ReviewChanges, 'change' | 'getFile'>;
  repository: PreReviewRepository;
  /** To the telephones of everybody who comes; what fails is logged there, for pages show it as well. */
  tell: (file: ReviewFile, news: SessionNews) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
export type PreReview = ReturnType<typeof createPreReview>;

/** The convenor says when the panel sits and opens the material to it; everybody is told, and reminded beforehand. */
export function createPreReview({ changes, repository, tell, clock, logger }: Dependencies) {
  function toTime(scheduledAt: number): Date {
    const ahead = scheduledAt - clock.now();
    if (ahead < readingTuning.scheduleAheadMinMs || ahead > readingTuning.scheduleAheadMaxMs)
      throw new AppError('BAD_REQUEST', 'the sitting is to be later, and within 90 days', { scheduledAt });
    return new Date(scheduledAt);
  }
  async function announce(file: ReviewFile, news: SessionNews): Promise<void> {
    await tell(file, news).catch((error) =>
      logger.warn({ err: error, reviewId: file.review.reviewId }, 'nobody was told of the time of a sitting'),
    );
  }

  async function remind(reviewId: ExpertReviewId): Promise<void> {
    const file = await changes.getFile(reviewId);
    const isStill =
      file.review.state === 'preReview' && (file.review.scheduledAt?.getTime() ?? 0) > clock.now();
    if ((await repository.markReminded(reviewId, new Date(clock.now()))) && isStill)
      await announce(file, 'reminder');
  }

  return {
    async open(reviewId: ExpertReviewId, wish: Schedule, by: Actor): Promise<ReviewFile> {
      const scheduledAt = toTime(wish.scheduledAt);
      const opened = await changes.change(reviewId, wish.version, by, async (tx, file) => {
        const state = moveReview(file, 'preReviewOpened');
        await repository.schedule(tx, reviewId, scheduledAt, new Date(clock.now()));
        return {
          lines: [{ action: 'expert.preReviewOpened', details: { scheduledAt: wish.scheduledAt } }],
          review: { state, scheduledAt },
        };
      });
      // Nobody waits for a carrier.
      void announce(opened, 'scheduled');
      return opened;
    },

    async move(
      reviewId: ExpertReviewId,
      wish: Schedule & { reason: string },
      by: Actor,
    ): Promise<ReviewFile> {
      const scheduledAt = toTime(wish.scheduledAt);
      let isMoved = false;
      const moved = await changes.change(reviewId, wish.version, by, async (tx, file) => {
        assertState(file, 'preReview');
        const from = file.review.scheduledAt?.getTime() ?? null;
        isMoved = from !== wish.scheduledAt;
        if (!isMoved) return null;
        await repository.schedule(tx, reviewId, scheduledAt, new Date(clock.now()));
        const details = { from, scheduledAt: wish.scheduledAt, reason: wish.reason };
        return { lines: [{ action: 'expert.sessionMoved', details }], review: { scheduledAt } };
      });
      if (isMoved) void announce(moved, 'moved');
      return moved;
    },

    /** Once for each sitting that is near, whatever server looks. */
    async look(): Promise<void> {
      const until = new Date(clock.now() + readingTuning.remindBeforeMs);
      for (const reviewId of await repository.listToRemind(until, readingTuning.lookMax))
        await remind(reviewId).catch((error) =>
          logger.warn({ err: error, reviewId }, 'a sitting was not reminded of'),
        );
    },
  };
}
