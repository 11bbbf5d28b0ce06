import type { ExpertFile, ExpertFileId, SentBackLine } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import { expertFiles, expertSendBacks } from './filing.schema.ts';

export type SendBack = {
  sendBackId: string;
  reviewId: ExpertReviewId;
  byId: AgentId;
  reason: string;
  lines: SentBackLine[];
  sentBackAt: Date;
};
/** `bytesOf`: the file under whose key its bytes lie, mostly itself. */
export type KeptFile = ExpertFile & { bytesOf: ExpertFileId };
export type ExpertFileRepository = ReturnType<typeof createExpertFileRepository>;

const present = (row: typeof expertFiles.$inferSelect): KeptFile => {
  const { uploadedBy: _, uploadedAt, removedAt, ...file } = row;
  return {
    ...file,
    // The ids are branded where they enter the database.
    fileId: file.fileId as ExpertFileId,
    paperId: file.paperId as ExpertFileId,
    reviewId: file.reviewId as ExpertReviewId,
    lineId: file.lineId as ProjectLineId,
    uploadedAt: uploadedAt.getTime(),
    removedAt: removedAt?.getTime() ?? null,
    bytesOf: (file.bytesOf ?? file.fileId) as ExpertFileId,
  };
};

/** Documents and drawings of projects, and why projects were sent back. Rows are added, and files taken out; nothing goes away. */
export function createExpertFileRepository(db: Database) {
  return {
    async find(fileId: ExpertFileId, reading: Database | Transaction = db): Promise<KeptFile | null> {
      const [row] = await reading.select().from(expertFiles).where(eq(expertFiles.fileId, fileId));
      return row === undefined ? null : present(row);
    },

    /** Every version, the oldest first. */
    async list(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<KeptFile[]> {
      const rows = await reading
        .select()
        .from(expertFiles)
        .where(eq(expertFiles.reviewId, reviewId))
        .orderBy(asc(expertFiles.uploadedAt), asc(expertFiles.fileId));
      return rows.map(present);
    },

    async countOf(reviewId: ExpertReviewId): Promise<number> {
      const [row] = await db
        .select({ found: count() })
        .from(expertFiles)
        .where(eq(expertFiles.reviewId, reviewId));
      return row?.found ?? 0;
    },

    async insert(tx: Transaction, row: typeof expertFiles.$inferInsert): Promise<void> {
      await tx.insert(expertFiles).values(row);
    },

    /** All versions of a paper. */
    async remove(tx: Transaction, paperId: ExpertFileId, at: Date): Promise<void> {
      const isThere = and(eq(expertFiles.paperId, paperId), isNull(expertFiles.removedAt));
      await tx.update(expertFiles).set({ removedAt: at }).where(isThere);
    },

    async addSendBack(tx: Transaction, row: SendBack): Promise<void> {
      await tx.insert(expertSendBacks).values(row);
    },

    /** The last one first. */
    async listSendBacks(reviewId: ExpertReviewId): Promise<SendBack[]> {
      const rows = await db
        .select()
        .from(expertSendBacks)
        .where(eq(expertSendBacks.reviewId, reviewId))
        .orderBy(desc(expertSendBacks.sentBackAt));
      // The ids are branded where they enter the database.
      return rows as unknown as SendBack[];
    },
  };
}
