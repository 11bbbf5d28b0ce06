import { and, eq, gt, isNull, lt, notExists, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { recordingJobs, recordingPlaybacks } from './playback.schema.ts';
import { recordings } from './recording.schema.ts';

export type PlaybackRow = typeof recordingPlaybacks.$inferSelect;
export type PlaybackRepository = ReturnType<typeof createPlaybackRepository>;

export function createPlaybackRepository(db: Database) {
  const table = recordingPlaybacks;
  return {
    async find(recordingId: string): Promise<PlaybackRow | null> {
      const [row] = await db.select().from(table).where(eq(table.recordingId, recordingId));
      return row ?? null;
    },

    async save(row: PlaybackRow): Promise<void> {
      await db.insert(table).values(row).onConflictDoUpdate({ target: table.recordingId, set: row });
    },

    async touch(recordingId: string, usedAt: Date): Promise<void> {
      await db.update(table).set({ usedAt }).where(eq(table.recordingId, recordingId));
    },

    async forget(recordingId: string): Promise<void> {
      await db.delete(table).where(eq(table.recordingId, recordingId));
    },

    listUnused: (usedBefore: Date, limit: number): Promise<PlaybackRow[]> =>
      db.select().from(table).where(lt(table.usedAt, usedBefore)).limit(limit),

    /** Complete recordings that ended after that moment, and of which playback was never asked for. */
    async listUnmade(endedAfter: Date, limit: number): Promise<string[]> {
      const asked = db
        .select({ one: sql`1` })
        .from(recordingJobs)
        .where(
          and(eq(recordingJobs.recordingId, recordings.recordingId), eq(recordingJobs.kind, 'playback')),
        );
      const rows = await db
        .select({ recordingId: recordings.recordingId })
        .from(recordings)
        .where(
          and(
            gt(recordings.endedAt, endedAfter),
            eq(recordings.isComplete, true),
            isNull(recordings.deletedAt),
            notExists(asked),
          ),
        )
        .orderBy(recordings.startedAt)
        .limit(limit);
      return rows.map(({ recordingId }) => recordingId);
    },
  };
}
