import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile, SeatPatch, SeatRow } from '../expert-review.repository.ts';
import type { Step } from '../review-change.ts';
import type { SessionRepository } from './session.repository.ts';

/**
 * Asks the next of the draw for the place of one who is lost: adds their seat, and gives what else the step changes. `lacking`:
 * positions for which nobody is left to be asked. REVIEW_STATE where none can be.
 */
export type ReplaceSeat = (
  tx: Transaction,
  file: ReviewFile,
  seatId: PanelSeatId,
  lost: { state: 'recused' | 'absent'; reason: string },
) => Promise<Pick<Step, 'seats' | 'lines'> & { lacking: number[] }>;
export type SeatLoss = {
  cause: 'absent' | 'recused';
  reason: string;
  /** must: or it is refused. may: where somebody is left to be asked; else the convenor decides. */
  replacing: 'must' | 'may' | 'not';
  /** For the journal. */
  details: Record<string, unknown>;
};
type Dependencies = { repository: Pick<SessionRepository, 'find' | 'save'>; replaceSeat: ReplaceSeat };
export type SeatLosses = ReturnType<typeof createSeatLosses>;

/** Shown in the place of what an expert wrote while nobody may learn who they are. */
export const sealedReason = '本人声明回避';
/** Somebody may step aside and somebody else take the place; later, the panel without them signs what it has found. */
export const replacingStates = [
  ...(['checkIn', 'panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'] as const),
];

/** A place is lost: its marks do not count, and somebody else is asked where that is wished and possible. */
export function createSeatLosses({ repository, replaceSeat }: Dependencies) {
  /** What follows from asking somebody else; null: nobody can be asked, and the convenor decides. */
  async function askNext(tx: Transaction, file: ReviewFile, { seatId, position }: SeatRow, loss: SeatLoss) {
    if (loss.replacing === 'not') return null;
    const { cause: state, reason } = loss;
    const next = await replaceSeat(tx, file, seatId, { state, reason }).catch((error) => {
      // Whoever steps aside does so, were there nobody in their place.
      if (loss.replacing === 'must' || !(error instanceof AppError)) throw error;
      return null;
    });
    const isFound = next !== null && !next.lacking.includes(position);
    if (loss.replacing === 'must' && !isFound)
      throw new AppError('REVIEW_STATE', 'nobody is left to be asked: go on without, or suspend');
    return isFound ? next : null;
  }

  /** Who led is gone, or who chose and could be chosen is another circle now: those who are left vote anew. */
  async function voteAnew(tx: Transaction, { review: { reviewId } }: ReviewFile, lost: SeatRow) {
    const { vote } = await repository.find(reviewId, tx);
    if (vote === null || !(vote.isOpen || lost.isChair)) return;
    const among = vote.candidateSeatIds?.filter((seatId) => seatId !== lost.seatId) ?? [];
    const candidateSeatIds = among.length < 2 ? null : among;
    await repository.save(tx, reviewId, {
      vote: { round: vote.round + 1, isOpen: true, candidateSeatIds },
      ...(lost.isChair && { isConvenorOut: false }),
    });
  }

  return {
    async lose(tx: Transaction, file: ReviewFile, seat: SeatRow, loss: SeatLoss): Promise<Step> {
      if (!isJudging(seat))
        throw new AppError('REVIEW_STATE', 'this place judges no more', { state: seat.state });
      const { seatId, position } = seat;
      const { cause, reason, details } = loss;
      const patch: SeatPatch = { state: cause, isChair: false, isVoid: true, voidReason: reason, reason };
      await voteAnew(tx, file, seat);
      const next = await askNext(tx, file, seat, loss);
      const action = `expert.${cause}` as const;
      return {
        seats: [{ seatId, patch }, ...(next?.seats ?? []).filter((other) => other.seatId !== seatId)],
        lines: [
          { action, details: { ...details, seatId, position, isReplaced: next !== null } },
          // The loss itself is told once, with what was signed.
          ...(next?.lines ?? []).filter((line) => line.action !== action),
        ],
      };
    },
  };
}
