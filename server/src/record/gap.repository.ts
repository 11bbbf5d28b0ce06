import type { GapNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { meantGaps, type RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { and, eq, gte, isNotNull, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import { gapIdOf, type RecordingRepository, type RecordingRow } from './recording.repository.ts';
import { recordingGaps, recordingSegments, recordings } from './recording.schema.ts';

/** Gaps that nobody meant, and for which nobody has given a reason yet: with one of them nothing is sealed. */
export const unexplainedGap = and(
  notInArray(recordingGaps.cause, [...meantGaps]),
  isNull(recordingGaps.statement),
);
export type GapRepository = ReturnType<typeof createGapRepository>;

/** Gaps beside those of a recording's own steps: what a recorder saw, and what people say of those that nobody meant. */
export function createGapRepository(db: Database, { noting }: Pick<RecordingRepository, 'noting'>) {
  return {
    /** What a recorder, or a server, saw missing. One that touches another of the same kind is the same one, longer. What is sealed stays as it is. */
    add: (note: GapNote): Promise<void> =>
      db.transaction(async (tx) => {
        const { recordingId, trackId, cause } = note;
        // Why a whole recording rests is the server's own word.
        if (trackId === null && meantGaps.includes(cause)) return;
        const [startedAt, endedAt] = [new Date(note.startedAt), new Date(note.endedAt)];
        const [recording] = await tx
          .select({ sealedAt: recordings.sealedAt })
          .from(recordings)
          .where(eq(recordings.recordingId, recordingId))
          .for('update');
        if (recording === undefined || recording.sealedAt !== null) return;
        const [touching] = await tx.select().from(recordingGaps).where(isTouching(note)).limit(1);
        if (touching === undefined) {
          const gapId = gapIdOf(recordingId, trackId, cause, note.startedAt);
          await tx
            .insert(recordingGaps)
            .values({ gapId, recordingId, trackId, cause, startedAt, endedAt })
            .onConflictDoNothing();
          return;
        }
        const begin = Math.min(touching.startedAt.getTime(), note.startedAt);
        const end = touching.endedAt && new Date(Math.max(touching.endedAt.getTime(), note.endedAt));
        await tx
          .update(recordingGaps)
          .set({ startedAt: new Date(begin), endedAt: end })
          .where(eq(recordingGaps.gapId, touching.gapId));
      }),

    /**
     * Once all is in the store: the gap of a lost node begins where what was written ends, not where it was noticed, up to
     * `noticedMs` later. Before that nobody sent anything.
     */
    widenLosses: (recordingId: RecordingId, noticedMs: number): Promise<void> =>
      db.transaction(async (tx) => {
        const isWhole = and(eq(recordingGaps.recordingId, recordingId), isNull(recordingGaps.trackId));
        const gaps = await tx.select().from(recordingGaps).where(isWhole);
        for (const { gapId, cause, startedAt } of gaps) {
          if (cause !== 'nodeLost') continue;
          const [written] = await tx
            .select({ at: sql<string | null>`max(extract(epoch from ${segmentEnd}) * 1000)` })
            .from(recordingSegments)
            .where(
              and(eq(recordingSegments.recordingId, recordingId), lt(recordingSegments.startedAt, startedAt)),
            );
          const before = gaps.flatMap(({ endedAt }) =>
            endedAt !== null && endedAt <= startedAt ? [endedAt.getTime()] : [],
          );
          const from = Math.max(Number(written?.at ?? 0), ...before);
          const lateMs = startedAt.getTime() - from;
          if (lateMs <= 0 || lateMs > noticedMs) continue;
          await tx
            .update(recordingGaps)
            .set({ startedAt: new Date(from) })
            .where(eq(recordingGaps.gapId, gapId));
        }
      }),

    /** One statement for all gaps that nobody meant and nobody has explained. RECORDING_STATE where there is none, or it goes on. */
    async explain(
      recording: RecordingRow,
      { statement, agentId, role }: { statement: string; agentId: string; role: string },
      at: number,
    ): Promise<void> {
      if (recording.endedAt === null || recording.sealedAt !== null)
        throw new AppError('RECORDING_STATE', 'gaps are explained after the end, before the seal');
      const details = { statement };
      const note = { actorRole: role, actorId: agentId, action: 'recording.explained', details };
      const explained = await noting(recording, { at, note }, async (tx) => {
        const stated = await tx
          .update(recordingGaps)
          .set({ statement, statedBy: agentId, statedAt: new Date(at) })
          .where(
            and(
              eq(recordingGaps.recordingId, recording.recordingId),
              unexplainedGap,
              isNotNull(recordingGaps.endedAt),
            ),
          )
          .returning({ gapId: recordingGaps.gapId });
        return stated.length > 0 ? stated : null;
      });
      if (explained === null) throw new AppError('RECORDING_STATE', 'no gap waits for a statement');
    },
  };
}

const segmentEnd = sql`${recordingSegments.startedAt} + ${recordingSegments.durationMs} * interval '1 millisecond'`;

const isTouching = ({ recordingId, trackId, cause, startedAt, endedAt }: GapNote) =>
  and(
    eq(recordingGaps.recordingId, recordingId),
    trackId === null ? isNull(recordingGaps.trackId) : eq(recordingGaps.trackId, trackId),
    eq(recordingGaps.cause, cause),
    lte(recordingGaps.startedAt, new Date(endedAt)),
    or(isNull(recordingGaps.endedAt), gte(recordingGaps.endedAt, new Date(startedAt))),
  );
