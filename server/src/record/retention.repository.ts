import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RetentionClass } from '@cloudseat/shared/nouns/recording.ts';
import { and, eq, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import type { CaseWriter } from '../cases/case-write.repository.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { recordingDeletions, recordingLooks } from './playback.schema.ts';
import type { RecordingRow } from './playback-read.repository.ts';
import { recordingSegments, recordings } from './recording.schema.ts';

export type By = { role: string; agentId: string };
export type LookRow = typeof recordingLooks.$inferSelect;
export type RetentionRepository = ReturnType<typeof createRetentionRepository>;
/** Who acts when a term ends. */
export const bySystem: By = { role: 'system', agentId: '' };

/** Acts on recordings. Each is in the journal, the case's or, without a case, the district's: together with what it changes, or not at all. */
export function createRetentionRepository(db: Database, writer: Pick<CaseWriter, 'change'>) {
  type Act = { by: By; action: string; details: Record<string, unknown>; at: number };

  async function note(
    row: RecordingRow,
    { by, action, details, at }: Act,
    work: (tx: Transaction) => Promise<void> = async () => {},
  ): Promise<void> {
    const line = {
      ...{ at, actorRole: by.role, actorId: by.agentId, action, callId: row.callId },
      details: { recordingId: row.recordingId, part: row.part, ...details },
    };
    if (row.caseId !== null) {
      await writer.change(row.caseId as CaseId, null, at, async (tx) => {
        await work(tx);
        // The line's details are of every kind of event; the writer's type names each.
        return { lines: [line as never], isAside: true };
      });
      return;
    }
    await db.transaction(async (tx) => {
      await work(tx);
      const { at: _, ...entry } = line;
      await tx.insert(journalEntries).values({ ...entry, entryId: makeId(), happenedAt: new Date(at) });
    });
  }

  const set =
    (recordingId: string, change: Partial<typeof recordings.$inferInsert>) => async (tx: Transaction) => {
      await tx.update(recordings).set(change).where(eq(recordings.recordingId, recordingId));
    };

  return {
    note: (row: RecordingRow, act: Act) => note(row, act),

    openLook: (row: RecordingRow, look: LookRow, by: By): Promise<void> => {
      const at = look.openedAt.getTime();
      const details = { reason: look.reason, lookId: look.lookId };
      return note(row, { by, at, action: 'recording.looked', details }, async (tx) => {
        await tx.insert(recordingLooks).values(look);
      });
    },

    async findLook(lookId: string): Promise<LookRow | null> {
      const [row] = await db.select().from(recordingLooks).where(eq(recordingLooks.lookId, lookId));
      return row ?? null;
    },

    setHold: (row: RecordingRow, isOnLegalHold: boolean, reason: string, by: By, at: number): Promise<void> =>
      note(
        row,
        { by, at, action: isOnLegalHold ? 'recording.held' : 'recording.released', details: { reason } },
        set(row.recordingId, { isOnLegalHold }),
      ),

    setRetention: (
      row: RecordingRow,
      next: { retention: RetentionClass; deleteAfter: Date | null },
      reason: string,
      by: By,
      at: number,
    ): Promise<void> =>
      note(
        row,
        {
          ...{ by, at, action: 'recording.retentionSet' },
          details: { reason, retention: next.retention, deleteAfter: next.deleteAfter?.getTime() ?? null },
        },
        set(row.recordingId, next),
      ),

    /**
     * Decides that its bytes go; false where it was held or deleted meanwhile. The row, the hashes and the seal stay, and from here
     * on it counts as gone.
     */
    async decideDeletion(row: RecordingRow, reason: string, by: By, at: number): Promise<boolean> {
      let isDecided = false;
      const details = { reason, byteCount: row.byteCount, headSha256: row.headSha256 };
      try {
        await note(row, { by, at, action: 'recording.deleted', details }, async (tx) => {
          const decided = await tx
            .update(recordings)
            .set({ deletedAt: new Date(at) })
            .where(
              and(
                eq(recordings.recordingId, row.recordingId),
                isNotNull(recordings.endedAt),
                isNull(recordings.deletedAt),
                eq(recordings.isOnLegalHold, false),
                lt(recordings.deleteAfter, new Date(at + 1)),
              ),
            )
            .returning({ recordingId: recordings.recordingId });
          if (decided.length === 0) throw new Undone();
          await tx
            .insert(recordingDeletions)
            .values({ recordingId: row.recordingId, decidedAt: new Date(at) })
            .onConflictDoNothing();
          isDecided = true;
        });
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
      }
      return isDecided;
    },

    listDue: (now: Date, limit: number): Promise<RecordingRow[]> =>
      db
        .select()
        .from(recordings)
        .where(
          and(
            lt(recordings.deleteAfter, now),
            isNotNull(recordings.endedAt),
            isNull(recordings.deletedAt),
            eq(recordings.isOnLegalHold, false),
          ),
        )
        .limit(limit),

    /** Ended ones of which nobody has said when their term is over. */
    listTermless: (limit: number): Promise<RecordingRow[]> =>
      db
        .select()
        .from(recordings)
        .where(
          and(
            isNotNull(recordings.endedAt),
            isNull(recordings.deleteAfter),
            isNull(recordings.deletedAt),
            ne(recordings.retention, 'permanent'),
          ),
        )
        .limit(limit),

    async setTerm({ recordingId }: RecordingRow, deleteAfter: Date | null): Promise<void> {
      await db.update(recordings).set({ deleteAfter }).where(eq(recordings.recordingId, recordingId));
    },

    /** Decided, and not done. */
    async listUndone(limit: number): Promise<string[]> {
      const rows = await db
        .select({ recordingId: recordingDeletions.recordingId })
        .from(recordingDeletions)
        .where(isNull(recordingDeletions.goneAt))
        .limit(limit);
      return rows.map(({ recordingId }) => recordingId);
    },

    async listKeys(recordingId: string): Promise<string[]> {
      const rows = await db
        .select({ storageKey: recordingSegments.storageKey })
        .from(recordingSegments)
        .where(eq(recordingSegments.recordingId, recordingId));
      return rows.map(({ storageKey }) => storageKey);
    },

    async markGone(recordingId: string, goneAt: Date): Promise<void> {
      await db
        .update(recordingDeletions)
        .set({ goneAt })
        .where(eq(recordingDeletions.recordingId, recordingId));
    },
  };
}

/** Takes a transaction back, its entry in the journal with it. */
class Undone extends Error {}
