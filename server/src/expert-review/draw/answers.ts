import type { DeclineKind } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile, SeatPatch } from '../expert-review.repository.ts';
import {
  type Actor,
  assertState,
  getSeat,
  moveReview,
  type ReviewChanges,
  type Step,
  systemItself,
} from '../review-change.ts';
import { fillableStates } from './conditions.ts';
import type { DrawRepository } from './draw.repository.ts';
import { type Filling, isTaken, lackingPlaces } from './filling.ts';

export type Answer = { answer: 'accept' } | { answer: 'decline'; kind: DeclineKind; note: string };
type Dependencies = {
  changes: ReviewChanges;
  repository: DrawRepository;
  filling: Filling;
  clock: Clock;
};
/** In the place of their own words, which could tell who they are. */
const cannotCome = '同意参评后不能参加';
export type Answers = ReturnType<typeof createAnswers>;

/** Yes, no, or no answer in time; whoever is lost is followed by the next of the order at once. */
export function createAnswers({ changes, repository, filling, clock }: Dependencies) {
  async function accept(file: ReviewFile, seatId: PanelSeatId, by: Actor): Promise<ReviewFile> {
    return changes.change(file.review.reviewId, null, by, async (tx, now) => {
      const seat = getSeat(now, seatId);
      if (seat.state !== 'asked')
        throw new AppError('REVIEW_STATE', 'nobody is asked for this place any more');
      const at = clock.now();
      if (seat.answerBy.getTime() <= at) throw new AppError('REVIEW_STATE', 'the time to answer is over');
      const others = now.seats.filter((each) => each.seatId !== seatId && isTaken(each));
      const lacking = lackingPlaces(await repository.load(now.review.reviewId, tx));
      const isFull = lacking.length === 0 && others.every(({ state }) => state !== 'asked');
      const isSealed = isFull && now.review.state === 'confirming';
      const { position, specialty } = seat;
      return {
        seats: [{ seatId, patch: { state: 'accepted', answeredAt: new Date(at) } }],
        review: isSealed ? { state: moveReview(now, 'panelFull') } : {},
        lines: [
          { action: 'expert.accepted', details: { position, specialty } },
          ...(isSealed
            ? [{ action: 'expert.panelSealed' as const, details: { size: others.length + 1 } }]
            : []),
        ],
      };
    });
  }

  async function decline(
    file: ReviewFile,
    seatId: PanelSeatId,
    { kind, note }: { kind: DeclineKind; note: string },
    by: Actor,
  ): Promise<ReviewFile> {
    return changes.change(file.review.reviewId, null, by, async (tx, now) => {
      const seat = getSeat(now, seatId);
      const at = clock.now();
      const [hadAccepted, isAsked] = [seat.state === 'accepted', seat.state === 'asked'];
      if (!isAsked && !hadAccepted)
        throw new AppError('REVIEW_STATE', 'nobody is asked for this place any more');
      // From check-in on there is the statement on recusal.
      if (hadAccepted) assertState(now, 'confirming', 'panelSealed', 'preReview');
      await repository.saveDecline(tx, seatId, kind, note);
      const cause = hadAccepted ? 'recused' : 'declined';
      const { lines } = await filling.fill(tx, now, { cause, lost: [seat], at });
      const patch: SeatPatch = {
        ...{ state: cause, answeredAt: new Date(at) },
        ...(hadAccepted && { isVoid: true, voidReason: cannotCome }),
      };
      const { position, specialty } = seat;
      const details = { position, specialty, kind };
      return {
        seats: [{ seatId, patch }],
        lines: [{ action: `expert.${cause}` as const, details }, ...lines],
      };
    });
  }

  return {
    answer: (file: ReviewFile, seatId: PanelSeatId, answer: Answer, by: Actor): Promise<ReviewFile> =>
      answer.answer === 'accept' ? accept(file, seatId, by) : decline(file, seatId, answer, by),

    /** Harmless on several servers at once. */
    passOver: (file: ReviewFile): Promise<ReviewFile> =>
      changes.change(file.review.reviewId, null, systemItself, async (tx, now): Promise<Step | null> => {
        const at = clock.now();
        const late = now.seats.filter((seat) => seat.state === 'asked' && seat.answerBy.getTime() <= at);
        if (late.length === 0 || !fillableStates.some((state) => state === now.review.state)) return null;
        const { lines } = await filling.fill(tx, now, { cause: 'timedOut', lost: late, at });
        const positions = late.map(({ position }) => position);
        return {
          seats: late.map(({ seatId }) => ({
            seatId,
            patch: { state: 'timedOut', answeredAt: new Date(at) },
          })),
          lines: [{ action: 'expert.timedOut', details: { positions } }, ...lines],
        };
      }),
  };
}
