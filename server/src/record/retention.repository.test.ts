import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentId, type CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { asc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseEntries } from '../cases/case.schema.ts';
import { verifyChain } from '../cases/case-chain.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { createJobRepository } from './job.repository.ts';
import { recordingDeletions } from './playback.schema.ts';
import { createPlaybackReader } from './playback-read.repository.ts';
import { recordingSegments, recordings } from './recording.schema.ts';
import { createRecordingFiles } from './recording-files.ts';
import { createRetentionRepository } from './retention.repository.ts';
import { createRetentionClerk } from './retention-clerk.ts';
import { type MadeTrack, makeCaseOf, makeRecording } from './test-support/made-recording.ts';

const journalKey = new Uint8Array(32).fill(3);
const dayMs = 86_400_000;
const now = Date.UTC(2028, 9, 12);
const track: MadeTrack = {
  ...{ participantId: 'applicant-1', role: 'applicant', displayName: '王五', source: 'camera' },
  segments: [0, 1].map((number) => ({
    ...{ fromMs: number * 4_000, durationMs: 4_000, mimeType: 'video/VP8', bytes: Buffer.alloc(100, number) },
  })),
};

describe.each(databaseKinds)('terms of recordings in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  let folder: string;
  let failing = false;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retention-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const files = () => {
    const real = createRecordingFiles(createFolderBlobs(folder), 'ab'.repeat(32));
    const remove = (key: string) =>
      failing ? Promise.reject(new Error('the disk is away')) : real.delete(key);
    return { ...real, delete: remove };
  };
  const repository = () => createRetentionRepository(db(), createCaseWriter(db(), journalKey));
  const clerk = () =>
    createRetentionClerk({
      ...{ repository: repository(), jobRepository: createJobRepository(db()), files: files() },
      ...{
        playbacks: { drop: async () => {} },
        clock: { now: () => now },
        logger: pino({ level: 'silent' }),
      },
    });
  const find = async (recordingId: string) => {
    const row = await createPlaybackReader(db()).find(recordingId as never);
    if (row === null) throw new Error('no row');
    return row;
  };
  const keysOf = async (recordingId: string) =>
    (await db().select().from(recordingSegments).where(eq(recordingSegments.recordingId, recordingId))).map(
      ({ storageKey }) => storageKey,
    );
  const areThere = async (recordingId: string) =>
    Promise.all((await keysOf(recordingId)).map((key) => files().exists(key)));
  const entriesOf = (caseId: string | null) =>
    db()
      .select()
      .from(caseEntries)
      .where(eq(caseEntries.caseId, caseId ?? ''))
      .orderBy(asc(caseEntries.sequence));
  async function made(change: Parameters<typeof makeRecording>[2] = {}) {
    const ofCase = await makeCaseOf(db(), journalKey, { at: now - 800 * dayMs });
    return makeRecording(db(), files(), {
      ...ofCase,
      tracks: [track],
      deleteAfter: new Date(now - 1),
      ...change,
    });
  }

  it('that are over end with the bytes, by nobody’s hand and in the journal; rows and hashes stay', async () => {
    const recordingId = await made({ headSha256: 'f'.repeat(64) });
    await clerk().look();
    const row = await find(recordingId);
    expect(row.deletedAt?.getTime()).toBe(now);
    expect(await areThere(recordingId)).toEqual([false, false]);
    const last = (await entriesOf(row.caseId)).at(-1);
    expect(last).toMatchObject({
      ...{ action: 'recording.deleted', actorRole: 'system' },
      details: { recordingId, reason: 'termOver', headSha256: 'f'.repeat(64) },
    });
    const chain = await createCaseReader(db()).readChain(row.caseId as CaseId);
    expect(chain && verifyChain(row.caseId as CaseId, chain.entries, chain.row, journalKey)).toMatchObject({
      isIntact: true,
    });
    const count = (await entriesOf(row.caseId)).length;
    await clerk().look();
    expect(await entriesOf(row.caseId)).toHaveLength(count);
  });

  it.each([
    ['on hold', { isOnLegalHold: true }],
    ['of a term that is not over', { deleteAfter: new Date(now + 1) }],
    ['kept for ever', { deleteAfter: null, retention: 'permanent' as const }],
    ['still running', { endedAt: null, isComplete: false }],
  ])('%s never end', async (_name, change) => {
    const recordingId = await made(change);
    await clerk().look();
    const row = await find(recordingId);
    expect([row.deletedAt, await areThere(recordingId)]).toEqual([null, [true, true]]);
    expect(await clerk().remove(row, 'x', { role: 'supervisor', agentId: 's' })).toBe(false);
    expect((await entriesOf(row.caseId)).map(({ action }) => action)).not.toContain('recording.deleted');
    await db()
      .update(recordings)
      .set({ endedAt: new Date(0) })
      .where(eq(recordings.recordingId, recordingId));
  });

  it('are said of what has ended without one', async () => {
    const recordingId = await made({ deleteAfter: null, endedAt: new Date(now - dayMs) });
    await clerk().look();
    expect((await find(recordingId)).deleteAfter?.getTime()).toBe(now - dayMs + 730 * dayMs);
  });

  it('end once the store is there again, where it failed on the way', async () => {
    const recordingId = await made();
    failing = true;
    expect(await clerk().remove(await find(recordingId), '到期', { role: 'supervisor', agentId: 's' })).toBe(
      true,
    );
    expect((await find(recordingId)).deletedAt).not.toBeNull();
    expect(await areThere(recordingId)).toEqual([true, true]);
    failing = false;
    await clerk().look();
    expect(await areThere(recordingId)).toEqual([false, false]);
    const [undone] = await db()
      .select()
      .from(recordingDeletions)
      .where(eq(recordingDeletions.recordingId, recordingId));
    expect(undone?.goneAt).not.toBeNull();
  });

  it('of one that cannot be written down keep no other one waiting', async () => {
    const caseless = await made({ caseId: 'none' });
    const recordingId = await made();
    await clerk().look();
    expect((await find(caseless)).deletedAt).toBeNull();
    expect((await find(recordingId)).deletedAt).not.toBeNull();
    await db().update(recordings).set({ isOnLegalHold: true }).where(eq(recordings.recordingId, caseless));
  });

  it('end once, whoever decides at once', async () => {
    const row = await find(await made());
    const by = { role: 'supervisor', agentId: 's' };
    const decided = await Promise.all([1, 2].map(() => repository().decideDeletion(row, '到期', by, now)));
    expect(decided.filter(Boolean)).toHaveLength(1);
    const actions = (await entriesOf(row.caseId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'recording.deleted')).toHaveLength(1);
  });

  it('of a recording without a case are in the district’s journal', async () => {
    const recordingId = await makeRecording(db(), null, {});
    const look = {
      ...{ lookId: 'look', recordingId, agentId: AgentId.parse('a'), sessionId: 's', reason: '复核' },
      ...{ openedAt: new Date(now), expiresAt: new Date(now + 1) },
    };
    await repository().openLook(await find(recordingId), look, { role: 'agent', agentId: 'a' });
    expect(await repository().findLook('look')).toMatchObject({ recordingId, reason: '复核' });
    const written = await db()
      .select()
      .from(journalEntries)
      .where(eq(journalEntries.action, 'recording.looked'));
    expect(written).toMatchObject([{ actorId: 'a', details: { recordingId, reason: '复核' } }]);
  });
});
