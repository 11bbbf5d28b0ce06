import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  RecordingJob,
  RecordingSummary,
  RecordingView,
  RoomRecording,
} from '@cloudseat/shared/nouns/recording.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type RecordDistrict, startRecordDistrict } from '../../../scripts/test-support/recorded-talk.ts';
import { type DatabaseHandle, openDatabase } from '../platform/db.ts';
import { createLogger } from '../platform/logger.ts';
import { fileProject, openStaff } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import { checkDossier, sourceOf } from '../test-support/take-dossier.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';

const patient = { timeout: 90_000, interval: 200 };
let district: RecordDistrict;
let database: DatabaseHandle;
let walk: Awaited<ReturnType<typeof walkReview>>;
const pages: TestPage[] = [];
beforeAll(async () => {
  district = await startRecordDistrict(inject('redisUrl'), inject('postgresUrl'));
  database = await openDatabase({
    url: district.databaseUrl,
    dataFolder: '',
    logger: createLogger({ level: 'silent', name: 'test' }),
  });
  const { url } = district.left;
  walk = await walkReview(url, database.db, await fileProject(url));
  await walk.sitDown();
  await walk.goTo('presenting');
}, 180_000);
afterAll(async () => {
  for (const page of pages) page.close();
  await database?.close();
  await district?.close();
});

const enter = async (page: TestPage, roomId: RoomId) =>
  (await page.request('room:join', { callId: null, roomId })).room.selfId;
/** Until this page is shown that the recorder stands so. */
const untilRecorder = (page: TestPage, expected: Partial<RoomRecording>) =>
  page.waitFor('room:updated', ({ room: { recording } }) =>
    Object.entries(expected).every(([name, value]) => recording?.[name as keyof RoomRecording] === value),
  );
const listFor = async (browser: TestBrowser) =>
  (await browser.call<{ recordings: RecordingSummary[] }>('GET', `/recordings?caseId=${await caseId()}`))
    .recordings;
const caseId = async () => (await walk.read()).caseId;

async function takePackage(): Promise<Buffer> {
  const exports = walk.path('archive/exports');
  const { jobId } = await walk.convenor.call<RecordingJob>('POST', exports, { reason: '归档备查' });
  const state = async () =>
    (await walk.convenor.call<{ jobs: RecordingJob[] }>('GET', exports)).jobs.find(
      (each) => each.jobId === jobId,
    )?.state;
  await expect.poll(state, patient).toBe('done');
  const url = `${walk.convenor.url}/api${exports}/${jobId}/file`;
  return Buffer.from(await (await fetch(url, { headers: { cookie: walk.convenor.cookie } })).arrayBuffer());
}

it('a panel is recorded once the unit agrees, its closed part by itself and without the unit, and the package has it', async () => {
  const roomId = (await walk.unit.call<ExpertSession>('GET', walk.path('session'))).roomId as RoomId;
  const [chair, second] = await walk.panel();
  if (!chair || !second) throw new Error('there is no panel');
  for (const browser of [chair.browser, second.browser, walk.convenor])
    pages.push(await browser.open('staff'));
  const ofUnit = await walk.unit.open('applicant');
  pages.push(ofUnit);
  const [ofChair, ofSecond, ofConvenor] = pages as [TestPage, TestPage, TestPage];
  const selfIds = [];
  for (const page of [ofChair, ofSecond, ofConvenor, ofUnit]) selfIds.push(await enter(page, roomId));
  await ofUnit.waitFor('room:updated', ({ room }) =>
    room.participants.some((each) => each.participantId === room.selfId && each.lane === 'main'),
  );
  for (const selfId of selfIds) await district.speak(roomId, selfId);

  // Nothing before the unit's word; a no stays a no until they say yes themselves.
  // The page of whoever leads knows that the question is theirs to ask.
  await untilRecorder(ofChair, { state: 'off', consent: 'notAsked' });
  await ofChair.request('recording:ask', { roomId });
  await untilRecorder(ofUnit, { consent: 'asked' });
  const { version, sha256 } = await walk.unit.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const word = { roomId, version, sha256, locale: 'zh-Hans' } as const;
  await ofUnit.request('recording:consent', { ...word, allowsRecording: false });
  await untilRecorder(ofChair, { consent: 'refused' });
  expect(await district.rolesIn(roomId, 'open')).toEqual([]);
  await ofUnit.request('recording:consent', { ...word, allowsRecording: true });
  await untilRecorder(ofChair, { state: 'recording', part: 'open', consent: 'given' });
  await expect
    .poll(() => district.rolesIn(roomId, 'open'), patient)
    .toEqual(['applicant', 'convenor', 'expert']);

  for (const page of [ofChair, ofUnit]) page.forget();
  await walk.goTo('questioning');
  await walk.goTo('deliberating');
  await untilRecorder(ofChair, { state: 'recording', part: 'closed' });
  await untilRecorder(ofUnit, { part: 'open', isSelfRecorded: false });
  await expect.poll(() => district.rolesIn(roomId, 'closed'), patient).toEqual(['convenor', 'expert']);
  const supervisor = await openStaff(district.right.url, await supervisorOf());
  // Nobody looks into it, and no dossier has it, before the panel has concluded.
  for (const browser of [supervisor, walk.convenor])
    expect((await listFor(browser)).map(({ part }) => part)).toEqual(['open']);
  await walk.goTo('scoring');
  await walk.scoreAll();
  await walk.writeReport('passed');
  await walk.closeReport();
  await walk.signAll();

  const states = async () =>
    (await listFor(supervisor)).map(({ kind, part, state }) => `${kind} ${part} ${state}`).sort();
  await expect.poll(states, patient).toEqual(['expertReview closed sealed', 'expertReview open sealed']);
  expect(await district.rolesIn(roomId, 'closed')).toEqual(['convenor', 'expert']);
  for (const browser of [walk.unit, chair.browser])
    await expect(listFor(browser)).rejects.toMatchObject({ body: { code: 'FORBIDDEN' } });
  for (const browser of [await openStaff(district.right.url, 'a001'), walk.second])
    expect(await listFor(browser)).toEqual([]);

  // Whoever led the sitting and was in its closed part looks into it, and the journal knows.
  const closed = (await listFor(walk.convenor)).find(({ part }) => part === 'closed');
  if (closed === undefined) throw new Error('the convenor knows of no closed part');
  const recording = `/recordings/${closed.recordingId}`;
  const ready = () => walk.convenor.call<RecordingView>('GET', recording);
  await expect.poll(async () => (await ready()).playback, patient).toBe('ready');
  const { lookId } = await walk.convenor.call<{ lookId: string }>('POST', `${recording}/looks`, {
    reason: '核对记录',
  });
  const { tracks } = await ready();
  const track = `${walk.convenor.url}/api${recording}/looks/${lookId}/tracks/${tracks[0]?.trackId}`;
  const bytesFor = async ({ cookie }: TestBrowser) => {
    const answer = await fetch(track, { headers: { cookie } });
    return { status: answer.status, size: (await answer.arrayBuffer()).byteLength };
  };
  const own = await bytesFor(walk.convenor);
  expect([own.status, own.size > 1_000]).toEqual([200, true]);
  expect((await bytesFor(walk.second)).status).toBe(404);
  expect((await bytesFor(chair.browser)).status).toBe(403);
  for (const act of ['jobs', 'legal-hold'])
    expect(
      (await walk.convenor.send(act === 'jobs' ? 'POST' : 'PUT', `${recording}/${act}`, {})).status,
    ).toBe(403);

  await walk.archive();
  const bytes = await takePackage();
  expect(await checkDossier(walk.convenor, bytes)).toMatchObject({
    ...{ verdict: 'intact', findings: [], about: { recordingCount: 2 } },
  });
  const segment = ((await readZip(sourceOf(bytes)))?.entries ?? []).find(
    ({ path }) => path.startsWith(`recordings/${closed.recordingId}/`) && path.endsWith('.webm'),
  );
  if (segment === undefined) throw new Error('the closed part is not in the package');
  bytes[segment.contentAt] = (bytes[segment.contentAt] ?? 0) ^ 1;
  expect((await checkDossier(walk.convenor, bytes)).findings).toEqual([
    expect.objectContaining({ problem: 'changed', subject: segment.path }),
  ]);
}, 300_000);

/** Somebody who oversees the department that the review is of: in the demo both oversee the whole district. */
async function supervisorOf(): Promise<string> {
  await district.query(
    `update staff_accounts set department_id = (select department_id from service_cases where case_id = $1)
       where login_name = 's002'`,
    [await caseId()],
  );
  return 's002';
}
