import { randomBytes } from 'node:crypto';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import type { Sittings } from '../../room/sittings.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { assertState, getSeat, type ReviewChanges } from '../review-change.ts';
import { areNamesOpen } from '../review-view.ts';
import type { Viewer } from '../review-viewer.ts';
import type { Asker } from './agenda.ts';
import { type Expert, getOwnSeat } from './check-in.ts';
import { replacingStates, type SeatLosses, sealedReason } from './seat-loss.ts';
import type { SessionRepository } from './session.repository.ts';
import { recusalPiece } from './session-evidence.ts';
import { awaySeats, isLead } from './session-rules.ts';

export type SeatEnd = { cause: 'absent' | 'recused'; reason: string; isReplaced: boolean };
type Dependencies = {
  repository: Pick<SessionRepository, 'insertRecusal'>;
  changes: Pick<ReviewChanges, 'change'>;
  losses: SeatLosses;
  sittings: Pick<Sittings, 'find'>;
  clock: Clock;
};
export type SeatEnds = ReturnType<typeof createSeatEnds>;

/** Places that end during the session: by one's own word, or because somebody does not come or must step aside. */
export function createSeatEnds({ repository, changes, losses, sittings, clock }: Dependencies) {
  /** Whoever has checked in keeps the place, connected or not, until it is said that they do not come back. */
  async function assertMissing(file: ReviewFile, seat: SeatRow): Promise<void> {
    if (seat.state !== 'checkedIn') return;
    const { roomId } = file.review;
    const sitting = roomId === null ? null : await sittings.find(roomId);
    if (sitting === null || !awaySeats(file, sitting).includes(seat))
      throw new AppError('REVIEW_STATE', 'whoever has checked in is there, and keeps the place');
  }

  return {
    /** By their own word; what they say is kept, and its hash is in the journal. */
    recuse: (known: ReviewFile, reason: string, { accountId, by }: Expert): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, null, by, async (tx, file) => {
        assertState(file, ...replacingStates);
        const seat = getOwnSeat(file, accountId);
        const { reviewId, state } = file.review;
        const { seatId, position } = seat;
        const recusedAt = new Date(clock.now());
        const content = canonicalJson({
          ...{ format: 'cloudseat expert recusal v1', reviewId, seatId, position, state, reason },
          // While names are sealed, a hash of a few words could be guessed.
          ...{ recusedAt: recusedAt.getTime(), nonce: randomBytes(32).toString('hex') },
        });
        const sha256 = sha256Hex(content);
        await repository.insertRecusal(tx, { seatId, reviewId, content, sha256, recusedAt });
        const evidence = sealPieces([{ name: recusalPiece(seatId), sha256 }]);
        return losses.lose(tx, file, seat, {
          ...{ cause: 'recused', replacing: 'may', details: { sha256, evidence } },
          reason: areNamesOpen(file) ? reason : sealedReason,
        });
      }),

    /** The convenor ends any place; the chair that of somebody who is missing. */
    end: (
      known: ReviewFile,
      version: number,
      seatId: PanelSeatId,
      { cause, reason, isReplaced }: SeatEnd,
      { viewer, by }: Asker,
    ): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, async (tx, file) => {
        assertState(file, ...replacingStates, 'reportDraft', 'signing');
        assertMayEnd(file, viewer, cause);
        if (isReplaced && !replacingStates.some((state) => state === file.review.state))
          throw new AppError('REVIEW_STATE', 'marks are open: nobody new can judge any more');
        const seat = getSeat(file, seatId);
        if (cause === 'absent') await assertMissing(file, seat);
        const replacing = isReplaced ? 'must' : 'not';
        return losses.lose(tx, file, seat, { cause, reason, replacing, details: { reason } });
      }),
  };
}

function assertMayEnd(file: ReviewFile, viewer: Viewer, cause: SeatEnd['cause']): void {
  if (viewer.part === 'convenor') return;
  const seat = file.seats.find(({ seatId }) => seatId === viewer.seat?.seatId) ?? null;
  if (cause !== 'absent' || !isLead(file, { ...viewer, seat }))
    throw new AppError('FORBIDDEN', 'only the convenor may, or the chair for somebody who is missing');
}
