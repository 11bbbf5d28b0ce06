import { checkInWording, type RecusalRelation } from '@cloudseat/shared/nouns/expert-commitment.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { AgentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Identity } from '../../identity/identity.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import type { ReviewFile, SeatPatch, SeatRow } from '../expert-review.repository.ts';
import {
  type Actor,
  assertState,
  getSeat,
  moveReview,
  type ReviewChanges,
  type Step,
} from '../review-change.ts';
import { areNamesOpen } from '../review-view.ts';
import type { SessionRepository } from './session.repository.ts';
import { isPanelEnough, isPanelWhole, panelSizeOf, presentSeats, quorumOf } from './session-rules.ts';

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
export type CheckInWish = {
  sha256: string;
  locale: Locale;
  relations: RecusalRelation[];
  statement: string;
  password: string;
};
export type SeatEnd = { cause: 'absent' | 'recused'; reason: string; isReplaced: boolean };
type SeatLoss = Pick<SeatEnd, 'cause' | 'reason'> & {
  /** must: or it is refused. may: where somebody is left to be asked; else the convenor decides. */
  replacing: 'must' | 'may' | 'not';
  /** For the journal. */
  details: Record<string, unknown>;
};
type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'change'>;
  identity: Pick<Identity, 'confirmPassword'>;
  replaceSeat: ReplaceSeat;
  clock: Clock;
};
export type CheckIns = ReturnType<typeof createCheckIns>;

export const wordingSha256 = sha256Hex(canonicalJson(checkInWording));

/** Shown in the place of what an expert wrote while nobody may learn who they are. */
const sealedReason = '本人声明回避';
/** Later, a panel without somebody signs what it has found. */
const recusalStates = ['panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'] as const;

/** An expert who asks: their account, and how the journal names who acts. */
export type Expert = { accountId: AgentId; by: Actor };

/** Who is there, who stands aside, who did not come; once enough have signed in, the panel is opened. */
export function createCheckIns({ repository, changes, identity, replaceSeat, clock }: Dependencies) {
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

  /** A place is lost: its marks do not count, and somebody else is asked where that is wished and possible. */
  async function endSeat(tx: Transaction, file: ReviewFile, seat: SeatRow, loss: SeatLoss): Promise<Step> {
    if (!isJudging(seat))
      throw new AppError('REVIEW_STATE', 'this place judges no more', { state: seat.state });
    const { seatId, position } = seat;
    const { cause, reason, details } = loss;
    const patch: SeatPatch = { state: cause, isChair: false, isVoid: true, voidReason: reason, reason };
    if (seat.isChair) await voteAnew(tx, file);
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
  }

  /** Who led is gone: those who are left choose another. */
  async function voteAnew(tx: Transaction, { review: { reviewId } }: ReviewFile): Promise<void> {
    const { pastVotes } = await repository.find(reviewId, tx);
    const vote = { round: pastVotes.length + 1, isOpen: true, candidateSeatIds: null };
    await repository.save(tx, reviewId, { vote, isConvenorOut: false });
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
        assertState(file, 'checkIn', ...recusalStates);
        const seat = getOwnSeat(file, accountId);
        if (seat.state === 'checkedIn') return null;
        const { seatId, position } = seat;
        const { version, commitment, relations } = checkInWording;
        const signedAt = now();
        const content = canonicalJson({
          ...{ format: 'cloudseat expert check-in v1', reviewId, seatId, position, locale: wish.locale },
          wording: { version, commitment, relations, sha256: wordingSha256 },
          ...{ answers: wish.relations, statement: hasConflict ? wish.statement : '' },
          signedAt: signedAt.getTime(),
        });
        const sha256 = sha256Hex(content);
        const row = { seatId, reviewId, relations: wish.relations, content, sha256, signedAt };
        await repository.insertCheckIn(tx, row);
        const details = { seatId, position, wording: version, wordingSha256, sha256 };
        if (hasConflict) {
          // What it is could tell who it is: that stays with what was signed.
          const reason = areNamesOpen(file) ? wish.statement : sealedReason;
          return endSeat(tx, file, seat, { cause: 'recused', reason, replacing: 'may', details });
        }
        const patch: SeatPatch = { state: 'checkedIn', checkedInAt: signedAt };
        const step: Step = { seats: [{ seatId, patch }], lines: [{ action: 'expert.checkedIn', details }] };
        return withOpening(tx, file, step);
      });
    },

    /** By their own word, once they have checked in. */
    recuse: (known: ReviewFile, reason: string, { accountId, by }: Expert): Promise<ReviewFile> => {
      return changes.change(known.review.reviewId, null, by, (tx, file) => {
        assertState(file, 'checkIn', ...recusalStates);
        const loss = {
          cause: 'recused',
          replacing: 'may',
          details: { reasonSha256: sha256Hex(reason) },
        } as const;
        return endSeat(tx, file, getOwnSeat(file, accountId), {
          ...loss,
          reason: areNamesOpen(file) ? reason : sealedReason,
        });
      });
    },

    endSeat: (
      known: ReviewFile,
      version: number,
      seatId: PanelSeatId,
      { cause, reason, isReplaced }: SeatEnd,
      by: Actor,
    ): Promise<ReviewFile> =>
      changes.change(known.review.reviewId, version, by, (tx, file) => {
        assertState(file, 'checkIn', ...recusalStates, 'reportDraft', 'signing');
        const seat = getSeat(file, seatId);
        if (cause === 'absent' && seat.state === 'checkedIn')
          throw new AppError('REVIEW_STATE', 'whoever has checked in is there, and keeps the place');
        const replacing = isReplaced ? 'must' : 'not';
        return endSeat(tx, file, seat, { cause, reason, replacing, details: { reason } });
      }),

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
function getOwnSeat({ seats }: ReviewFile, accountId: AgentId): SeatRow {
  const seat = seats.findLast((each) => each.accountId === accountId);
  if (seat === undefined || !isJudging(seat))
    throw new AppError('FORBIDDEN', 'only who judges in this review may');
  return seat;
}
