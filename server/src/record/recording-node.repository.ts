import type { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { recordingNodes, recordingPeople } from './recording.schema.ts';

export type RecordedPerson = {
  participantId: string;
  role: ParticipantRole;
  personId: string;
  displayName: string;
  departmentId: string | null;
  consent: { consentId: string | null; version: string | null; sha256: string | null; at: number } | null;
};
export type NodeUse = { recordingId: RecordingId; sfuNodeId: string; usedAt: Date; finishedAt: Date | null };
export type RecordingNodeRepository = ReturnType<typeof createRecordingNodeRepository>;

/** Who is in a recording, and on which media nodes it lies until it was taken. */
export function createRecordingNodeRepository(db: Database) {
  const isIt = (recordingId: RecordingId, sfuNodeId: string) =>
    and(eq(recordingNodes.recordingId, recordingId), eq(recordingNodes.sfuNodeId, sfuNodeId));
  return {
    /** Something may be written there from now on. */
    async use(recordingId: RecordingId, sfuNodeId: string, at: number): Promise<void> {
      const usedAt = new Date(at);
      await db
        .insert(recordingNodes)
        .values({ recordingId, sfuNodeId, usedAt })
        .onConflictDoUpdate({
          target: [recordingNodes.recordingId, recordingNodes.sfuNodeId],
          set: { usedAt, finishedAt: null, drainedAt: null },
        });
    },

    /** Whether something of it may be on this node already. */
    async isUsed(recordingId: RecordingId, sfuNodeId: string): Promise<boolean> {
      const found = await db.select().from(recordingNodes).where(isIt(recordingId, sfuNodeId));
      return found.length > 0;
    },

    async listUndrained(recordingId: RecordingId): Promise<NodeUse[]> {
      const isUndrained = and(eq(recordingNodes.recordingId, recordingId), isNull(recordingNodes.drainedAt));
      const rows = await db.select().from(recordingNodes).where(isUndrained);
      return rows.map(({ sfuNodeId, usedAt, finishedAt }) => ({
        recordingId,
        sfuNodeId,
        usedAt,
        finishedAt,
      }));
    },

    async markFinished(recordingId: RecordingId, sfuNodeId: string, at: number): Promise<void> {
      await db
        .update(recordingNodes)
        .set({ finishedAt: new Date(at) })
        .where(isIt(recordingId, sfuNodeId));
    },

    async markDrained(recordingId: RecordingId, sfuNodeId: string, at: number): Promise<void> {
      await db
        .update(recordingNodes)
        .set({ drainedAt: new Date(at) })
        .where(isIt(recordingId, sfuNodeId));
    },

    /** Who is there at a moment; a consent that was given counts from then on, and is not forgotten when it is withdrawn. */
    async notePeople(recordingId: RecordingId, people: readonly RecordedPerson[], at: number): Promise<void> {
      if (people.length === 0) return;
      const seen = new Date(at);
      await db
        .insert(recordingPeople)
        .values(
          people.map(({ consent, ...person }) => ({
            ...{ ...person, recordingId, firstSeenAt: seen, lastSeenAt: seen },
            consentId: consent?.consentId ?? null,
            consentVersion: consent?.version ?? null,
            consentSha256: consent?.sha256 ?? null,
            consentedAt: consent === null ? null : new Date(consent.at),
          })),
        )
        .onConflictDoUpdate({
          target: [recordingPeople.recordingId, recordingPeople.participantId],
          set: {
            lastSeenAt: seen,
            displayName: sql`excluded.display_name`,
            consentId: sql`coalesce(excluded.consent_id, ${recordingPeople.consentId})`,
            consentVersion: sql`coalesce(excluded.consent_version, ${recordingPeople.consentVersion})`,
            consentSha256: sql`coalesce(excluded.consent_sha256, ${recordingPeople.consentSha256})`,
            consentedAt: sql`coalesce(excluded.consented_at, ${recordingPeople.consentedAt})`,
          },
        });
    },
  };
}
