import type { ReadingPlace, RemarkId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { remarksMaxCount } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { FieldCipher } from '../../platform/field-cipher.ts';
import { expertRemarks } from './reading.schema.ts';

type Row = typeof expertRemarks.$inferSelect;
export type RemarkRow = Omit<Row, 'textEncrypted' | 'seatId' | 'remarkId'> & {
  remarkId: RemarkId;
  seatId: PanelSeatId;
  text: string;
};
type Of = { reviewId: ExpertReviewId; seatId: PanelSeatId; remarkId: RemarkId };
export type RemarkRepository = ReturnType<typeof createRemarkRepository>;

/** Remarks with their words in the clear; in the table they are encrypted. */
export function createRemarkRepository(db: Database, cipher: FieldCipher) {
  const read = ({ textEncrypted, ...row }: Row): RemarkRow =>
    ({ ...row, text: cipher.decrypt(textEncrypted) }) as RemarkRow;
  const isOwn = ({ reviewId, seatId, remarkId }: Of) =>
    and(
      eq(expertRemarks.remarkId, remarkId),
      eq(expertRemarks.seatId, seatId),
      eq(expertRemarks.reviewId, reviewId),
    );
  const isThere = (reviewId: ExpertReviewId) =>
    and(eq(expertRemarks.reviewId, reviewId), isNull(expertRemarks.removedAt));

  return {
    /** Written, changed or brought back; NOT_FOUND where somebody else has the id. */
    async save(
      of: Of,
      { place, text }: { place: ReadingPlace; text: string },
      now: Date,
    ): Promise<RemarkRow> {
      const change = { place, textEncrypted: cipher.encrypt(text), changedAt: now, removedAt: null };
      const [changed] = await db.update(expertRemarks).set(change).where(isOwn(of)).returning();
      if (changed !== undefined) return read(changed);
      const [{ countOwn } = { countOwn: 0 }] = await db
        .select({ countOwn: count() })
        .from(expertRemarks)
        .where(eq(expertRemarks.seatId, of.seatId));
      if (countOwn >= remarksMaxCount)
        throw new AppError('BAD_REQUEST', `one place writes ${remarksMaxCount} remarks at most`);
      const [made] = await db
        .insert(expertRemarks)
        .values({ ...of, ...change, createdAt: now })
        .onConflictDoNothing()
        .returning();
      if (made === undefined) throw notFound('the remark');
      return read(made);
    },
    /** NOT_FOUND; taken away twice it is the same. */
    async remove(of: Of, now: Date): Promise<void> {
      const gone = await db.update(expertRemarks).set({ removedAt: now }).where(isOwn(of)).returning();
      if (gone.length === 0) throw notFound('the remark');
    },
    async list(reviewId: ExpertReviewId): Promise<RemarkRow[]> {
      const rows = await db
        .select()
        .from(expertRemarks)
        .where(isThere(reviewId))
        .orderBy(asc(expertRemarks.createdAt), asc(expertRemarks.remarkId));
      return rows.map(read);
    },
    /** By place; who has none is not in it. */
    async countBySeat(reviewId: ExpertReviewId): Promise<Map<string, number>> {
      const rows = await db
        .select({ seatId: expertRemarks.seatId, countOf: count() })
        .from(expertRemarks)
        .where(isThere(reviewId))
        .groupBy(expertRemarks.seatId);
      return new Map(rows.map(({ seatId, countOf }) => [seatId, countOf]));
    },
  };
}
