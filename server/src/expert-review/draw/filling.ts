import type { DrawCause, DrawChoice, DrawStep } from '@cloudseat/shared/draw/draw-record.ts';
import { drawStep } from '@cloudseat/shared/draw/repeat-draw.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging, panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { expertDrawTuning } from '../../tuning-expert-draw.ts';
import { sealPieces } from '../evidence.ts';
import type { ExpertReviewRepository, ReviewFile, SeatPatch, SeatRow } from '../expert-review.repository.ts';
import type { Step } from '../review-change.ts';
import type { DrawFile, DrawRepository, RoundRow } from './draw.repository.ts';
import { drawPiece } from './draw-evidence.ts';
import { drawHashes } from './draw-hashes.ts';
import { sealedDraw } from './record.ts';

/** Somebody holds it or is asked for it. */
export const isTaken = (seat: Pick<SeatRow, 'state' | 'isVoid'>): boolean =>
  isJudging(seat) || (seat.state === 'asked' && !seat.isVoid);

/** Who holds which place, as the steps of the draw tell it. */
export function heldAfter(steps: readonly DrawStep[]): DrawChoice[] {
  let held: DrawChoice[] = [];
  for (const { lost, chosen } of steps)
    held = [...held.filter(({ position }) => !lost.includes(position)), ...chosen];
  return held.sort((left, right) => left.position - right.position);
}

/** Places nobody holds or is asked for, once it has been drawn. */
export function lackingPlaces({ rounds, steps }: DrawFile): number[] {
  const drawn = rounds.findLast(({ drawnAt }) => drawnAt !== null);
  if (drawn === undefined) return [];
  const held = heldAfter(steps);
  return Array.from({ length: drawn.conditions.panelSize }, (_, index) => index + 1).filter(
    (position) => !held.some((each) => each.position === position),
  );
}

export type Fill = { cause: DrawCause; lost: readonly SeatRow[]; at: number };
export type Filled = { lines: Step['lines']; lacking: number[] };
export type Loss = { state: 'recused' | 'replaced' | 'absent'; reason: string };
export type Filling = ReturnType<typeof createFilling>;

/** Fills free places in the order of the round that was drawn: no chance comes in after the draw. */
export function createFilling(deps: {
  repository: DrawRepository;
  reviews: Pick<ExpertReviewRepository, 'insertSeats'>;
  clock: Clock;
}) {
  const { repository, reviews, clock } = deps;

  const answerBy = ({ review: { state, kind } }: ReviewFile, at: number) =>
    new Date(
      at +
        (panelSittingStates.includes(state)
          ? expertDrawTuning.sittingAnswerMs
          : kind.rules.answerMinutes * 60_000),
    );

  /** `round`: drawn, maybe in this very change. */
  async function fillBy(
    tx: Transaction,
    file: ReviewFile,
    draw: DrawFile,
    round: RoundRow,
    { cause, lost, at }: Fill,
  ): Promise<Filled> {
    const { secret, contribution, librarySha256 } = round;
    if (secret === null || contribution === null || librarySha256 === null)
      throw new Error('a round that was not drawn');
    const lostPositions = lost.map(({ position }) => position).sort((left, right) => left - right);
    const { seed, entries, people } = secret;
    const standing = {
      held: heldAfter(draw.steps),
      askedExpertIds: file.seats.map(({ expertId }) => expertId),
    };
    const given = { ...round, seed, contribution, librarySha256, entries };
    const { chosen, lacking, expertIds } = drawStep(given, standing, lostPositions, drawHashes);
    const step: DrawStep = { at, round: round.round, cause, lost: lostPositions, chosen, lacking };
    const { reviewId } = file.review;
    await repository.addStep(tx, reviewId, draw.steps.length, step);
    const rows = chosen.map(({ position, specialty }, index) => {
      const expertId = expertIds[index] ?? '';
      const person = people[expertId];
      if (person === undefined) throw new Error('nobody stands behind an entry');
      const { name, unit, accountId } = person;
      const before = file.seats.findLast((seat) => seat.position === position);
      return {
        ...{ seatId: makeId(), reviewId, position, specialty, expertId, accountId, name, unit },
        ...{ state: 'asked' as const, askedAt: new Date(at), answerBy: answerBy(file, at) },
        replacesSeatId: before?.seatId ?? null,
      };
    });
    await reviews.insertSeats(tx, rows);
    await repository.addNotices(
      tx,
      reviewId,
      rows.map(({ seatId }) => seatId),
    );
    const sealed = sealedDraw(file, { ...draw, steps: [...draw.steps, step] });
    const sealedSha256 = drawHashes.hashOf(sealed);
    const evidence = sealPieces([{ name: drawPiece, sha256: sealedSha256 }]);
    const details = { ...step, sealedSha256, evidence };
    return { lines: [{ action: 'expert.drawn', details }], lacking };
  }

  /** REVIEW_STATE before anything was drawn. */
  async function fill(tx: Transaction, file: ReviewFile, of: Fill): Promise<Filled> {
    const draw = await repository.load(file.review.reviewId, tx);
    const round = draw.rounds.findLast(({ drawnAt }) => drawnAt !== null);
    if (round === undefined) throw new AppError('REVIEW_STATE', 'nothing was drawn yet');
    return fillBy(tx, file, draw, round, of);
  }

  return {
    fillBy,
    fill,
    /**
     * For any part of the review: a place is lost for good, its marks are void and kept, and the next of the order is asked. What it
     * gives belongs into the caller's own step. `reason` stands in the journal: it names nobody. REVIEW_STATE where nobody sits there any more.
     */
    async replaceSeat(
      tx: Transaction,
      file: ReviewFile,
      seatId: PanelSeatId,
      { state, reason }: Loss,
    ): Promise<{
      seats: { seatId: PanelSeatId; patch: SeatPatch }[];
      lines: Step['lines'];
      lacking: number[];
    }> {
      const seat = file.seats.find((each) => each.seatId === seatId);
      if (seat === undefined || !isTaken(seat))
        throw new AppError('REVIEW_STATE', 'nobody holds this place any more');
      const at = clock.now();
      const { lines, lacking } = await fill(tx, file, { cause: state, lost: [seat], at });
      const patch = { state, reason, isVoid: true, voidReason: reason, isChair: false };
      const told = { position: seat.position, specialty: seat.specialty, reason };
      return {
        ...{ seats: [{ seatId, patch }], lacking },
        lines: [{ action: `expert.${state}`, details: told }, ...lines],
      };
    },
  };
}
