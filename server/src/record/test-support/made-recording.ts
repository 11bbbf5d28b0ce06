import { hkdfSync } from 'node:crypto';
import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  MatterId,
  type RegionId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { eq } from 'drizzle-orm';
import { createCallRepository } from '../../call/call.repository.ts';
import { serviceCases } from '../../cases/case.schema.ts';
import { createCaseWriter } from '../../cases/case-write.repository.ts';
import { staffAccounts } from '../../identity/identity.schema.ts';
import type { Database } from '../../platform/db.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import {
  recordingGaps,
  recordingPeople,
  recordingSegments,
  recordings,
  recordingTracks,
} from '../recording.schema.ts';
import type { RecordingFiles } from '../recording-files.ts';

/** As a server with that secret keeps its journals. */
export const journalKeyOf = (secretKey: string) =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(secretKey, 'hex'), '', 'cloudseat/case journal', 32));

export async function makeCaseOf(
  db: Database,
  journalKey: Uint8Array,
  { departmentId = 'd1', matterId = 'm1', regionId = null as string | null, at = Date.now() },
): Promise<{ caseId: CaseId; callId: CallId }> {
  const callId = CallId.parse(makeId());
  await createCallRepository(db).insertDraft({
    ...{ callId, applicantId: ApplicantId.parse(makeId()), matterId: MatterId.parse(matterId) },
    ...{ departmentId: DepartmentId.parse(departmentId), entryCode: null, entryPoint: 'web', regionId: null },
    ...{ locale: 'zh-Hans', firm: null, createdAt: new Date(at) },
  });
  const row = await createCaseWriter(db, journalKey).join(callId, at);
  if (row === null) throw new Error('no case');
  if (regionId !== null)
    await db
      .update(serviceCases)
      .set({ owningRegionId: regionId as RegionId })
      .where(eq(serviceCases.caseId, row.caseId));
  return { caseId: row.caseId, callId };
}

export async function makeStaff(
  db: Database,
  {
    role,
    departmentId = null,
    regionId = null,
    passwordHash = 'none',
  }: {
    role: 'agent' | 'supervisor' | 'admin';
    departmentId?: string | null;
    regionId?: string | null;
    passwordHash?: string;
  },
) {
  const agentId = AgentId.parse(`staff${makeId().replace(/[^A-Za-z0-9]/g, '')}`);
  const loginName = agentId.toLowerCase();
  await db.insert(staffAccounts).values({
    ...{ accountId: agentId, loginName, passwordHash, role, departmentId, regionId },
    ...{ displayName: '查阅人', agentNumber: agentId.slice(-4), languages: [], skills: [], regions: [] },
  });
  return { agentId, loginName };
}

export type MadeTrack = {
  participantId: string;
  role: 'applicant' | 'agent' | 'guest';
  displayName: string;
  source: Source;
  segments: {
    fromMs: number;
    durationMs: number;
    mimeType: string;
    bytes: Buffer;
    width?: number;
    height?: number;
  }[];
};
type MadeRecording = Partial<typeof recordings.$inferInsert> & {
  lengthMs?: number;
  agentIds?: readonly string[];
  tracks?: readonly MadeTrack[];
  gaps?: { cause: 'hold' | 'recorderLost' | 'privacy'; fromMs: number; toMs: number; statement?: string }[];
};

/** A recording that has ended and is complete, with what is given of it in the store. */
export async function makeRecording(
  db: Database,
  files: RecordingFiles | null,
  { lengthMs = 60_000, agentIds = [], tracks = [], gaps = [], ...given }: MadeRecording,
): Promise<RecordingId> {
  const recordingId = `r${makeId().replace(/[^A-Za-z0-9]/g, '')}` as RecordingId;
  const startedAt = given.startedAt ?? new Date(Date.UTC(2026, 9, 12, 2, 0));
  await db.insert(recordings).values({
    ...{ recordingId, kind: 'call', part: 'open', state: 'finalizing', stateSince: startedAt },
    ...{ roomId: makeId(), startedAt, endedAt: new Date(startedAt.getTime() + lengthMs), isComplete: true },
    ...given,
  });
  for (const personId of agentIds)
    await db.insert(recordingPeople).values({
      ...{ recordingId, participantId: `agent-${personId}`, role: 'agent', personId },
      ...{ displayName: '坐席', firstSeenAt: startedAt, lastSeenAt: startedAt },
    });
  for (const [index, track] of tracks.entries()) {
    const trackId = `track${index}`;
    const { segments, ...row } = track;
    const at = (ms: number) => new Date(startedAt.getTime() + ms);
    const [first, last] = [segments[0], segments.at(-1)];
    await db.insert(recordingTracks).values({
      personId: row.participantId.slice(row.participantId.indexOf('-') + 1),
      ...{ recordingId, trackId, ...row, kind: /micro|Audio/.test(row.source) ? 'audio' : 'video' },
      ...{ startedAt: at(first?.fromMs ?? 0), endedAt: at((last?.fromMs ?? 0) + (last?.durationMs ?? 0)) },
      ...{
        segmentCount: segments.length,
        byteCount: segments.reduce((sum, { bytes }) => sum + bytes.length, 0),
      },
    });
    for (const [
      number,
      { fromMs, durationMs, mimeType, bytes, width = 320, height = 180 },
    ] of segments.entries()) {
      const storageKey = `recordings/${recordingId}/${trackId}/${number}`;
      await files?.put(storageKey, bytes);
      await db.insert(recordingSegments).values({
        ...{ segmentId: makeId(), recordingId, trackId, index: number, startedAt: at(fromMs), durationMs },
        ...{ byteCount: bytes.length, sha256: sha256Hex(bytes), mimeType, width, height, storageKey },
        ...{ container: mimeType.includes('H264') ? 'mp4' : 'webm', sfuNodeId: 'n', takenAt: at(fromMs) },
        fileName: `${trackId}-${number}`,
      });
    }
  }
  for (const { cause, fromMs, toMs, statement = null } of gaps)
    await db.insert(recordingGaps).values({
      ...{ gapId: makeId(), recordingId, trackId: null, cause, statement },
      ...{ startedAt: new Date(startedAt.getTime() + fromMs), endedAt: new Date(startedAt.getTime() + toMs) },
    });
  return recordingId;
}
