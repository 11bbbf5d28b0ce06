import type { ReportText } from '@cloudseat/shared/nouns/expert-report.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { agreedConclusion, lacksOfReport } from '@cloudseat/shared/report/report-rules.ts';
import type { CaseRow } from '../../cases/case-write.repository.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { type Actor, moveReview, type ReviewChanges, type Step } from '../review-change.ts';
import type { ScoreRepository } from '../scoring/score.repository.ts';
import { tableOf } from '../scoring/score-view.ts';
import { readUpdates } from './drafting.ts';
import type { ReportRepository, Vote } from './report.repository.ts';
import { reportPiece, standingRound } from './signatures.ts';

type Dependencies = {
  reports: ReportRepository;
  scores: ScoreRepository;
  changes: ReviewChanges;
  clock: Clock;
};
export type Closing = ReturnType<typeof createClosing>;

/** Each place that judges, with what it is for. */
export const votesOf = ({ seats }: Pick<ReviewFile, 'seats'>, votes: readonly Vote[]): Vote[] =>
  seats.filter(isJudging).map(({ seatId }) => ({
    seatId,
    conclusion: votes.find((vote) => vote.seatId === seatId)?.conclusion ?? null,
  }));

/** FORBIDDEN for everybody but the chair, as they are at this moment. */
function assertChair({ seats }: Pick<ReviewFile, 'seats'>, { seatId }: SeatRow): void {
  const seat = seats.find((each) => each.seatId === seatId);
  if (!seat?.isChair || !isJudging(seat)) throw new AppError('FORBIDDEN', 'only the chair may');
}

/** The chair closes the text, so that all sign the same, and may open it again. */
export function createClosing({ reports, scores, changes, clock }: Dependencies) {
  /** The signatures of that time are void: they were given to another text. */
  async function reopenIn(
    tx: Transaction,
    file: ReviewFile,
    reason: string,
    at: number,
  ): Promise<Step | null> {
    const { reviewId } = file.review;
    const standing = standingRound(await reports.listRounds(reviewId, tx));
    if (standing === null) return null;
    const { round, sha256 } = standing;
    await reports.saveRound(tx, reviewId, round, { reopenedAt: new Date(at), reason });
    return {
      review: { state: moveReview(file, 'reportReopened') },
      lines: [{ action: 'expert.reportReopened', details: { round, sha256, reason } }],
    };
  }

  async function compose(
    tx: Transaction,
    file: ReviewFile,
    of: CaseRow,
    times: Pick<ReportText, 'closedAt' | 'signBy'>,
  ): Promise<ReportText> {
    const { reviewId, caseId, kind, title, unitName } = file.review;
    const { updates } = await reports.listUpdates(reviewId, 0, tx);
    const writers = await reports.listWriters(reviewId, tx);
    const votes = votesOf(file, await reports.listVotes(reviewId, tx));
    const table = tableOf(file, await scores.list(reviewId, tx));
    const rounds = await reports.listRounds(reviewId, tx);
    const panel = file.seats.filter(isJudging);
    const { sections, changes: asked } = readUpdates(updates, writers, kind.criteria);
    const written = {
      sections,
      // Whoever has left the panel verifies nothing.
      changes: asked.map((change) => ({
        ...change,
        seatIds: change.seatIds.filter((seatId) => panel.some((seat) => seat.seatId === seatId)),
      })),
      conclusion: agreedConclusion(votes),
    };
    const lacks = lacksOfReport(written);
    if (lacks.length > 0 || written.conclusion === null)
      throw new AppError('BAD_REQUEST', 'the report is not whole', { lacks });
    return {
      format: 'cloudseat expert report v1',
      ...{ reviewId, caseId, caseNumber: of.caseNumber, title, unitName },
      ...{ kindId: kind.kindId, kindVersion: kind.version, round: rounds.length + 1 },
      ...{ ...written, conclusion: written.conclusion, votes },
      panel: panel.map(({ seatId, position, name, unit, isChair }) => ({
        ...{ seatId, position, name, unit, isChair },
      })),
      scores: {
        result: table.result,
        sheets: table.rows.flatMap(({ seatId, commitment, isVoid }) =>
          isVoid || commitment === null ? [] : [{ seatId, commitment }],
        ),
      },
      ...times,
    };
  }

  return {
    reopenIn,

    /** BAD_REQUEST with what is lacking. */
    close: (
      { review: { reviewId } }: ReviewFile,
      own: SeatRow,
      { version, signMinutes }: { version: number; signMinutes: number },
      by: Actor,
    ): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, async (tx, file, of) => {
        const state = moveReview(file, 'reportClosed');
        assertChair(file, own);
        await reports.lock(tx, reviewId);
        const closedAt = clock.now();
        const text = await compose(tx, file, of, { closedAt, signBy: closedAt + signMinutes * 60_000 });
        const canonical = canonicalJson(text);
        const sha256 = sha256Hex(canonical);
        const { round, signBy, conclusion } = text;
        await reports.insertRound(tx, {
          ...{ reviewId, round, canonical, sha256 },
          ...{ closedAt: new Date(closedAt), signBy: new Date(signBy) },
        });
        const evidence = sealPieces([{ name: reportPiece(round), sha256 }]);
        return {
          review: { state },
          lines: [
            { action: 'expert.reportClosed', details: { round, sha256, conclusion, signBy, evidence } },
          ],
        };
      }),

    reopen: (
      { review: { reviewId } }: ReviewFile,
      own: SeatRow,
      { version, reason }: { version: number; reason: string },
      by: Actor,
    ): Promise<ReviewFile> =>
      changes.change(reviewId, version, by, async (tx, file) => {
        moveReview(file, 'reportReopened');
        assertChair(file, own);
        return reopenIn(tx, file, reason, clock.now());
      }),
  };
}
