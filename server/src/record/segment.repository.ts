import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { and, count, eq, gte, ne, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { recordingPeople, recordingSegments, recordingTracks } from './recording.schema.ts';
import type { FileFacts } from './recording-files.ts';

/** As a node told of it, and the node. */
export type ToldSegment = { note: SegmentNote; sfuNodeId: string };
export type TakenSegment = ToldSegment & { storageKey: string; facts: FileFacts; at: number };
export type SegmentRepository = ReturnType<typeof createSegmentRepository>;

/** Segments that are in the store, and the tracks they make. Told of twice, each is there once. */
export function createSegmentRepository(db: Database) {
  return {
    async isTaken({ note, sfuNodeId }: ToldSegment): Promise<boolean> {
      const { recordingId, fileName, sha256 } = note;
      const [row] = await db
        .select({ segmentId: recordingSegments.segmentId })
        .from(recordingSegments)
        .where(
          and(
            eq(recordingSegments.recordingId, recordingId),
            eq(recordingSegments.sfuNodeId, sfuNodeId),
            eq(recordingSegments.fileName, fileName),
            eq(recordingSegments.sha256, sha256),
          ),
        );
      return row !== undefined;
    },

    /** Whether it was new. */
    add: ({ note, sfuNodeId, storageKey, facts, at }: TakenSegment): Promise<boolean> =>
      db.transaction(async (tx) => {
        const { recordingId, trackId, container, mimeType, width, height, fileName, durationMs } = note;
        const [{ value: index } = { value: 0 }] = await tx
          .select({ value: count() })
          .from(recordingSegments)
          .where(and(eq(recordingSegments.recordingId, recordingId), eq(recordingSegments.trackId, trackId)));
        const [added] = await tx
          .insert(recordingSegments)
          .values({
            ...{ segmentId: makeId(), recordingId, trackId, index, startedAt: new Date(note.startedAt) },
            ...{ durationMs, ...facts, container, mimeType, width, height, storageKey, sfuNodeId, fileName },
            takenAt: new Date(at),
          })
          .onConflictDoNothing()
          .returning({ segmentId: recordingSegments.segmentId });
        if (!added) return false;
        await growTrack(tx, note, facts.byteCount);
        return true;
      }),

    /**
     * What a node took with it, as far as the store can tell: from the end of what it gave last, over all tracks that were written up
     * to shortly before, `untoldMs` at most, up to what another node began with. Null: it gave nothing, nothing came after it.
     */
    async findLoss(
      recordingId: RecordingId,
      sfuNodeId: string,
      untoldMs: number,
    ): Promise<{ from: number | null; to: number | null }> {
      const { startedAt, durationMs, trackId } = recordingSegments;
      const isOf = eq(recordingSegments.recordingId, recordingId);
      const ends = await db
        .select({ at: sql<string>`max(extract(epoch from ${startedAt}) * 1000 + ${durationMs})` })
        .from(recordingSegments)
        .where(and(isOf, eq(recordingSegments.sfuNodeId, sfuNodeId)))
        .groupBy(trackId);
      const lastEnds = ends.map(({ at }) => Math.round(Number(at)));
      const last = Math.max(...lastEnds);
      const from = lastEnds.length === 0 ? null : Math.min(...lastEnds.filter((at) => at >= last - untoldMs));
      const [next] = await db
        .select({ at: sql<string | null>`min(extract(epoch from ${startedAt}) * 1000)` })
        .from(recordingSegments)
        .where(and(isOf, ne(recordingSegments.sfuNodeId, sfuNodeId), gte(startedAt, new Date(from ?? 0))));
      return { from, to: next?.at == null ? null : Math.round(Number(next.at)) };
    },

    /** When the last of it that is in the store ended, ms since 1970; null: nothing is. */
    async findLastEnd(recordingId: RecordingId, sfuNodeId?: string): Promise<number | null> {
      const isOfNode = sfuNodeId === undefined ? undefined : eq(recordingSegments.sfuNodeId, sfuNodeId);
      const [row] = await db
        .select({
          at: sql<
            string | null
          >`max(extract(epoch from ${recordingSegments.startedAt}) * 1000 + ${recordingSegments.durationMs})`,
        })
        .from(recordingSegments)
        .where(and(eq(recordingSegments.recordingId, recordingId), isOfNode));
      return row?.at == null ? null : Math.round(Number(row.at));
    },
  };
}

async function growTrack(tx: Transaction, note: SegmentNote, byteCount: number): Promise<void> {
  const { recordingId, trackId, peerId, source, kind } = note;
  const [startedAt, endedAt] = [new Date(note.startedAt), new Date(note.startedAt + note.durationMs)];
  const [person] = await tx
    .select({ displayName: recordingPeople.displayName })
    .from(recordingPeople)
    .where(and(eq(recordingPeople.recordingId, recordingId), eq(recordingPeople.participantId, peerId)));
  const { role, personId } = readPeerId(peerId);
  const { segmentCount, byteCount: bytes } = recordingTracks;
  await tx
    .insert(recordingTracks)
    .values({
      ...{ recordingId, trackId, participantId: peerId, role, personId, source, kind, startedAt, endedAt },
      ...{ displayName: person?.displayName ?? '', segmentCount: 1, byteCount },
    })
    .onConflictDoUpdate({
      target: [recordingTracks.recordingId, recordingTracks.trackId],
      set: {
        startedAt: sql`least(${recordingTracks.startedAt}, excluded.started_at)`,
        endedAt: sql`greatest(${recordingTracks.endedAt}, excluded.ended_at)`,
        segmentCount: sql`${segmentCount} + 1`,
        byteCount: sql`${bytes} + excluded.byte_count`,
      },
    });
}

/** A participant's id says who they are: `<role>-<personId>`. */
export function readPeerId(peerId: string): { role: ParticipantRole; personId: string } {
  const at = peerId.indexOf('-');
  return { role: ParticipantRole.parse(peerId.slice(0, at)), personId: peerId.slice(at + 1) };
}
