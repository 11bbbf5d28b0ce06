import { Mark } from '@cloudseat/shared/nouns/document.ts';
import type { CallId, MaterialId, ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { documentMarks } from './mark.schema.ts';

export type NewMark = Omit<Mark, 'sequence'> & { callId: CallId };

const present = ({ createdAt, ...row }: typeof documentMarks.$inferSelect): Mark =>
  Mark.parse({ ...row, createdAt: createdAt.getTime() });

const isOn = (materialId: MaterialId) =>
  and(eq(documentMarks.materialId, materialId), isNull(documentMarks.removedAt));

export function createMarkRepository(db: Database) {
  return {
    /** The mark with its place in the order; a repeat gives what the first has kept, somebody else's id null. */
    async add({ createdAt, ...mark }: NewMark): Promise<{ mark: Mark; isNew: boolean } | null> {
      const [added] = await db
        .insert(documentMarks)
        .values({ ...mark, createdAt: new Date(createdAt) })
        .onConflictDoNothing({ target: documentMarks.markId })
        .returning();
      if (added) return { mark: present(added), isNew: true };
      const [known] = await db.select().from(documentMarks).where(eq(documentMarks.markId, mark.markId));
      const isSame = known?.participantId === mark.participantId && known.materialId === mark.materialId;
      return known && isSame ? { mark: present(known), isNew: false } : null;
    },

    /** In the order they lie; without those taken back. */
    async list(materialId: MaterialId): Promise<Mark[]> {
      const rows = await db
        .select()
        .from(documentMarks)
        .where(isOn(materialId))
        .orderBy(asc(documentMarks.sequence));
      return rows.map(present);
    },

    async countOn(materialId: MaterialId): Promise<number> {
      const [row] = await db.select({ total: count() }).from(documentMarks).where(isOn(materialId));
      return row?.total ?? 0;
    },

    /** Whether there was such a mark of theirs. */
    async remove(
      mark: { markId: string; materialId: MaterialId; participantId: ParticipantId },
      at: number,
    ): Promise<boolean> {
      const removed = await db
        .update(documentMarks)
        .set({ removedAt: new Date(at) })
        .where(
          and(
            isOn(mark.materialId),
            eq(documentMarks.markId, mark.markId),
            eq(documentMarks.participantId, mark.participantId),
          ),
        )
        .returning({ markId: documentMarks.markId });
      return removed.length > 0;
    },

    /** Gives those that were there. */
    async clear(materialId: MaterialId, at: number): Promise<string[]> {
      const removed = await db
        .update(documentMarks)
        .set({ removedAt: new Date(at) })
        .where(isOn(materialId))
        .returning({ markId: documentMarks.markId });
      return removed.map(({ markId }) => markId);
    },
  };
}
