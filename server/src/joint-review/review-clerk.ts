import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { jointTuning } from '../tuning-joint.ts';
import type { Gathering } from './gathering.ts';
import type { Issuing } from './issuing.ts';
import type { JointLists } from './joint-lists.repository.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { type ReviewChanges, systemItself } from './review-change.ts';
import { isReviewOver } from './review-state.ts';
import type { SittingSteps } from './sitting-steps.ts';

type Dependencies = {
  lists: JointLists;
  changes: ReviewChanges;
  gathering: Gathering;
  steps: Pick<SittingSteps, 'cancel'>;
  issuing: Pick<Issuing, 'noteReceived'>;
  cases: Pick<Cases, 'vouchers' | 'reader'>;
  followRooms: (file: ReviewFile) => Promise<void>;
  /** To the pages of everybody; to those of this server alone, where every server has heard of it by itself. */
  announce: (file: ReviewFile) => Promise<void>;
  announceHere: (file: ReviewFile) => void;
  remind: (file: ReviewFile) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
export type ReviewClerk = ReturnType<typeof createReviewClerk>;

/** Sees to it that searches and rooms are as reviews say, whatever server ended in the middle of it; every server runs one. */
export function createReviewClerk(dependencies: Dependencies) {
  const { lists, changes, gathering, steps, issuing, cases, clock, logger } = dependencies;

  async function settle(reviewId: JointReviewId): Promise<void> {
    await gathering.settle(await changes.getFile(reviewId));
    // What was found may have convened it.
    await dependencies.followRooms(await changes.getFile(reviewId));
  }
  async function settleAll(): Promise<void> {
    for (const reviewId of await lists.listToSettle(jointTuning.lookMax))
      await settle(reviewId).catch((error) =>
        logger.warn({ err: error, reviewId }, 'a joint review was not seen to'),
      );
  }

  async function tellDue(): Promise<void> {
    const now = new Date(clock.now());
    const until = new Date(now.getTime() + jointTuning.remindBeforeMs);
    for (const { reviewId, scheduledAt } of await lists.listDue(now, until, jointTuning.lookMax)) {
      const file = await changes.getFile(reviewId);
      const isDue = scheduledAt !== null && scheduledAt.getTime() <= now.getTime();
      if (isDue && (await lists.markTold(reviewId, 'dueToldAt', now))) await dependencies.announce(file);
      if (await lists.markTold(reviewId, 'remindedAt', now)) if (!isDue) await dependencies.remind(file);
    }
  }

  const ofCases = new Map<CaseId, Promise<void>>();
  async function lookAtCase({ caseId, closedAt }: Pick<CaseRow, 'caseId' | 'closedAt'>): Promise<void> {
    for (const review of await lists.listOpenOfCase(caseId)) {
      const file = await changes.getFile(review.reviewId);
      if (review.state === 'issued' && review.voucherId !== null) {
        const voucher = await cases.vouchers.find(review.voucherId);
        if (voucher?.acknowledgedAt) await issuing.noteReceived(file);
      } else if (closedAt !== null && !isReviewOver(review.state))
        await steps.cancel(file, null, 'caseEnded', systemItself);
    }
  }

  return {
    settle,
    /** Everything it looks at by itself, once. */
    async look(): Promise<void> {
      await settleAll();
      await tellDue();
    },

    /** A search went on. Every server hears of it. */
    handleEvent(event: DispatchEvent): void {
      if (event.groupId === null) return;
      const { groupId } = event;
      gathering
        .noteEvent(event)
        .then(async (reviewId) => {
          if (reviewId === null) return;
          await settle(reviewId);
          dependencies.announceHere(await changes.getFile(reviewId));
        })
        .catch((error) =>
          logger.warn({ err: error, groupId }, 'a search of a joint review was not followed'),
        );
    },

    /** A paper was confirmed, or the case has ended. Changes of one case are looked at one after the other. */
    handleCase(row: Pick<CaseRow, 'caseId' | 'closedAt'>): Promise<void> {
      const { caseId } = row;
      const looked = (ofCases.get(caseId) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => lookAtCase(row))
        .finally(() => {
          if (ofCases.get(caseId) === looked) ofCases.delete(caseId);
        });
      ofCases.set(caseId, looked);
      return looked;
    },
  };
}
