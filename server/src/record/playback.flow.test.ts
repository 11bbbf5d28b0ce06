import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  RecordingId,
  RecordingJob,
  RecordingSummary,
  RecordingView,
} from '@cloudseat/shared/nouns/recording.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { staffAccounts } from '../identity/identity.schema.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword, startTestServer, type TestServer } from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { recordingJobs } from './playback.schema.ts';
import { recordings } from './recording.schema.ts';
import { createRecordingFiles } from './recording-files.ts';
import { journalKeyOf, makeCaseOf, makeRecording, makeStaff } from './test-support/made-recording.ts';
import { findSilences, probe, readFrameNumber, readPicture } from './test-support/recorded-segments.ts';
import { recordTalk, talkLengthMs } from './test-support/recorded-talk.ts';

const secretKey = 'ab'.repeat(32);
const reason = '核对当事人陈述';
/** Pictures are made at the lowest priority: beside other tests they wait for the machine. */
const patient = { timeout: 180_000, interval: 200 };
let aheadMs = 0;
let [folder, data]: string[] = [];
let postgres: TestPostgres;
let handle: DatabaseHandle;
let server: TestServer;
let talk: RecordingId;
let closed: RecordingId;
let caseId: string;
const people: Record<string, TestBrowser> = {};
const files = () => createRecordingFiles(createFolderBlobs(join(data ?? '', 'recordings')), secretKey);
const as = (name: string) => {
  const found = people[name];
  if (!found) throw new Error(name);
  return found;
};

beforeAll(async () => {
  [folder, data] = [await mkdtemp(join(tmpdir(), 'talk-')), await mkdtemp(join(tmpdir(), 'playback-'))];
  postgres = await createTestPostgres(inject('postgresUrl'));
  const shared = { redisUrl: inject('redisUrl'), sfuUrls: ['ws://127.0.0.1:1'], databaseUrl: postgres.url };
  const clock = { now: () => Date.now() + aheadMs };
  server = await startTestServer({ ...shared, clock, environment: { CLOUDSEAT_DATA_DIR: data } });
  handle = await openDatabase({ url: postgres.url, dataFolder: data, logger: pino({ level: 'silent' }) });
  const { db } = handle;
  const [duty] = await db.select().from(staffAccounts).where(eq(staffAccounts.loginName, 's001'));
  const signIn = async (
    name: string,
    role: 'agent' | 'supervisor' | 'admin',
    departmentId: string | null,
    regionId?: string,
  ) => {
    const person = await makeStaff(db, {
      role,
      departmentId,
      regionId: regionId ?? null,
      passwordHash: duty?.passwordHash ?? '',
    });
    people[name] = new TestBrowser(server.url);
    await people[name].signInStaff(person.loginName, demoPassword);
    return person.agentId;
  };
  const agentId = await signIn('agent', 'agent', 'market');
  await signIn('colleague', 'agent', 'market');
  await signIn('supervisor', 'supervisor', 'market');
  await signIn('otherDepartment', 'supervisor', 'tax');
  await signIn('otherRegion', 'supervisor', 'market', 'neijiang');
  await signIn('duty', 'supervisor', null);
  await signIn('admin', 'admin', null);
  people.applicant = new TestBrowser(server.url);
  await people.applicant.signInApplicant('13800138111');
  people.nobody = new TestBrowser(server.url);
  const made = await makeCaseOf(db, journalKeyOf(secretKey), {
    departmentId: 'market',
    at: Date.UTC(2026, 9, 12, 1),
  });
  caseId = made.caseId;
  const tracks = await recordTalk(folder);
  const gaps = [{ cause: 'hold' as const, fromMs: 20_000, toMs: talkLengthMs }];
  talk = await makeRecording(db, files(), {
    ...made,
    agentIds: [agentId],
    lengthMs: talkLengthMs,
    tracks,
    gaps,
  });
  closed = await makeRecording(db, files(), {
    ...made,
    part: 'closed',
    agentIds: [agentId],
    lengthMs: 8_000,
  });
}, 180_000);

afterAll(async () => {
  await server?.close();
  await handle?.close();
  await postgres?.drop();
  for (const path of [folder, data]) if (path) await rm(path, { recursive: true, force: true });
});

const get = (name: string, id: RecordingId = talk) =>
  as(name).call<RecordingView>('GET', `/recordings/${id}`);
const openLook = (name: string, id: RecordingId = talk) =>
  as(name).call<{ lookId: string; watermark: string; expiresAt: number }>('POST', `/recordings/${id}/looks`, {
    reason,
  });
const journal = async () => {
  const { entries } = await as('supervisor').call<{ entries: CaseEntry[] }>(
    'GET',
    `/cases/${caseId}/timeline`,
  );
  return entries;
};
const fetchAs = (name: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}/api${path}`, { method, headers: { cookie: as(name).cookie, ...headers } });
async function ready(): Promise<RecordingView> {
  await expect.poll(async () => (await get('agent')).playback, patient).toBe('ready');
  return get('agent');
}

describe('a recording that has ended', { timeout: 240_000 }, () => {
  it('is prepared by itself, and shows what there is of it', async () => {
    const view = await ready();
    expect(view.tracks.map(({ displayName, source, spans }) => [displayName, source, spans.length])).toEqual(
      expect.arrayContaining([
        ['王䶮', 'camera', 2],
        ['王䶮', 'microphone', 2],
        ['李坐席', 'camera', 1],
        ['李坐席', 'microphone', 1],
      ]),
    );
    expect(view.thumbnails).toEqual({ trackId: 'track0', everyMs: 5_000, count: 5 });
    expect(view).toMatchObject({ gapCount: 1, unexplainedGapCount: 0, gaps: [{ cause: 'hold' }], jobs: [] });
    await expect.poll(() => readdir(join(data ?? '', 'recording-work')), patient).toEqual([]);
  });

  it('is looked into once that is in the journal, whole and in ranges', async () => {
    const { tracks } = await ready();
    const { lookId, watermark, expiresAt } = await openLook('agent');
    expect(watermark).toMatch(/^查阅人 \S{4} · \d{4}-\d\d-\d\d \d\d:\d\d · 仅供：核对当事人陈述$/);
    expect(expiresAt - Date.now()).toBeGreaterThan(7_100_000);
    expect((await journal()).at(-1)).toMatchObject({
      action: 'recording.looked',
      details: { reason, recordingId: talk },
    });
    for (const { trackId } of tracks) {
      const path = `/recordings/${talk}/looks/${lookId}/tracks/${trackId}`;
      const whole = await fetchAs('agent', path);
      expect(whole.headers.get('cache-control')).toBe('private, no-store');
      const bytes = Buffer.from(await whole.arrayBuffer());
      expect(Number(whole.headers.get('content-length'))).toBe(bytes.length);
      const part = await fetchAs('agent', path, { range: 'bytes=1000-4999' });
      expect([part.status, part.headers.get('content-range')]).toEqual([
        206,
        `bytes 1000-4999/${bytes.length}`,
      ]);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1_000, 5_000))).toBe(true);
      expect((await fetchAs('agent', path, { range: `bytes=${bytes.length}-` })).status).toBe(416);
      const head = await fetchAs('agent', path, {}, 'HEAD');
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
      const file = join(folder ?? '', trackId);
      await writeFile(file, bytes);
      const { format } = await probe(file);
      expect(Math.abs(Number(format.duration) - talkLengthMs / 1_000)).toBeLessThan(0.05);
    }
    const picture = await fetchAs('agent', `/recordings/${talk}/looks/${lookId}/thumbnails/1`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');
    expect((await fetchAs('agent', `/recordings/${talk}/looks/${lookId}/thumbnails/5`)).status).toBe(404);
    expect((await fetchAs('agent', `/recordings/${talk}/looks/${lookId}/tracks/other`)).status).toBe(404);
  });

  it('is served to the account and session that opened the look, and for two hours', async () => {
    await ready();
    const { lookId } = await openLook('agent');
    const path = `/recordings/${talk}/looks/${lookId}/tracks/track0`;
    expect((await fetchAs('supervisor', path)).status).toBe(404);
    expect((await fetchAs('agent', `/recordings/${closed}/looks/${lookId}/tracks/track0`)).status).toBe(404);
    aheadMs = 7_200_000;
    expect((await fetchAs('agent', path)).status).toBe(404);
    aheadMs = 0;
    expect((await fetchAs('agent', path)).status).toBe(200);
  });
});

describe('who may', { timeout: 240_000 }, () => {
  const lookBody = { reason };
  const calls: [name: string, method: string, path: (id: string) => string, body?: unknown][] = [
    ['get', 'GET', (id) => `/recordings/${id}`],
    ['openLook', 'POST', (id) => `/recordings/${id}/looks`, lookBody],
    ['track', 'GET', (id) => `/recordings/${id}/looks/none/tracks/track0`],
    ['thumbnail', 'GET', (id) => `/recordings/${id}/looks/none/thumbnails/0`],
    ['setHold', 'PUT', (id) => `/recordings/${id}/legal-hold`, { isOnLegalHold: false, reason }],
    ['setRetention', 'PUT', (id) => `/recordings/${id}/retention`, { retention: 'ordinary', reason }],
    ['delete', 'DELETE', (id) => `/recordings/${id}?reason=${encodeURIComponent(reason)}`],
    ['startJob', 'POST', (id) => `/recordings/${id}/jobs`, { kind: 'dossier', reason }],
    ['getJob', 'GET', (id) => `/recordings/${id}/jobs/none`],
    ['cancelJob', 'DELETE', (id) => `/recordings/${id}/jobs/none`],
    ['jobFile', 'GET', (id) => `/recordings/${id}/jobs/none/file`],
  ];
  const statuses = async (name: string, id: string) =>
    Promise.all(
      calls.map(async ([, method, path, body]) => (await as(name).send(method, path(id), body)).status),
    );

  // In the order of `calls`. 404: it is not known to them, or there is no such look or job; 409: the term is not over.
  const knows = [200, 200, 404, 404, 200, 200, 409, 200, 404, 404, 404];
  const agents = [200, 200, 404, 404, 403, 403, 403, 200, 404, 404, 404];
  const strangers = [404, 404, 404, 404, 403, 403, 403, 404, 404, 404, 404];
  const outside = Array.from({ length: 11 }, () => 404);
  const admins = [200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403];
  it.each([
    ['agent', agents, agents],
    ['colleague', strangers, strangers],
    ['supervisor', knows, knows],
    ['otherDepartment', outside, outside],
    ['otherRegion', outside, outside],
    ['duty', knows, outside],
    ['admin', admins, admins],
    ['applicant', Array(11).fill(403), Array(11).fill(403)],
    ['nobody', Array(11).fill(401), Array(11).fill(401)],
  ])('%s', async (name, open, ofClosed) => {
    // A dossier is made of what is sealed.
    for (const id of [talk, closed])
      await expect.poll(async () => (await get('agent', id)).state, patient).toMatch(/^sealed/);
    expect(await statuses(name, talk)).toEqual(open);
    expect(await statuses(name, closed)).toEqual(ofClosed);
    expect(await statuses(name, 'no-such')).toEqual(
      open.map((status, index) => (status === 401 || status === 403 ? status : index < 0 ? 0 : 404)),
    );
  });

  it.each([
    ['agent', 2, false],
    ['colleague', 0, false],
    ['supervisor', 2, true],
    ['otherDepartment', 0, true],
    ['duty', 1, true],
    ['admin', 2, true],
  ])('%s finds %i, and the room that is left: %s', async (name, count, hasStorage) => {
    const found = await as(name).call<{ recordings: RecordingSummary[]; storage: unknown }>(
      'GET',
      `/recordings?caseId=${caseId}`,
    );
    expect(found.recordings).toHaveLength(count);
    expect(found.storage === null).toBe(!hasStorage);
    expect(found.recordings.every(({ caseNumber }) => caseNumber !== null)).toBe(true);
  });

  it('an administrator reads no name and nothing of what happened', async () => {
    const { tracks, chapters, thumbnails } = await get('admin');
    expect([new Set(tracks.map(({ displayName }) => displayName)), chapters, thumbnails]).toEqual([
      new Set(['']),
      [],
      null,
    ]);
  });
});

describe('a composed file', { timeout: 240_000 }, () => {
  const start = (name: string) =>
    as(name).call<RecordingJob>('POST', `/recordings/${talk}/jobs`, { kind: 'composed', reason });
  const find = (name: string, { jobId }: RecordingJob) =>
    as(name).call<RecordingJob>('GET', `/recordings/${talk}/jobs/${jobId}`);
  const composedOf = async (name: string) => (await get(name)).jobs.filter(({ kind }) => kind === 'composed');

  it('shows who was there, all voices, the time and for whom it was made', async () => {
    await ready();
    const job = await start('supervisor');
    expect((await start('supervisor')).jobId).toBe(job.jobId);
    const seen: number[] = [];
    await expect
      .poll(async () => {
        const { state, progress } = await find('supervisor', job);
        seen.push(progress);
        return state;
      }, patient)
      .toBe('done');
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect((await composedOf('supervisor')).map(({ jobId }) => jobId)).toEqual([job.jobId]);
    expect(await composedOf('agent')).toEqual([]);
    const path = `/recordings/${talk}/jobs/${job.jobId}/file`;
    expect((await fetchAs('agent', path)).status).toBe(404);
    const answer = await fetchAs('supervisor', path);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    const file = join(folder ?? '', 'composed.mp4');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    expect((await journal()).slice(-2).map(({ action }) => action)).toContain('recording.downloaded');
    const downloadCount = async () =>
      (await journal()).filter(({ action }) => action === 'recording.downloaded').length;
    const before = await downloadCount();
    await (await fetchAs('supervisor', path, { range: 'bytes=1-' })).arrayBuffer();
    await fetchAs('supervisor', path, {}, 'HEAD');
    expect(await downloadCount()).toBe(before + 1);

    const { format, streams } = await probe(file);
    expect(streams.map(({ codec_name }) => codec_name).sort()).toEqual(['aac', 'h264']);
    expect(Math.abs(Number(format.duration) - talkLengthMs / 1_000)).toBeLessThan(0.1);
    // Squares below the line at the top; alone somebody fills the picture, two stand side by side.
    const alone = { x: 0, y: 24, scale: 4 };
    const left = { x: 0, y: 180, scale: 2 };
    const right = { x: 640, y: 180, scale: 2 };
    for (const [seconds, place] of [
      [1, alone],
      [5, left],
      [5, right],
      [7.6, left],
      [9, alone],
      [11.6, alone],
      [12.4, left],
      [19.6, right],
    ] as const)
      expect(await readFrameNumber(file, seconds, place), `at ${seconds}`).toBe(Math.round(seconds * 25));

    const silences = await findSilences(file);
    expect(silences.map(({ from, to }) => [Math.round(from * 5) / 5, Math.round(to * 5) / 5])).toEqual([
      [8, 12],
      [20, 24],
    ]);

    // Plain colour under slanting words, at any time.
    for (const seconds of [0.4, 9, 23]) {
      const { pixels, width } = await readPicture(file, seconds);
      const area = [...Array(300).keys()].flatMap((row) =>
        [...Array(600).keys()].map((column) => pixels[(320 + row) * width + 300 + column] ?? 0),
      );
      const plain = area.sort((one, other) => one - other)[Math.floor(area.length / 2)] ?? 0;
      expect(area.filter((pixel) => Math.abs(pixel - plain) > 12).length).toBeGreaterThan(1_000);
    }
  });

  it('is deleted after a day, and can be asked for again', async () => {
    const job = (await get('supervisor')).jobs[0] as RecordingJob;
    await handle.db
      .update(recordingJobs)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(recordingJobs.jobId, job.jobId));
    await expect(find('supervisor', job)).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
    expect((await fetchAs('supervisor', `/recordings/${talk}/jobs/${job.jobId}/file`)).status).toBe(404);
    expect(await composedOf('supervisor')).toEqual([]);
    expect((await start('supervisor')).jobId).not.toBe(job.jobId);
  });

  it('that is cancelled is not made, and leaves nothing', async () => {
    const job = await start('agent');
    const path = `/recordings/${talk}/jobs/${job.jobId}`;
    await expect
      .poll(async () => (await find('agent', job)).progress, { ...patient, interval: 50 })
      .toBeGreaterThan(0.05);
    expect(await as('agent').call<RecordingJob>('DELETE', path)).toMatchObject({ state: 'cancelled' });
    await expect.poll(() => readdir(join(data ?? '', 'recording-work')), patient).toEqual([]);
    expect(await find('agent', job)).toMatchObject({ state: 'cancelled', byteCount: null });
    expect((await fetchAs('agent', `${path}/file`)).status).toBe(404);
  });
});

describe('how long it is kept', { timeout: 240_000 }, () => {
  it('is a supervisor’s to say, with a reason that is in the journal', async () => {
    const evidence = await as('supervisor').call<RecordingSummary>('PUT', `/recordings/${talk}/retention`, {
      retention: 'evidence',
      reason,
    });
    expect(evidence).toMatchObject({ retention: 'evidence' });
    expect((evidence.deleteAfter ?? 0) - (evidence.endedAt ?? 0)).toBe(3_650 * 86_400_000);
    const forEver = { retention: 'permanent', reason };
    expect(await as('supervisor').call('PUT', `/recordings/${talk}/retention`, forEver)).toMatchObject({
      deleteAfter: null,
    });
    expect(
      await as('supervisor').call('PUT', `/recordings/${talk}/legal-hold`, { isOnLegalHold: true, reason }),
    ).toMatchObject({
      isOnLegalHold: true,
    });
    expect((await journal()).slice(-3).map(({ action }) => action)).toEqual([
      'recording.retentionSet',
      'recording.retentionSet',
      'recording.held',
    ]);
  });

  it('ends with a deletion that is journaled; hashes and rows stay, and a hold keeps it', async () => {
    const path = `/recordings/${talk}?reason=${encodeURIComponent(reason)}`;
    const remove = () => as('supervisor').send('DELETE', path);
    await handle.db
      .update(recordings)
      .set({ deleteAfter: new Date(0) })
      .where(eq(recordings.recordingId, talk));
    expect((await remove()).status).toBe(409);
    await as('supervisor').call('PUT', `/recordings/${talk}/legal-hold`, { isOnLegalHold: false, reason });
    const { lookId } = await openLook('agent');
    expect(await remove()).toMatchObject({ status: 200, body: { deletedAt: expect.any(Number) } });
    expect((await journal()).at(-1)).toMatchObject({
      action: 'recording.deleted',
      actorRole: 'supervisor',
      details: { reason },
    });
    const left = await readdir(join(data ?? '', 'recordings'), { recursive: true });
    expect(left.filter((name) => name.includes(talk) && /track\d+\/|thumb/.test(name))).toEqual([]);
    expect(await get('agent')).toMatchObject({ tracks: [{}, {}, {}, {}], deletedAt: expect.any(Number) });
    expect((await fetchAs('agent', `/recordings/${talk}/looks/${lookId}/tracks/track0`)).status).toBe(410);
    for (const again of [remove(), as('agent').send('POST', `/recordings/${talk}/looks`, { reason })])
      expect((await again).status).toBe(410);
  });

  it('is told with the health of the server', async () => {
    const { body } = await as('nobody').send('GET', '/health/ready');
    expect(body).toMatchObject({
      checks: { recordings: { isReady: true, detail: expect.stringMatching(/its store is/) } },
    });
  });
});
