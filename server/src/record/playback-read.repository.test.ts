import { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { createPlaybackReader, type Reader, type RecordingQuery } from './playback-read.repository.ts';
import { makeCaseOf, makeRecording, makeStaff } from './test-support/made-recording.ts';

/** Long after all that is made here has ended, but where a test says otherwise. */
const now = Date.UTC(2026, 11, 1);
const journalKey = new Uint8Array(32).fill(3);

describe.each(databaseKinds)('who may know of a recording in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const people: Record<string, Reader> = {};
  const made: Record<string, Awaited<ReturnType<typeof makeRecording>>> = {};
  let caseNumber = '';

  async function person(
    name: string,
    role: Exclude<Reader['role'], 'convenor'>,
    department: string | null,
    region: string | null = null,
  ) {
    const { agentId } = await makeStaff(db(), { role, departmentId: department, regionId: region });
    const departmentId = department === null ? null : DepartmentId.parse(department);
    people[name] = { role, agentId, departmentId, regionId: region === null ? null : RegionId.parse(region) };
  }
  const query = (wish: Partial<RecordingQuery> = {}): RecordingQuery => ({
    ...{ state: 'any', limit: 50 },
    ...wish,
  });
  const reader = () => createPlaybackReader(db());
  const who = (name: string) => {
    const found = people[name];
    if (!found) throw new Error(name);
    return found;
  };

  beforeAll(async () => {
    await person('agentOfIt', 'agent', 'd1');
    await person('reviewer', 'agent', 'd2');
    await person('colleague', 'agent', 'd1');
    await person('supervisor', 'supervisor', 'd1');
    await person('otherSupervisor', 'supervisor', 'd2');
    await person('dutySupervisor', 'supervisor', null);
    await person('luzhouSupervisor', 'supervisor', 'd1', 'luzhou');
    await person('neijiangSupervisor', 'supervisor', 'd1', 'neijiang');
    await person('admin', 'admin', null);
    const ofD1 = await makeCaseOf(db(), journalKey, {});
    const ofLuzhou = await makeCaseOf(db(), journalKey, { regionId: 'luzhou' });
    const { agentId } = who('agentOfIt');
    made.talk = await makeRecording(db(), null, { ...ofD1, departmentId: 'd1', agentIds: [agentId] });
    made.closed = await makeRecording(db(), null, {
      ...{ ...ofD1, kind: 'jointReview', part: 'closed', agentIds: [agentId, who('reviewer').agentId] },
      startedAt: new Date(Date.UTC(2026, 9, 13)),
    });
    made.luzhou = await makeRecording(db(), null, {
      ...ofLuzhou,
      agentIds: [],
      startedAt: new Date(Date.UTC(2026, 9, 14)),
    });
    made.luzhouClosed = await makeRecording(db(), null, {
      ...{ ...ofLuzhou, part: 'closed', startedAt: new Date(Date.UTC(2026, 9, 15)) },
    });
    made.caseless = await makeRecording(db(), null, {
      ...{ departmentId: 'd2', kind: 'expertReview', startedAt: new Date(Date.UTC(2026, 9, 16)) },
    });
    caseNumber = (await reader().findFor(made.talk, who('admin')))?.caseNumber ?? '';
  }, 60_000);

  it.each([
    ['agentOfIt', ['closed', 'talk']],
    ['reviewer', ['closed']],
    ['colleague', []],
    ['supervisor', ['luzhou', 'closed', 'talk']],
    ['otherSupervisor', ['caseless']],
    ['dutySupervisor', ['caseless', 'luzhou', 'talk']],
    ['luzhouSupervisor', ['luzhouClosed', 'luzhou']],
    ['neijiangSupervisor', []],
    ['admin', ['caseless', 'luzhouClosed', 'luzhou', 'closed', 'talk']],
  ])('%s: %j', async (name, known) => {
    const listed = await reader().list(who(name), query(), now);
    expect(listed.map(({ recordingId }) => recordingId)).toEqual(known.map((one) => made[one]));
    for (const [one, recordingId] of Object.entries(made))
      expect((await reader().findFor(recordingId, who(name))) !== null, one).toBe(known.includes(one));
  });

  it('the list is searched by case, by the end of its number, and page by page', async () => {
    const all = await reader().list(who('admin'), query(), now);
    const { caseId, callId } = all.at(-1) ?? {};
    const ids = async (wish: Partial<RecordingQuery>) =>
      (await reader().list(who('admin'), query(wish), now)).map(({ recordingId }) => recordingId);
    // As the row has it, without a brand.
    expect(await ids({ caseId: caseId as never })).toEqual([made.closed, made.talk]);
    expect(await ids({ callId: callId ?? '' })).toEqual([made.closed, made.talk]);
    expect(await ids({ caseNumber: caseNumber.slice(-3) })).toContain(made.talk);
    expect(await ids({ caseNumber: caseNumber.slice(-3) })).not.toContain(made.caseless);
    expect(await ids({ caseNumber: '%' })).toEqual([]);
    expect(await ids({ before: Date.UTC(2026, 9, 14) })).toEqual([made.closed, made.talk]);
    expect(await ids({ limit: 2 })).toHaveLength(2);
  });

  it('the list is narrowed to what needs something', async () => {
    const ids = async (state: RecordingQuery['state'], at = now) =>
      (await reader().list(who('admin'), query({ state }), at)).map(({ recordingId }) => recordingId);
    const noticeMs = playbackTuning.dueWithinDays * 86_400_000;
    const gap = { cause: 'recorderLost' as const, fromMs: 1, toMs: 2 };
    const lost = await makeRecording(db(), null, { gaps: [gap] });
    const told = await makeRecording(db(), null, {
      gaps: [
        { ...gap, statement: '断电' },
        { ...gap, cause: 'hold' },
      ],
    });
    const held = await makeRecording(db(), null, { isOnLegalHold: true, deleteAfter: new Date(5_000) });
    const due = await makeRecording(db(), null, { deleteAfter: new Date(5_000) });
    const gone = await makeRecording(db(), null, {
      deleteAfter: new Date(5_000),
      deletedAt: new Date(6_000),
    });
    const sealed = await makeRecording(db(), null, { sealedAt: new Date(1_000), gaps: [gap] });
    expect(await ids('needsStatement')).toEqual([lost]);
    expect(await ids('onHold')).toEqual([held]);
    expect(await ids('dueForDeletion', 5_001 - noticeMs)).toEqual([due]);
    expect(await ids('dueForDeletion', 5_000 - noticeMs)).toEqual([]);
    expect(await ids('sealed')).toEqual([sealed]);
    expect(await reader().countGaps([told, lost, gone])).toEqual(
      new Map([
        [told, { recordingId: told, gapCount: 2, unexplainedGapCount: 0 }],
        [lost, { recordingId: lost, gapCount: 1, unexplainedGapCount: 1 }],
      ]),
    );
  });

  it('what is wrong is counted for each overseer as the list finds it', async () => {
    const { completeWithinMs, failedShownMs } = playbackTuning;
    const running = { endedAt: null, isComplete: false, departmentId: 'd3' };
    const make = (given: Parameters<typeof makeRecording>[2]) =>
      makeRecording(db(), null, { departmentId: 'd3', ...given });
    await make({ ...running, state: 'recording' });
    await make({ ...running, state: 'gap', cause: 'hold' });
    await make({ ...running, state: 'gap', cause: null });
    const full = await make({ ...running, state: 'gap', cause: 'diskFull' });
    const ended = (agoMs: number) => ({ endedAt: new Date(now - agoMs) });
    const late = await make({ ...ended(completeWithinMs + 1), isComplete: false });
    await make({ ...ended(completeWithinMs), isComplete: false });
    const failed = await make({ ...ended(failedShownMs), state: 'failed' });
    await make({ ...ended(failedShownMs + 1), state: 'failed' });
    const gap = { cause: 'recorderLost' as const, fromMs: 1, toMs: 2 };
    const unexplained = await make({ gaps: [gap, { ...gap, fromMs: 3, toMs: 4 }] });
    await person('ofD3', 'supervisor', 'd3');

    expect(await reader().countFaults(who('ofD3'), now)).toEqual({
      runningCount: 4,
      counts: { interrupted: 1, needsStatement: 1, incomplete: 2 },
    });
    const ids = async (state: RecordingQuery['state']) =>
      (await reader().list(who('ofD3'), query({ state }), now)).map(({ recordingId }) => recordingId).sort();
    expect(await ids('interrupted')).toEqual([full]);
    expect(await ids('incomplete')).toEqual([late, failed].sort());
    expect(await ids('needsStatement')).toEqual([unexplained]);
    expect(await reader().countFaults(who('otherSupervisor'), now)).toEqual({
      runningCount: 0,
      counts: { interrupted: 0, needsStatement: 0, incomplete: 0 },
    });
  });
});
