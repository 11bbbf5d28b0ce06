import type { GapNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { ApplicantId, CallId, DepartmentId, MatterId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { verifyChain } from '../cases/case-chain.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createGapRepository } from './gap.repository.ts';
import { createPlaybackReader } from './playback-read.repository.ts';
import { createRecordingRepository, type NewRecording, type RecordingRow } from './recording.repository.ts';
import { recordingPeople, recordingSegments, recordingTracks } from './recording.schema.ts';
import { createRecordingNodeRepository } from './recording-node.repository.ts';
import { createSegmentRepository } from './segment.repository.ts';
import { makeSegment } from './test-support/notes.ts';

const journalKey = new Uint8Array(32).fill(3);
const at = Date.UTC(2026, 10, 26, 2, 0);
const system = { actorRole: 'system', actorId: '' };
const paused = { state: 'pausedPrivacy', cause: 'privacy' } as const;
const on = { state: 'recording', cause: null } as const;
const over = { state: 'finalizing', cause: null } as const;

describe.each(databaseKinds)('recordings in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const writer = () => createCaseWriter(db(), journalKey);
  const recordings = () => createRecordingRepository(db(), writer());
  const gaps = () => createGapRepository(db(), recordings());
  const playback = () => createPlaybackReader(db());
  const unexplainedCount = async ({ recordingId }: RecordingRow) =>
    (await playback().countGaps([recordingId])).get(recordingId)?.unexplainedGapCount;
  const segments = () => createSegmentRepository(db());
  const nodes = () => createRecordingNodeRepository(db());

  async function makeWanted(changes: Partial<NewRecording> = {}): Promise<NewRecording> {
    const callId = CallId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId: ApplicantId.parse(makeId()), matterId: MatterId.parse('m1') },
      ...{ departmentId: DepartmentId.parse('d1'), entryCode: null, entryPoint: 'web', regionId: null },
      ...{ locale: 'zh-Hans', firm: null, createdAt: new Date(at) },
    });
    const row = await writer().join(callId, at);
    const caseId = row?.caseId ?? null;
    return {
      ...{ kind: 'call', part: 'open', roomId: RoomId.parse(callId), callId, reviewId: null, caseId },
      ...{ departmentId: 'd1', ...changes },
    };
  }
  const begin = async () => recordings().begin(await makeWanted(), at);
  async function move(
    row: RecordingRow,
    to: Parameters<ReturnType<typeof recordings>['move']>[1],
    after: number,
    action: string | null = null,
  ) {
    const note = action === null ? null : { ...system, action, details: {} };
    const moved = await recordings().move(row, to, { at: at + after, note });
    if (moved === null) throw new Error('it stood elsewhere');
    return moved;
  }
  const actionsOf = async ({ caseId }: RecordingRow) =>
    (await createCaseReader(db()).listEntries(caseId as never)).map(({ action }) => action);

  it('of two servers that begin at once is one, and its case hears of it once', async () => {
    const wanted = await makeWanted();
    const [one, other] = await Promise.all([
      recordings().begin(wanted, at),
      recordings().begin(wanted, at + 5),
    ]);
    expect(other.recordingId).toBe(one.recordingId);
    expect(one).toMatchObject({ state: 'starting', cause: null, recordedMs: 0, endedAt: null });
    expect((await actionsOf(one)).filter((action) => action === 'recording.started')).toHaveLength(1);
    // The closed part of the same room is another.
    const closed = await recordings().begin({ ...wanted, part: 'closed' }, at);
    expect(closed.recordingId).not.toBe(one.recordingId);
    expect(await recordings().listRunning(wanted.roomId)).toHaveLength(2);
  });

  it('count what was written, and each rest is a gap with its cause and its ends', async () => {
    let row = await begin();
    row = await move(row, on, 1_000);
    row = await move(row, paused, 5_000, 'recording.paused');
    expect(row).toMatchObject({ state: 'pausedPrivacy', cause: 'privacy', recordedMs: 4_000 });
    row = await move(row, on, 7_000, 'recording.resumed');
    row = await move(row, { state: 'gap', cause: 'hold' }, 9_000);
    row = await move(row, { state: 'gap', cause: 'nodeLost' }, 9_500);
    row = await move(row, { state: 'gap', cause: null }, 9_700);
    row = await move(row, over, 10_000, 'recording.ended');
    expect(row).toMatchObject({ state: 'finalizing', recordedMs: 6_000, endedAt: new Date(at + 10_000) });
    const listed = await playback().listGaps(row.recordingId);
    expect(
      listed.map(({ cause, startedAt, endedAt }) => [cause, +startedAt - at, +(endedAt ?? 0) - at]),
    ).toEqual([
      ['privacy', 5_000, 7_000],
      ['hold', 9_000, 9_500],
      ['nodeLost', 9_500, 9_700],
    ]);
    expect(await actionsOf(row)).toEqual(
      expect.arrayContaining([
        'recording.started',
        'recording.paused',
        'recording.resumed',
        'recording.ended',
      ]),
    );
    const reader = createCaseReader(db());
    const head = await reader.find(row.caseId as never);
    const lines = await reader.listEntries(row.caseId as never);
    expect(verifyChain(row.caseId as string, lines, head as never, journalKey).isIntact).toBe(true);
  });

  it('take a step once, whoever thinks of it', async () => {
    const row = await move(await begin(), on, 1_000);
    const note = { ...system, action: 'recording.ended', details: {} };
    const end = () => recordings().move(row, over, { at: at + 2_000, note });
    const ended = await Promise.all([end(), end()]);
    expect(ended.filter((each) => each !== null)).toHaveLength(1);
    expect((await actionsOf(row)).filter((action) => action === 'recording.ended')).toHaveLength(1);
    expect(await recordings().move(row, paused, { at: at + 3_000, note: null })).toBeNull();
  });

  it('without a case keep their steps, and get the case once it is known', async () => {
    const { caseId, ...wanted } = await makeWanted();
    const row = await recordings().begin({ ...wanted, caseId: null }, at);
    await recordings().setCase(row.recordingId, caseId as never);
    expect(await recordings().find(row.recordingId)).toMatchObject({ caseId, state: 'starting' });
  });

  it('keep each segment once, with its track, and number them by time when all are in', async () => {
    let row = await begin();
    const take = async (index: number, changes = {}, sfuNodeId = 'node-a') => {
      const { note } = makeSegment(row.recordingId, index, changes);
      const told = {
        note,
        sfuNodeId,
        storageKey: `k${index}`,
        at,
        facts: { byteCount: 10, sha256: note.sha256 },
      };
      return [
        await segments().isTaken(told),
        await segments().add(told),
        await segments().add(told),
        await segments().isTaken(told),
      ];
    };
    await nodes().notePeople(row.recordingId, [person], at);
    // After a lost node the other one counts from 0 again; what lay on the first comes last.
    expect(await take(1)).toEqual([false, true, false, true]);
    await take(0, { startedAt: 22_000, fileName: 'x.webm' }, 'node-b');
    await take(0);
    await take(0, { trackId: 'track-b' as TrackId, source: 'microphone', kind: 'audio', peerId: 'agent-a1' });
    expect(await segments().findLastEnd(row.recordingId)).toBe(26_000);
    expect(await recordings().complete(row, at)).toBeNull();
    row = await move(row, over, 30_000);
    expect(await recordings().listUnfinished()).toContainEqual(row);
    const done = await recordings().complete(row, at + 31_000);
    expect(done).toMatchObject({ isComplete: true, byteCount: 40, state: 'finalizing' });
    expect(await recordings().complete(row, at + 32_000)).toBeNull();
    const kept = await db()
      .select()
      .from(recordingSegments)
      .where(eq(recordingSegments.recordingId, row.recordingId))
      .orderBy(asc(recordingSegments.trackId), asc(recordingSegments.index));
    expect(kept.map(({ trackId, index, startedAt }) => [trackId, index, +startedAt])).toEqual([
      ['track-a', 0, 10_000],
      ['track-a', 1, 14_000],
      ['track-a', 2, 22_000],
      ['track-b', 0, 10_000],
    ]);
    const tracks = await db()
      .select()
      .from(recordingTracks)
      .where(eq(recordingTracks.recordingId, row.recordingId));
    expect(tracks.find(({ trackId }) => trackId === 'track-a')).toMatchObject({
      ...{ participantId: 'applicant-u1', role: 'applicant' as const, personId: 'u1', displayName: '张*丰' },
      ...{ segmentCount: 3, byteCount: 30, startedAt: new Date(10_000), endedAt: new Date(26_000) },
    });
  });

  const person = {
    ...{ participantId: 'applicant-u1', role: 'applicant' as const, personId: 'u1', displayName: '张*丰' },
    ...{ departmentId: null, consent: { consentId: 'c1', version: 'v', sha256: 'h', at } },
  } as const;

  it('know who was there, and under which consent, though it was withdrawn', async () => {
    const { recordingId } = await begin();
    await nodes().notePeople(recordingId, [person], at);
    await nodes().notePeople(recordingId, [{ ...person, consent: null }], at + 9);
    const [row, ...others] = await db()
      .select()
      .from(recordingPeople)
      .where(eq(recordingPeople.recordingId, recordingId));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ consentId: 'c1', consentVersion: 'v', consentSha256: 'h', consentedAt: new Date(at) },
      ...{ firstSeenAt: new Date(at), lastSeenAt: new Date(at + 9) },
    });
  });

  it('know the nodes where something of them may lie', async () => {
    const { recordingId } = await begin();
    await nodes().use(recordingId, 'node-a', at);
    await nodes().use(recordingId, 'node-b', at);
    await nodes().markFinished(recordingId, 'node-a', at);
    await nodes().markDrained(recordingId, 'node-a', at);
    expect(await nodes().listUndrained(recordingId)).toEqual([
      { recordingId, sfuNodeId: 'node-b', finishedAt: null, usedAt: new Date(at) },
    ]);
    // Used again: something may lie there again.
    await nodes().use(recordingId, 'node-a', at);
    expect(await nodes().listUndrained(recordingId)).toHaveLength(2);
  });

  it('of which a fault let nothing be written have failed', async () => {
    let row = await move(await begin(), { state: 'gap', cause: 'diskFull' }, 100);
    row = await move(row, over, 5_000);
    expect(await recordings().complete(row, at + 6_000)).toMatchObject({ state: 'failed', isComplete: true });
  });

  const noteOf = (
    recordingId: RecordingId,
    from: number,
    to: number,
    changes: Partial<GapNote> = {},
  ): GapNote => ({
    ...{
      recordingId,
      trackId: null,
      cause: 'recorderLost',
      startedAt: at + from,
      endedAt: at + to,
      ...changes,
    },
  });

  it('have one gap where server and recorder saw the same, and one for each track beside it', async () => {
    let row = await move(await begin(), on, 0);
    row = await move(row, { state: 'gap', cause: 'recorderLost' }, 1_000);
    row = await move(row, on, 3_000);
    const { recordingId } = row;
    await gaps().add(noteOf(recordingId, 800, 2_900));
    await gaps().add(noteOf(recordingId, 800, 2_900));
    await gaps().add(noteOf(recordingId, 800, 2_900, { trackId: 'track-a' as TrackId }));
    await gaps().add(noteOf(recordingId, 7_000, 8_000));
    const listed = await playback().listGaps(recordingId);
    expect(
      listed.map(({ trackId, startedAt, endedAt }) => [trackId, +startedAt - at, +(endedAt ?? 0) - at]),
    ).toEqual([
      [null, 800, 3_000],
      ['track-a', 800, 2_900],
      [null, 7_000, 8_000],
    ]);
  });

  it('wait for a statement on what nobody meant, once it is over, and have it in the journal', async () => {
    let row = await move(await begin(), paused, 100);
    row = await move(row, { state: 'gap', cause: 'nodeLost' }, 1_000);
    const words = { statement: '机房断电', agentId: 'a1', role: 'agent' };
    await expect(gaps().explain(row, words, at)).rejects.toMatchObject({ code: 'RECORDING_STATE' });
    row = await move(row, over, 2_000);
    expect(await unexplainedCount(row)).toBe(1);
    await gaps().explain(row, words, at + 3_000);
    expect(await unexplainedCount(row)).toBe(0);
    const listed = await playback().listGaps(row.recordingId);
    expect(listed.map(({ cause, statement, statedBy }) => [cause, statement, statedBy])).toEqual([
      ['privacy', null, null],
      ['nodeLost', '机房断电', 'a1'],
    ]);
    expect((await actionsOf(row)).at(-1)).toBe('recording.explained');
    await expect(gaps().explain(row, words, at)).rejects.toMatchObject({ code: 'RECORDING_STATE' });
  });
});
