import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { staffAccounts } from '../identity/identity.schema.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startServerProcess,
  type TestServerProcess,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { recordingJobs } from './playback.schema.ts';
import { createRecordingFiles } from './recording-files.ts';
import { journalKeyOf, makeCaseOf, makeRecording, makeStaff } from './test-support/made-recording.ts';
import { recordTalk, talkLengthMs } from './test-support/recorded-talk.ts';

const secretKey = 'ab'.repeat(32);
const tenant = makeTenant();
let [folder, data]: string[] = [];
let postgres: TestPostgres;
let handle: DatabaseHandle;
let server: TestServerProcess | undefined;

const start = () =>
  startServerProcess({
    ...{ redisUrl: inject('redisUrl'), sfuUrls: ['ws://127.0.0.1:1'], databaseUrl: postgres.url, tenant },
    environment: { CLOUDSEAT_DATA_DIR: data ?? '' },
  });

beforeAll(async () => {
  [folder, data] = [await mkdtemp(join(tmpdir(), 'talk-')), await mkdtemp(join(tmpdir(), 'restart-'))];
  postgres = await createTestPostgres(inject('postgresUrl'));
  server = await start();
  handle = await openDatabase({ url: postgres.url, dataFolder: data, logger: pino({ level: 'silent' }) });
}, 180_000);
afterAll(async () => {
  await server?.close();
  await handle?.close();
  await postgres?.drop();
  for (const path of [folder, data]) if (path) await rm(path, { recursive: true, force: true });
});

it('a job of a server that was killed begins again with the next, and one of a server that stops as well', {
  timeout: 180_000,
}, async () => {
  const { db } = handle;
  const [duty] = await db.select().from(staffAccounts).where(eq(staffAccounts.loginName, 's001'));
  const agent = await makeStaff(db, {
    role: 'agent',
    departmentId: 'market',
    passwordHash: duty?.passwordHash ?? '',
  });
  const ofCase = await makeCaseOf(db, journalKeyOf(secretKey), {
    departmentId: 'market',
    at: Date.UTC(2026, 9, 12, 1),
  });
  const files = createRecordingFiles(createFolderBlobs(join(data ?? '', 'recordings')), secretKey);
  const tracks = await recordTalk(folder ?? '');
  const recordingId = await makeRecording(db, files, {
    ...ofCase,
    agentIds: [agent.agentId],
    lengthMs: talkLengthMs,
    tracks,
  });
  const browser = new TestBrowser(server?.url ?? '');
  await browser.signInStaff(agent.loginName, demoPassword);
  const wish = { kind: 'composed', reason: '复核当事人陈述' };
  const { jobId } = await browser.call<RecordingJob>('POST', `/recordings/${recordingId}/jobs`, wish);
  const row = async () => (await db.select().from(recordingJobs).where(eq(recordingJobs.jobId, jobId)))[0];
  const patient = { timeout: 90_000, interval: 50 };
  await expect.poll(async () => (await row())?.progress ?? 0, patient).toBeGreaterThan(0.12);

  await server?.kill();
  expect(await row()).toMatchObject({ state: 'running', tryCount: 1 });
  expect(await readdir(join(data ?? '', 'recording-work'), { recursive: true })).toContainEqual(
    expect.stringContaining(jobId),
  );
  // As if the time had passed in which its word counts.
  await db
    .update(recordingJobs)
    .set({ leaseUntil: new Date(0) })
    .where(eq(recordingJobs.jobId, jobId));
  server = await start();
  await expect.poll(async () => (await row())?.tryCount, patient).toBe(2);

  await expect.poll(async () => (await row())?.progress ?? 0, patient).toBeGreaterThan(0.06);
  await server.close();
  expect(await row()).toMatchObject({ state: 'waiting', tryCount: 1 });
  expect(await readdir(join(data ?? '', 'recording-work'))).toEqual([]);

  server = await start();
  await expect.poll(async () => (await row())?.state, patient).toBe('done');
  const file = await fetch(`${server.url}/api/recordings/${recordingId}/jobs/${jobId}/file`, {
    headers: { cookie: browser.cookie },
  });
  expect([file.status, Number((await file.arrayBuffer()).byteLength)]).toEqual([
    200,
    (await row())?.byteCount,
  ]);
});
