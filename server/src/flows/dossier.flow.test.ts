import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import { verifyDossier } from '@cloudseat/shared/dossier/verify/verify-dossier.ts';
import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId, RecordingJob, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pagePath, writePage } from '../../../scripts/verify-dossier/make-page.ts';
import { nodeTools } from '../../../scripts/verify-dossier/node-tools.ts';
import { staffAccounts } from '../identity/identity.schema.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { createFolderBlobs } from '../record/folder-blobs.ts';
import { createRecordingFiles } from '../record/recording-files.ts';
import { insertRecording } from '../record/test-support/recording-rows.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';
import { uploadPaper } from '../test-support/upload-paper.ts';

const patient = { timeout: 40_000, interval: 200 };
const reason = '归档备查';
let data: string;
let postgres: TestPostgres;
let handle: DatabaseHandle;
let sfu: TestSfu;
let server: TestServer;
let agent: TestBrowser;
let caseId: CaseId;
let callId: CallId;
let recordingId: RecordingId;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'dossier-flow-'));
  await writePage();
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  server = await startTestServer({
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], databaseUrl: postgres.url },
    environment: { CLOUDSEAT_DATA_DIR: data },
  });
  handle = await openDatabase({ url: postgres.url, dataFolder: data, logger: pino({ level: 'silent' }) });
  await talk();
});
afterAll(async () => {
  await handle?.close();
  await server?.close();
  await sfu?.stop();
  await postgres?.drop();
  await rm(data, { recursive: true, force: true });
});

/** One with a paper, of which a recording has just been taken in. */
async function talk(): Promise<void> {
  const ticket = await takeTicket(server.url);
  const { desk, browser } = await openDesk(server.url, 'a001');
  [agent, callId] = [browser, ticket.callId];
  await startTalk(ticket, desk);
  const told = await desk.waitFor('desk:updated', (payload) => payload.desk.call?.caseId != null);
  caseId = told.desk.call?.caseId as CaseId;
  await uploadPaper(ticket.browser, { callId, lineId: 'identity' });
  await desk.request('call:end', { callId });
  ticket.page.close();
  desk.close();
  const files = createRecordingFiles(createFolderBlobs(join(data, 'recordings')), 'ab'.repeat(32));
  const [own] = await handle.db.select().from(staffAccounts).where(eq(staffAccounts.loginName, 'a001'));
  recordingId = await insertRecording(handle.db, {
    ...{ caseId, callId, at: Date.now() - 20_000, gap: { cause: 'recorderLost' } },
    ...(own && { agentId: own.accountId }),
    onSegment: (key, bytes) => files.put(key, bytes),
  });
}

async function signIn(loginName: string): Promise<TestBrowser> {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
}
const dossiers = () => `/cases/${caseId}/dossiers`;

async function settled(path: string): Promise<RecordingJob> {
  const read = () => agent.call<RecordingJob>('GET', path);
  await expect.poll(async () => (await read()).state, patient).toMatch(/done|failed/);
  return read();
}
async function download(path: string): Promise<Buffer> {
  const response = await fetch(`${server.url}/api${path}`, { headers: { cookie: agent.cookie } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="\d{4}-\d{6}\.zip"/);
  return Buffer.from(await response.arrayBuffer());
}
const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  read: async (start: number, end: number) => bytes.subarray(start, end),
});
const publishedKey = () =>
  new TestBrowser(server.url).call<{ keyId: string; spelled: string; publicKeyPem: string; older: object[] }>(
    'GET',
    '/seal-key',
  );
async function check(bytes: Buffer) {
  const { keyId } = await publishedKey();
  return verifyDossier({ source: sourceOf(bytes), tools: nodeTools, trustedKeyIds: [keyId] });
}
const actions = async () =>
  (await agent.call<{ entries: CaseEntry[] }>('GET', `/cases/${caseId}/timeline`)).entries;

it('a recording with a fault is sealed once somebody has said why, and the case goes out whole', async () => {
  const refused = await agent.send('POST', `/recordings/${recordingId}/jobs`, { kind: 'dossier', reason });
  expect(refused.status).toBe(409);
  await agent.call('POST', `/recordings/${recordingId}/statement`, {
    statement: '录制进程重启，通话没有中断',
  });
  const view = () => agent.call<RecordingView>('GET', `/recordings/${recordingId}`);
  await expect.poll(async () => (await view()).state, patient).toBe('sealedWithGaps');
  const { keyId } = await publishedKey();
  expect((await view()).seal).toMatchObject({ keyId, headSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });

  const { jobId } = await agent.call<RecordingJob>('POST', `/recordings/${recordingId}/jobs`, {
    ...{ kind: 'dossier', reason },
  });
  expect(await settled(`/recordings/${recordingId}/jobs/${jobId}`)).toMatchObject({ state: 'done' });
  const bytes = await download(`/recordings/${recordingId}/jobs/${jobId}/file`);
  const report = await check(bytes);
  expect(report).toMatchObject({ verdict: 'intact', findings: [], leftOut: [] });
  expect(report.about).toMatchObject({ recordingCount: 1 });
  const paths = (await readZip(sourceOf(bytes)))?.entries.map(({ path }) => path) ?? [];
  expect(paths.filter((path) => path.startsWith('documents/'))).toHaveLength(1);
  expect(paths.filter((path) => path.startsWith('recordings/'))).toHaveLength(6);

  const changed = Buffer.from(bytes);
  const segment = (await readZip(sourceOf(bytes)))?.entries.find(({ path }) => path.endsWith('/000001.webm'));
  const at = segment?.contentAt ?? 0;
  changed[at] = (changed[at] ?? 0) ^ 1;
  expect((await check(changed)).findings).toEqual([
    expect.objectContaining({ problem: 'changed', subject: segment?.path }),
  ]);
});

it('a case’s dossier is made for whoever works on it where it is decided, with each step in the journal', async () => {
  const { jobId, kind } = await agent.call<RecordingJob>('POST', dossiers(), { reason });
  expect(kind).toBe('dossier');
  const path = `${dossiers()}/${jobId}`;
  for (const loginName of ['a010', 's001']) {
    const other = await signIn(loginName);
    for (const [method, of] of [
      ['GET', path],
      ['DELETE', path],
      ['GET', `${path}/file`],
    ] as const)
      expect((await other.send(method, of)).status, `${loginName} ${method} ${of}`).toBe(404);
  }
  const stranger = await signIn('a060');
  expect((await stranger.send('POST', dossiers(), { reason })).status).toBe(404);

  await settled(path);
  expect((await check(await download(`${path}/file`))).verdict).toBe('intact');
  const listed = (browser: TestBrowser) => browser.call<{ jobs: RecordingJob[] }>('GET', dossiers());
  expect((await listed(agent)).jobs).toMatchObject([{ jobId, state: 'done' }]);
  expect((await listed(await signIn('s001'))).jobs).toEqual([]);
  expect((await stranger.send('GET', dossiers())).status).toBe(404);
  const told = await actions();
  const asked = told.find(({ action }) => action === 'dossier.asked');
  expect(asked?.details).toMatchObject({ reason });
  expect(told.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['recording.sealed', 'dossier.asked', 'dossier.downloaded']),
  );
  expect((await agent.call<RecordingJob>('DELETE', path)).state).toBe('cancelled');
  expect((await agent.send('GET', `${path}/file`)).status).toBe(404);
});

it('the key is published for everybody, and the page that checks dossiers is served with nothing but itself', async () => {
  const { keyId, spelled, publicKeyPem, older } = await publishedKey();
  expect(spelled.replaceAll('-', '')).toBe(keyId);
  expect(publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  expect(older).toEqual([]);
  const response = await fetch(`${server.url}/verify`);
  expect(response.headers.get('content-type')).toContain('text/html');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^ ;]+'; style-src 'sha256-[^ ;]+'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(await response.text()).toBe(await readFile(pagePath, 'utf8'));
});
