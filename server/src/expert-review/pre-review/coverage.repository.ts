import type { ReaderId, ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { addReport, costOf, nothingCovered, payFor, type Report } from './coverage.ts';
import { expertCoverage, expertReaders } from './reading.schema.ts';

export type CoverageRow = typeof expertCoverage.$inferSelect;
type Of = { reviewId: ExpertReviewId; seatId: PanelSeatId };
type Told = Of & {
  readerId: ReaderId;
  sequence: number;
  /** What is not, or no longer, to be read is left out by the caller. */
  reports: readonly { item: ReadingItem; report: Report }[];
  now: number;
};
export type CoverageRepository = ReturnType<typeof createCoverageRepository>;

/** Who has opened and watched what. */
export function createCoverageRepository(db: Database) {
  async function cover(tx: Transaction, { reviewId, seatId, now }: Told, item: ReadingItem, report: Report) {
    const { itemId, version } = item;
    const isIt = and(
      eq(expertCoverage.seatId, seatId),
      eq(expertCoverage.itemId, itemId),
      eq(expertCoverage.version, version),
    );
    const [known] = await tx.select().from(expertCoverage).where(isIt);
    const covered = addReport(item, known ?? nothingCovered, report);
    const lastReadAt = new Date(now);
    await tx
      .insert(expertCoverage)
      .values({ seatId, itemId, version, reviewId, ...covered, lastReadAt })
      .onConflictDoUpdate({
        target: [expertCoverage.seatId, expertCoverage.itemId, expertCoverage.version],
        set: { ...covered, lastReadAt },
      });
  }

  return {
    /** From now on time passes for it. Begun twice it is the same; NOT_FOUND where another place has the id. */
    async begin({ reviewId, seatId }: Of, readerId: ReaderId, now: number): Promise<void> {
      await db
        .insert(expertReaders)
        .values({ readerId, reviewId, seatId, sequence: 0, countsFrom: now, paidUntil: 0 })
        .onConflictDoNothing();
      const [reader] = await db.select().from(expertReaders).where(eq(expertReaders.readerId, readerId));
      if (reader?.seatId !== seatId) throw notFound('the reader');
    },

    /** READING_TOO_FAST, of which nothing counts; gives whether it was new. */
    report(told: Told): Promise<boolean> {
      const { seatId, readerId, sequence, now } = told;
      return db.transaction(async (tx) => {
        // In one order, so that reports of one place wait for one another.
        const readers = await tx
          .select()
          .from(expertReaders)
          .where(eq(expertReaders.seatId, seatId))
          .orderBy(asc(expertReaders.readerId))
          .for('update');
        const reader = readers.find((each) => each.readerId === readerId);
        if (reader === undefined) throw notFound('the reader');
        if (sequence <= reader.sequence) return false;
        const costMs = told.reports.reduce((sum, { item, report }) => sum + costOf(item, report), 0);
        const clock = payFor(reader, readers, costMs, now);
        if (clock === null) {
          const passedMs = now - reader.countsFrom;
          throw new AppError('READING_TOO_FAST', 'more was reported than can be read in the time', {
            costMs,
            passedMs,
          });
        }
        await tx
          .update(expertReaders)
          .set({ sequence, ...clock })
          .where(eq(expertReaders.readerId, readerId));
        for (const { item, report } of told.reports) await cover(tx, told, item, report);
        return true;
      });
    },

    list: (reviewId: ExpertReviewId): Promise<CoverageRow[]> =>
      db
        .select()
        .from(expertCoverage)
        .where(eq(expertCoverage.reviewId, reviewId))
        .orderBy(asc(expertCoverage.seatId), asc(expertCoverage.itemId), asc(expertCoverage.version)),
    listOfSeat: (seatId: PanelSeatId): Promise<CoverageRow[]> =>
      db.select().from(expertCoverage).where(eq(expertCoverage.seatId, seatId)),
  };
}
