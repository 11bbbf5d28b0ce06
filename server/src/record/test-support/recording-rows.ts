import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { type GapCause, RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Database } from '../../platform/db.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import {
  recordingGaps,
  recordingPeople,
  recordingSegments,
  recordings,
  recordingTracks,
} from '../recording.schema.ts';

type Wish = Omit<Partial<typeof recordings.$inferInsert>, 'caseId' | 'callId'> & {
  caseId: CaseId | null;
  callId: CallId | null;
  /** When it began, ms since 1970. */
  at: number;
  gap?: { cause: GapCause; statement?: string };
  /** Of each segment of each track; their bytes are to be put into the store under the key of their row. */
  bytesOf?: (trackId: string, index: number) => Uint8Array;
  onSegment?: (storageKey: string, bytes: Uint8Array) => Promise<unknown>;
};

export const segmentCount = 3;
const durationMs = 4_000;

/** A recording that has ended and was taken in whole: a voice and a picture of the applicant, three segments each. */
export async function insertRecording(db: Database, wish: Wish): Promise<RecordingId> {
  const { caseId, callId, at, gap, bytesOf, onSegment, ...changes } = wish;
  const recordingId = RecordingId.parse(makeId());
  const [start, end] = [new Date(at), new Date(at + segmentCount * durationMs)];
  await db.insert(recordings).values({
    ...{ recordingId, kind: 'call', part: 'open', state: 'finalizing', stateSince: end, caseId, callId },
    ...{ roomId: callId ?? makeId(), startedAt: start, endedAt: end, isComplete: true },
    ...changes,
  });
  const person = { participantId: 'applicant-p1', role: 'applicant' as const, displayName: '张三' };
  await db.insert(recordingPeople).values({
    ...person,
    ...{ recordingId, personId: 'p1', firstSeenAt: start, lastSeenAt: end },
    ...{ consentId: 'c1', consentVersion: '2026-1', consentSha256: sha256Hex('wording'), consentedAt: start },
  });
  for (const [source, kind] of [
    ['camera', 'video'],
    ['microphone', 'audio'],
  ] as const) {
    const trackId = `${source}-${makeId().slice(0, 6)}`;
    await db.insert(recordingTracks).values({
      ...person,
      ...{ recordingId, trackId, source, kind, startedAt: start, endedAt: end, segmentCount, personId: 'p1' },
    });
    for (let index = 0; index < segmentCount; index += 1) {
      const bytes = bytesOf?.(trackId, index) ?? Buffer.from(`${trackId} ${index}`);
      const storageKey = `recordings/r${recordingId}/${trackId}/${index}.webm`;
      await onSegment?.(storageKey, bytes);
      await db.insert(recordingSegments).values({
        ...{ segmentId: makeId(), recordingId, trackId, index, durationMs, container: 'webm', storageKey },
        ...{
          startedAt: new Date(at + index * durationMs),
          byteCount: bytes.length,
          sha256: sha256Hex(bytes),
        },
        ...{ mimeType: `${kind}/webm`, sfuNodeId: 'n1', fileName: `${trackId}-${index}.webm`, takenAt: end },
      });
    }
  }
  if (gap)
    await db.insert(recordingGaps).values({
      ...{ gapId: makeId(), recordingId, cause: gap.cause, startedAt: start, endedAt: end },
      statement: gap.statement ?? null,
    });
  return recordingId;
}
