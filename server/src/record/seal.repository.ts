import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { and, asc, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import { unexplainedGap } from './gap.repository.ts';
import {
  recordingGaps,
  recordingPeople,
  recordingSegments,
  recordings,
  recordingTracks,
} from './recording.schema.ts';
import { sealKeys } from './seal.schema.ts';
import type { SealKey } from './seal-key.ts';

export type SealRows = {
  recording: typeof recordings.$inferSelect;
  people: (typeof recordingPeople.$inferSelect)[];
  tracks: (typeof recordingTracks.$inferSelect)[];
  segments: (typeof recordingSegments.$inferSelect)[];
  gaps: (typeof recordingGaps.$inferSelect)[];
};
/** A seal as it was signed. */
export type Seal = {
  recordingId: RecordingId;
  text: string;
  headSha256: string;
  /** Base64 of 64 bytes. */
  signature: string;
  keyId: string;
  sealedAt: Date;
  state: 'sealed' | 'sealedWithGaps';
};
export type KnownKey = { keyId: string; publicKeyPem: string; firstUsedAt: Date };

const awaitsSeal = and(
  eq(recordings.state, 'finalizing'),
  eq(recordings.isComplete, true),
  isNull(recordings.sealedAt),
);

/** Seals stand on the rows of recordings; they are written once. */
export function createSealRepository(db: Database) {
  return {
    /** Ended, taken in whole, every fault explained, and not sealed; the oldest first. */
    async listAwaiting(limit: number): Promise<{ recordingId: RecordingId; caseId: CaseId | null }[]> {
      const ofIt = and(eq(recordingGaps.recordingId, recordings.recordingId), unexplainedGap);
      const rows = await db
        .select({ recordingId: recordings.recordingId, caseId: recordings.caseId })
        .from(recordings)
        .where(and(awaitsSeal, notExists(db.select({ one: sql`1` }).from(recordingGaps).where(ofIt))))
        .orderBy(asc(recordings.startedAt))
        .limit(limit);
      return rows as { recordingId: RecordingId; caseId: CaseId | null }[];
    },

    async findAwaiting(recordingId: RecordingId): Promise<{ caseId: CaseId | null } | null> {
      const [row] = await db
        .select({ caseId: recordings.caseId })
        .from(recordings)
        .where(and(eq(recordings.recordingId, recordingId), awaitsSeal));
      return (row as { caseId: CaseId | null } | undefined) ?? null;
    },

    /** Everything a seal is over, and nobody else's until the transaction ends; null where there is nothing to seal any more. */
    async lockRows(tx: Transaction, recordingId: RecordingId): Promise<SealRows | null> {
      const [recording] = await tx
        .select()
        .from(recordings)
        .where(and(eq(recordings.recordingId, recordingId), awaitsSeal))
        .for('update');
      if (!recording) return null;
      const of = recordingId;
      return {
        recording,
        people: await tx.select().from(recordingPeople).where(eq(recordingPeople.recordingId, of)),
        tracks: await tx.select().from(recordingTracks).where(eq(recordingTracks.recordingId, of)),
        segments: await tx.select().from(recordingSegments).where(eq(recordingSegments.recordingId, of)),
        gaps: await tx.select().from(recordingGaps).where(eq(recordingGaps.recordingId, of)),
      };
    },

    async save(tx: Transaction, seal: Seal): Promise<void> {
      const { recordingId, text, headSha256, signature, keyId, sealedAt, state } = seal;
      await tx
        .update(recordings)
        .set({
          ...{ state, stateSince: sealedAt, cause: null, sealedAt, sealedText: text },
          ...{ headSha256, signature, sealKeyId: keyId },
        })
        .where(eq(recordings.recordingId, recordingId));
    },

    async find(recordingId: RecordingId): Promise<Seal | null> {
      const [row] = await db
        .select()
        .from(recordings)
        .where(and(eq(recordings.recordingId, recordingId), isNotNull(recordings.sealedAt)));
      return row ? asSeal(row) : null;
    },

    /** A case's recordings with their seals; oldest first. */
    async listOfCase(caseId: CaseId): Promise<{ row: SealRows['recording']; seal: Seal | null }[]> {
      const rows = await db
        .select()
        .from(recordings)
        .where(eq(recordings.caseId, caseId))
        .orderBy(asc(recordings.startedAt), asc(recordings.recordingId));
      return rows.map((row) => ({ row, seal: asSeal(row) }));
    },

    /** Where each segment's bytes lie. */
    async listStored(recordingId: RecordingId) {
      const { trackId, index, container, byteCount, storageKey } = recordingSegments;
      return db
        .select({ trackId, index, container, byteCount, storageKey })
        .from(recordingSegments)
        .where(eq(recordingSegments.recordingId, recordingId))
        .orderBy(asc(trackId), asc(index));
    },

    async rememberKey({ keyId, publicKeyPem }: SealKey, firstUsedAt: Date): Promise<void> {
      await db.insert(sealKeys).values({ keyId, publicKeyPem, firstUsedAt }).onConflictDoNothing();
    },

    /** The newest first. */
    async listKeys(): Promise<KnownKey[]> {
      const rows = await db.select().from(sealKeys).orderBy(asc(sealKeys.firstUsedAt));
      return rows.reverse();
    },
  };
}

function asSeal(row: SealRows['recording']): Seal | null {
  const { sealedText: text, headSha256, signature, sealKeyId: keyId, sealedAt, state } = row;
  if (text === null || headSha256 === null || signature === null || keyId === null || sealedAt === null)
    return null;
  const recordingId = row.recordingId as RecordingId;
  // What is deleted later has another state, and the seal it had.
  const sealed = state === 'sealedWithGaps' ? state : 'sealed';
  return { recordingId, text, headSha256, signature, keyId, sealedAt, state: sealed };
}
