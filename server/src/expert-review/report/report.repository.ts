import type { ReportSectionId, ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type {
  ExpertConclusion,
  ExpertReviewId,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { and, asc, eq, gt, max } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { expertReviews } from '../expert-review.schema.ts';
import {
  expertReportRounds,
  expertReportSignatures,
  expertReportUpdates,
  expertReportVotes,
  expertReportWriters,
} from './report.schema.ts';

export type Papers = ReportView['papers'];
export type RoundRow = Omit<typeof expertReportRounds.$inferSelect, 'reviewId' | 'papers'> & {
  papers: Papers | null;
};
export type SignatureRow = Omit<typeof expertReportSignatures.$inferSelect, 'reviewId' | 'seatId'> & {
  seatId: PanelSeatId;
};
export type Writer = { clientId: number; seatId: PanelSeatId };
export type Vote = { seatId: PanelSeatId; conclusion: ExpertConclusion | null };
export type Written = {
  reviewId: ExpertReviewId;
  seatId: PanelSeatId;
  sectionId: ReportSectionId | null;
  update: string;
  writtenAt: Date;
};
export type ReportRepository = ReturnType<typeof createReportRepository>;

/** The report's text as it is written, each time it was closed, and the signatures. */
export function createReportRepository(db: Database) {
  /** Held to the end of the transaction: who writes and who closes come one after the other. */
  async function lock(tx: Transaction, reviewId: ExpertReviewId): Promise<ExpertReviewState> {
    const [row] = await tx
      .select({ state: expertReviews.state })
      .from(expertReviews)
      .where(eq(expertReviews.reviewId, reviewId))
      .for('update');
    if (row === undefined) throw notFound('the review');
    return row.state;
  }
  const listWriters = async (reviewId: ExpertReviewId, reading: Database | Transaction = db) =>
    (await reading
      .select({ clientId: expertReportWriters.clientId, seatId: expertReportWriters.seatId })
      .from(expertReportWriters)
      .where(eq(expertReportWriters.reviewId, reviewId))) as Writer[];
  const ofRound = (reviewId: ExpertReviewId, round: number) =>
    and(eq(expertReportRounds.reviewId, reviewId), eq(expertReportRounds.round, round));

  return {
    lock,
    listWriters,

    /** Null: it is not written now. BAD_REQUEST for what somebody else’s page has written. */
    write: (written: Written, clientIds: readonly number[]): Promise<number | null> =>
      db.transaction(async (tx) => {
        const { reviewId, seatId } = written;
        if ((await lock(tx, reviewId)) !== 'reportDraft') return null;
        const writers = await listWriters(reviewId, tx);
        for (const clientId of clientIds) {
          const known = writers.find((writer) => writer.clientId === clientId);
          if (known === undefined)
            await tx.insert(expertReportWriters).values({ reviewId, clientId, seatId });
          else if (known.seatId !== seatId)
            throw new AppError('BAD_REQUEST', 'this was written by somebody else’s page');
        }
        const [last] = await tx
          .select({ seq: max(expertReportUpdates.seq) })
          .from(expertReportUpdates)
          .where(eq(expertReportUpdates.reviewId, reviewId));
        const seq = (last?.seq ?? 0) + 1;
        await tx.insert(expertReportUpdates).values({ ...written, seq });
        return seq;
      }),
    /** In order; `seq` 0: nothing was written. */
    async listUpdates(
      reviewId: ExpertReviewId,
      since = 0,
      reading: Database | Transaction = db,
    ): Promise<{ seq: number; updates: string[] }> {
      const rows = await reading
        .select({ seq: expertReportUpdates.seq, update: expertReportUpdates.update })
        .from(expertReportUpdates)
        .where(and(eq(expertReportUpdates.reviewId, reviewId), gt(expertReportUpdates.seq, since)))
        .orderBy(asc(expertReportUpdates.seq));
      return { seq: rows.at(-1)?.seq ?? since, updates: rows.map(({ update }) => update) };
    },
    async findSeq(reviewId: ExpertReviewId): Promise<number> {
      const [last] = await db
        .select({ seq: max(expertReportUpdates.seq) })
        .from(expertReportUpdates)
        .where(eq(expertReportUpdates.reviewId, reviewId));
      return last?.seq ?? 0;
    },

    async listVotes(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<Vote[]> {
      return (await reading
        .select({ seatId: expertReportVotes.seatId, conclusion: expertReportVotes.conclusion })
        .from(expertReportVotes)
        .where(eq(expertReportVotes.reviewId, reviewId))) as Vote[];
    },
    /** False: it is not written now. */
    setVote: (reviewId: ExpertReviewId, { seatId, conclusion }: Vote, votedAt: Date): Promise<boolean> =>
      db.transaction(async (tx) => {
        if ((await lock(tx, reviewId)) !== 'reportDraft') return false;
        await tx
          .insert(expertReportVotes)
          .values({ reviewId, seatId, conclusion, votedAt })
          .onConflictDoUpdate({
            target: [expertReportVotes.reviewId, expertReportVotes.seatId],
            set: { conclusion, votedAt },
          });
        return true;
      }),

    async listRounds(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<RoundRow[]> {
      return (await reading
        .select()
        .from(expertReportRounds)
        .where(eq(expertReportRounds.reviewId, reviewId))
        .orderBy(asc(expertReportRounds.round))) as RoundRow[];
    },
    async insertRound(tx: Transaction, row: typeof expertReportRounds.$inferInsert): Promise<void> {
      await tx.insert(expertReportRounds).values(row);
    },
    async saveRound(
      tx: Transaction,
      reviewId: ExpertReviewId,
      round: number,
      patch: Partial<Pick<RoundRow, 'reopenedAt' | 'reason' | 'papers'>>,
    ): Promise<void> {
      await tx.update(expertReportRounds).set(patch).where(ofRound(reviewId, round));
    },
    async listSignatures(
      reviewId: ExpertReviewId,
      reading: Database | Transaction = db,
    ): Promise<SignatureRow[]> {
      return (await reading
        .select()
        .from(expertReportSignatures)
        .where(eq(expertReportSignatures.reviewId, reviewId))
        // The ids are branded where they enter the database.
        .orderBy(asc(expertReportSignatures.signedAt))) as unknown as SignatureRow[];
    },
    async insertSignature(tx: Transaction, row: typeof expertReportSignatures.$inferInsert): Promise<void> {
      await tx.insert(expertReportSignatures).values(row);
    },
  };
}
