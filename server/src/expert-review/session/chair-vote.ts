import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, assertState, getSeat, type ReviewChanges, type Step } from '../review-change.ts';
import type { Expert } from './check-in.ts';
import type { SessionRepository, SessionRow } from './session.repository.ts';
import type { StoredVote } from './session.schema.ts';
import { countVotes, hasRoom, panelSizeOf, presentSeats } from './session-rules.ts';

type Dependencies = { repository: SessionRepository; changes: Pick<ReviewChanges, 'change'> };
export type ChairVotes = ReturnType<typeof createChairVotes>;

/** CHANGED_MEANWHILE where another round runs by now. */
function getOpenVote({ vote }: SessionRow, round: number): StoredVote {
  if (vote === null || !vote.isOpen) throw new AppError('REVIEW_STATE', 'no chair is voted on now');
  if (vote.round !== round)
    throw new AppError('CHANGED_MEANWHILE', 'another round runs by now', { round: vote.round });
  return vote;
}

/** 推选组长: each expert has one vote in a round; nobody reads it before the round is counted, and then only how many there were. */
export function createChairVotes({ repository, changes }: Dependencies) {
  async function count(tx: Transaction, file: ReviewFile, session: SessionRow, round: number): Promise<Step> {
    const { reviewId } = file.review;
    const votes = await repository.listVotes(reviewId, round, tx);
    const present = new Set(presentSeats(file).map(({ seatId }) => seatId));
    const { counts, leaders } = countVotes(
      votes.filter(({ seatId, choiceSeatId }) => present.has(seatId) && present.has(choiceSeatId)),
    );
    const [only = null] = leaders.length === 1 ? leaders : [];
    await repository.save(tx, reviewId, {
      pastVotes: [...session.pastVotes, { round, counts, chairSeatId: only }],
      vote:
        only === null
          ? { round: round + 1, isOpen: true, candidateSeatIds: leaders.length === 0 ? null : leaders }
          : { round, isOpen: false, candidateSeatIds: null },
    });
    const byPosition = counts.map((each) => ({
      position: getSeat(file, each.seatId).position,
      count: each.count,
    }));
    const chair = only === null ? null : getSeat(file, only);
    return {
      seats: chair === null ? [] : [{ seatId: chair.seatId, patch: { isChair: true } }],
      lines: [
        {
          action: chair === null ? 'expert.chairTied' : 'expert.chairChosen',
          details: { round, counts: byPosition, position: chair?.position ?? null },
        },
      ],
    };
  }

  return {
    vote: (
      known: ReviewFile,
      round: number,
      choiceSeatId: PanelSeatId,
      { accountId, by }: Expert,
    ): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, null, by, async (tx, file) => {
        const { reviewId, state } = file.review;
        if (!hasRoom(state)) assertState(file, 'panelOpened');
        const session = await repository.find(reviewId, tx);
        const { candidateSeatIds } = getOpenVote(session, round);
        const present = presentSeats(file);
        const own = present.find((seat) => seat.accountId === accountId);
        if (own === undefined) throw new AppError('FORBIDDEN', 'only who has checked in votes');
        const isCandidate = candidateSeatIds === null || candidateSeatIds.includes(choiceSeatId);
        if (!isCandidate || !present.some(({ seatId }) => seatId === choiceSeatId))
          throw new AppError('REVIEW_STATE', 'this round is not between them');
        await repository.saveVote(tx, reviewId, round, { seatId: own.seatId, choiceSeatId });
        const voted = new Set((await repository.listVotes(reviewId, round, tx)).map(({ seatId }) => seatId));
        if (present.every(({ seatId }) => voted.has(seatId))) return count(tx, file, session, round);
        return {
          lines: [{ action: 'expert.chairVoted', details: { round, position: own.position } }],
          isAside: true,
        };
      }),

    /** With more than half of the panel's votes. */
    close: (known: ReviewFile, round: number, by: Actor): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, null, by, async (tx, file) => {
        const { reviewId } = file.review;
        const session = await repository.find(reviewId, tx);
        getOpenVote(session, round);
        const votes = await repository.listVotes(reviewId, round, tx);
        const voted = presentSeats(file).filter(({ seatId }) => votes.some((vote) => vote.seatId === seatId));
        if (voted.length * 2 <= panelSizeOf(file))
          throw new AppError('REVIEW_STATE', 'more than half of the panel must have voted', {
            voted: voted.length,
          });
        return count(tx, file, session, round);
      }),
  };
}
