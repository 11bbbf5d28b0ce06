import { randomBytes } from 'node:crypto';
import { checkInWording, type RecusalRelation } from '@cloudseat/shared/nouns/expert-commitment.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { AgentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Identity } from '../../identity/identity.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatPatch, SeatRow } from '../expert-review.repository.ts';
import { type Actor, assertState, moveReview, type ReviewChanges, type Step } from '../review-change.ts';
import { areNamesOpen } from '../review-view.ts';
import { replacingStates, type SeatLosses, sealedReason } from './seat-loss.ts';
import type { SessionRepository } from './session.repository.ts';
import { checkInPiece } from './session-evidence.ts';
import { isPanelEnough, isPanelWhole, panelSizeOf, presentSeats, quorumOf } from './session-rules.ts';

export type CheckInWish = {
  sha256: string;
  locale: Locale;
  relations: RecusalRelation[];
  statement: string;
  password: string;
};
type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'change'>;
  identity: Pick<Identity, 'confirmPassword'>;
  losses: SeatLosses;
  clock: Clock;
};
export type CheckIns = ReturnType<typeof createCheckIns>;

export const wordingSha256 = sha256Hex(canonicalJson(checkInWording));

/** An expert who asks: their account, and how the journal names who acts. */
export type Expert = { accountId: AgentId; by: Actor };

/** Who is there, who stands aside, who did not come; once enough have signed in, the panel is opened. */
export function createCheckIns({ repository, changes, identity, losses, clock }: Dependencies) {
  const now = () => new Date(clock.now());

  /** A room for the sitting from now on, and what the step says of it. */
  async function openRoom(tx: Transaction, { review: { reviewId } }: ReviewFile): Promise<RoomId> {
    const roomId = makeId() as RoomId;
    await repository.insertSitting(tx, { roomId, reviewId, startedAt: now() });
    return roomId;
  }

  async function openPanel(tx: Transaction, file: ReviewFile): Promise<Pick<Step, 'lines' | 'review'>> {
    const { reviewId } = file.review;
    const vote = { round: 1, isOpen: true, candidateSeatIds: null };
    await repository.save(tx, reviewId, { vote });
    const present = presentSeats(file).map(({ position, name, unit }) => ({ position, name, unit }));
    return {
      review: { state: moveReview(file, 'panelOpened'), roomId: await openRoom(tx, file) },
      lines: [{ action: 'expert.panelOpened', details: { panel: present, size: panelSizeOf(file) } }],
    };
  }

  /** The step, and with it the opening of the panel where nobody else is waited for. */
  async function withOpening(tx: Transaction, file: ReviewFile, step: Step): Promise<Step> {
    if (file.review.state !== 'checkIn') return step;
    const after = { ...file, seats: file.seats.map((seat) => ({ ...seat, ...patchOf(step, seat) })) };
    if (!isPanelWhole(after)) return step;
    const opened = await openPanel(tx, after);
    return { ...step, review: { ...step.review, ...opened.review }, lines: [...step.lines, ...opened.lines] };
  }

  return {
    openRoom,

    open: (known: ReviewFile, version: number, by: Actor): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, (_tx, file) => ({
        review: {
          state: moveReview(file, 'checkInOpened'),
          // Whoever opens it runs it, where nobody else does.
          ...(file.review.convenorId === null && { convenorId: by.id as AgentId }),
        },
        lines: [{ action: 'expert.checkInOpened', details: { seats: panelSizeOf(file) } }],
      })),

    /** CONSENT_OUTDATED where another text was shown; PASSWORD_WRONG, LOGIN_LOCKED. */
    async checkIn(
      known: ReviewFile,
      wish: CheckInWish,
      { accountId, by }: Expert,
      ip: string,
    ): Promise<ReviewFile> {
      if (wish.sha256 !== wordingSha256)
        throw new AppError('CONSENT_OUTDATED', 'another text is to be signed by now: read it again');
      const hasConflict = wish.relations.length > 0;
      if (hasConflict && wish.statement.length < 2)
        throw new AppError('BAD_REQUEST', 'say in a few words what the relation is');
      await identity.confirmPassword(accountId, wish.password, ip);
      const { reviewId } = known.review;
      return changes.change(reviewId, null, by, async (tx, file) => {
        assertState(file, ...replacingStates);
        const seat = getOwnSeat(file, accountId);
        if (seat.state === 'checkedIn') return null;
        const { seatId, position } = seat;
        const { version } = checkInWording;
        const signedAt = now();
        const content = canonicalJson({
          ...{ format: 'cloudseat expert check-in v2', reviewId, seatId, position, locale: wish.locale },
          wording: { ...checkInWording, sha256: wordingSha256 },
          ...{ answers: wish.relations, statement: hasConflict ? wish.statement : '' },
          // No face is compared: what says who it was is the account and its password alone.
          identity: { checkedBy: 'accountPassword', isFaceCompared: false },
          // While names are sealed, a hash of few possible answers could be guessed.
          ...{ signedAt: signedAt.getTime(), nonce: randomBytes(32).toString('hex') },
        });
        const sha256 = sha256Hex(content);
        const row = { seatId, reviewId, relations: wish.relations, content, sha256, signedAt };
        await repository.insertCheckIn(tx, row);
        const evidence = sealPieces([{ name: checkInPiece(seatId), sha256 }]);
        const details = { seatId, position, wording: version, wordingSha256, sha256, evidence };
        if (hasConflict) {
          // What it is could tell who it is: that stays with what was signed.
          const reason = areNamesOpen(file) ? wish.statement : sealedReason;
          return losses.lose(tx, file, seat, { cause: 'recused', reason, replacing: 'may', details });
        }
        const patch: SeatPatch = { state: 'checkedIn', checkedInAt: signedAt };
        const step: Step = { seats: [{ seatId, patch }], lines: [{ action: 'expert.checkedIn', details }] };
        return withOpening(tx, file, step);
      });
    },

    /** Without those who did not come, where enough are there. */
    openPanel: (known: ReviewFile, version: number, by: Actor): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, async (tx, file) => {
        assertState(file, 'checkIn');
        if (!isPanelEnough(file))
          throw new AppError('REVIEW_STATE', 'somebody is still waited for, or too few are there', {
            checkedIn: presentSeats(file).length,
            quorum: quorumOf(file),
          });
        return openPanel(tx, file);
      }),
  };
}

const patchOf = ({ seats = [] }: Step, { seatId }: SeatRow): SeatPatch =>
  seats.find((each) => each.seatId === seatId)?.patch ?? {};

/** FORBIDDEN: they judge here no more. */
export function getOwnSeat({ seats }: ReviewFile, accountId: AgentId): SeatRow {
  const seat = seats.findLast((each) => each.accountId === accountId);
  if (seat === undefined || !isJudging(seat))
    throw new AppError('FORBIDDEN', 'only who judges in this review may');
  return seat;
}
