import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { type BoundMaterial, type ScoreDraft, ScoreSheet } from '@cloudseat/shared/nouns/expert-score.ts';
import { areAllowed } from '@cloudseat/shared/scores/score-totals.ts';
import { scoreText } from '@cloudseat/shared/scores/verify-scores.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import {
  type Actor,
  assertState,
  getSeat,
  moveReview,
  type ReviewChanges,
  type Step,
  systemItself,
} from '../review-change.ts';
import type { ScoreRepository, SheetRow } from './score.repository.ts';
import { scorePiece } from './score-evidence.ts';

/** What of the project lies before an expert, and how much of it they have seen. Asked outside of transactions. */
export type MaterialReader = (file: ReviewFile, seat: SeatRow) => Promise<BoundMaterial[]>;
export type Scoring = ReturnType<typeof createScoring>;
type Dependencies = { scores: ScoreRepository; changes: ReviewChanges; clock: Clock };

/** Marks by commit–reveal: each sheet is sealed when it is handed in, and all are opened in the step that brings the last. */
export function createScoring({ scores, changes, clock }: Dependencies) {
  const readers: MaterialReader[] = [];

  const materialsOf = async (file: ReviewFile, seat: SeatRow): Promise<BoundMaterial[]> =>
    (await Promise.all(readers.map((read) => read(file, seat)))).flat();

  return {
    /** Parts say what a mark is bound to; in the order in which they were added. */
    addMaterials: (read: MaterialReader): void => void readers.push(read),
    materialsOf,

    async saveDraft(file: ReviewFile, seat: SeatRow, draft: ScoreDraft): Promise<number> {
      assertState(file, 'scoring');
      const at = clock.now();
      const { reviewId } = file.review;
      if (!(await scores.saveDraft({ seatId: seat.seatId, reviewId }, draft, new Date(at))))
        throw new AppError('REVIEW_STATE', 'the marks were handed in and stay as they are');
      return at;
    },

    /** BAD_REQUEST for what is not a whole sheet of this place, CHANGED_MEANWHILE where it is bound to something else. */
    async commit(known: ReviewFile, own: SeatRow, wish: { text: string; commitment: string }, by: Actor) {
      const { text, commitment } = wish;
      const sheet = parseSheet(text);
      if (sha256Hex(text) !== commitment)
        throw new AppError('BAD_REQUEST', 'the commitment is not the SHA-256 of the sheet');
      assertFits(sheet, known, own);
      assertBound(sheet.materials, await materialsOf(known, own));
      const at = clock.now();
      return changes.change(known.review.reviewId, null, by, async (tx, file) => {
        const { reviewId } = file.review;
        const seat = getSeat(file, own.seatId);
        const sheets = await scores.list(reviewId, tx);
        const before = sheets.find(({ seatId }) => seatId === seat.seatId)?.committed;
        // A page that did not hear the answer sends the same again.
        if (before?.commitment === commitment) return null;
        assertState(file, 'scoring');
        if (!isJudging(seat)) throw new AppError('FORBIDDEN', 'this place judges no more');
        if (before) throw new AppError('REVIEW_STATE', 'the marks were handed in and stay as they are');
        const { seatId, position } = seat;
        await scores.commit(tx, { seatId, reviewId }, { text, commitment, committedAt: new Date(at) });
        const evidence = sealPieces([{ name: scorePiece(seatId), sha256: commitment }]);
        const details = { seatId, position, commitment, evidence };
        const line = { action: 'expert.scoreCommitted', details } as const;
        const revealed = await reveal(tx, file);
        return revealed === null
          ? { isAside: true, lines: [line] }
          : { ...revealed, lines: [line, ...revealed.lines] };
      });
    },

    /** Whose marks were waited for may have left the panel meanwhile: then the others’ are opened. */
    async settle(reviewId: ExpertReviewId): Promise<void> {
      const known = await changes.getFile(reviewId);
      if (known.review.state !== 'scoring' || !isAllIn(known, await scores.list(reviewId))) return;
      await changes.change(reviewId, null, systemItself, async (tx, file) =>
        file.review.state === 'scoring' ? reveal(tx, file) : null,
      );
    },
  };

  /** Null while somebody is waited for. */
  async function reveal(tx: Transaction, file: ReviewFile): Promise<Step | null> {
    const sheets = await scores.list(file.review.reviewId, tx);
    if (!isAllIn(file, sheets)) return null;
    const opened: { seatId: string; position: number; commitment: string }[] = [];
    for (const { seatId, position } of file.seats.filter(isJudging)) {
      const committed = sheets.find((sheet) => sheet.seatId === seatId)?.committed;
      // What cannot be read any more stays sealed; the check names it.
      if (!committed) continue;
      if (committed.text !== null) await scores.reveal(tx, seatId, committed.text);
      opened.push({ seatId, position, commitment: committed.commitment });
    }
    return {
      review: { state: moveReview(file, 'scoresRevealed') },
      lines: [{ action: 'expert.scoresRevealed', details: { sheets: opened } }],
    };
  }
}

/** Of whoever judges at this moment; who is asked to take a lost place is waited for. A panel of nobody is never complete. */
export function isAllIn({ seats }: Pick<ReviewFile, 'seats'>, sheets: readonly SheetRow[]): boolean {
  const judging = seats.filter(isJudging);
  const isIn = ({ seatId }: SeatRow) =>
    sheets.some((sheet) => sheet.seatId === seatId && sheet.committed !== null);
  const isAwaited = seats.some(({ state, isVoid }) => state === 'asked' && !isVoid);
  return judging.length > 0 && !isAwaited && judging.every(isIn);
}

function parseSheet(text: string): ScoreSheet {
  const bad = (message: string) => new AppError('BAD_REQUEST', message);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('the sheet is not JSON');
  }
  const { success, data } = ScoreSheet.safeParse(value);
  if (!success) throw bad('the sheet is not whole');
  if (scoreText(data) !== text) throw bad('the sheet is not canonical JSON');
  return data;
}

function assertFits(sheet: ScoreSheet, { review }: ReviewFile, { seatId }: SeatRow): void {
  const { kindId, version, criteria } = review.kind;
  if (sheet.reviewId !== review.reviewId || sheet.seatId !== seatId)
    throw new AppError('BAD_REQUEST', 'the sheet is of another place');
  if (sheet.kindId !== kindId || sheet.kindVersion !== version)
    throw new AppError('CHANGED_MEANWHILE', 'the kind of project is another now');
  if (!areAllowed(criteria, sheet.marks))
    throw new AppError('BAD_REQUEST', 'each criterion has one mark, within what it allows');
}

/** What was seen may have grown since the page was loaded: less than now was true then. */
function assertBound(said: readonly BoundMaterial[], now: readonly BoundMaterial[]): void {
  const isSame = (left: BoundMaterial, right: BoundMaterial | undefined) =>
    right !== undefined &&
    left.coveredShare <= right.coveredShare &&
    canonicalJson({ ...left, coveredShare: 0 }) === canonicalJson({ ...right, coveredShare: 0 });
  if (said.length !== now.length || !said.every((each, at) => isSame(each, now[at])))
    throw new AppError('CHANGED_MEANWHILE', 'what the marks are bound to is another now');
}
