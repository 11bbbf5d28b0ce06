import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { ReviewChanges } from '../review-change.ts';
import type { Answers } from './answers.ts';
import type { DrawRepository } from './draw.repository.ts';
import type { createNotices } from './notices.ts';

type Dependencies = {
  changes: Pick<ReviewChanges, 'getFile'>;
  repository: Pick<DrawRepository, 'listDue'>;
  answers: Pick<Answers, 'passOver'>;
  notices: ReturnType<typeof createNotices>;
  announce: (file: ReviewFile) => Promise<void>;
  clock: Clock;
  logger: Logger;
};

/** Passes over who has not answered in time and sends what was not sent, whatever server ended in the middle of it; every server runs one. */
export function createDrawClerk({
  changes,
  repository,
  answers,
  notices,
  announce,
  clock,
  logger,
}: Dependencies) {
  async function see(reviewId: ReviewFile['review']['reviewId']): Promise<void> {
    const file = await answers.passOver(await changes.getFile(reviewId));
    if (await notices.sendOf(file)) await announce(file);
  }
  return {
    see,
    /** Everything it looks at by itself, once. */
    async look(): Promise<void> {
      for (const reviewId of await repository.listDue(new Date(clock.now())))
        await see(reviewId).catch((error) => logger.warn({ err: error, reviewId }, 'a draw was not seen to'));
    },
  };
}
