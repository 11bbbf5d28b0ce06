import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, moveReview, type ReviewChanges } from '../review-change.ts';
import type { SessionRepository } from './session.repository.ts';

export type VoidingWish =
  | { act: 'propose'; reason: string; password: string }
  | { act: 'confirm'; password: string }
  | { act: 'withdraw' };
type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'change'>;
  identity: Pick<Identity, 'confirmPassword' | 'getStaff'>;
  clock: Clock;
};

/** 作废重评 takes two: a convenor or supervisor of its department proposes it, another one decides; each signs with the password. */
export function createVoiding({ repository, changes, identity, clock }: Dependencies) {
  async function propose(
    { review: { reviewId } }: ReviewFile,
    reason: string,
    by: Actor,
  ): Promise<ReviewFile> {
    const { displayName } = await identity.getStaff(by.id as AgentId);
    return changes.change(reviewId, null, by, async (tx, file) => {
      // Whether it could be at all.
      moveReview(file, 'voided');
      const { voiding } = await repository.find(reviewId, tx);
      if (voiding !== null) throw new AppError('CHANGED_MEANWHILE', 'it is proposed already: decide on that');
      const proposed = { reason, byId: by.id, byName: displayName, at: clock.now() };
      await repository.save(tx, reviewId, { voiding: proposed });
      return { lines: [{ action: 'expert.voidProposed', details: { reason } }], isAside: true };
    });
  }

  const confirm = ({ review: { reviewId } }: ReviewFile, by: Actor): Promise<ReviewFile> =>
    changes.change(reviewId, null, by, async (tx, file) => {
      const { voiding } = await repository.find(reviewId, tx);
      if (voiding === null) throw new AppError('REVIEW_STATE', 'nobody has proposed it');
      if (voiding.byId === by.id) throw new AppError('FORBIDDEN', 'somebody else has to agree');
      const endedAt = new Date(clock.now());
      await repository.endSittings(tx, reviewId, endedAt);
      await repository.save(tx, reviewId, { voiding: null });
      const { reason, byId } = voiding;
      return {
        review: {
          ...{
            state: moveReview(file, 'voided'),
            endReason: reason,
            endedAt,
            roomId: null,
            suspension: null,
          },
        },
        lines: [{ action: 'expert.voided', details: { reason, proposedById: byId } }],
      };
    });

  const withdraw = ({ review: { reviewId } }: ReviewFile, by: Actor): Promise<ReviewFile> =>
    changes.change(reviewId, null, by, async (tx) => {
      const { voiding } = await repository.find(reviewId, tx);
      if (voiding === null) return null;
      await repository.save(tx, reviewId, { voiding: null });
      return {
        lines: [{ action: 'expert.voidDeclined', details: { reason: voiding.reason } }],
        isAside: true,
      };
    });

  return async (known: ReviewFile, wish: VoidingWish, by: Actor, ip: string): Promise<ReviewFile> => {
    if (wish.act === 'withdraw') return withdraw(known, by);
    await identity.confirmPassword(by.id as AgentId, wish.password, ip);
    return wish.act === 'propose' ? propose(known, wish.reason, by) : confirm(known, by);
  };
}
