import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import { type CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import {
  consentTo,
  type RecordDistrict,
  startRecordDistrict,
  untilRecorder,
} from '../../../scripts/test-support/recorded-talk.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { createRecordingFiles } from './recording-files.ts';

const run = promisify(execFile);
let district: RecordDistrict;
beforeAll(async () => {
  district = await startRecordDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(() => district?.close());

const failsWith = (code: string) => ({ body: { code } });
const patient = { timeout: 40_000, interval: 200 };

type Row = Record<string, unknown>;
const rowsOf = (callId: CallId): Promise<Row[]> =>
  district.query('select * from recordings where call_id = $1', [callId]);
const segmentsOf = (callId: CallId): Promise<Row[]> =>
  district.query(
    `select s.*, t.role from recording_segments s join recordings r using (recording_id)
       join recording_tracks t using (recording_id, track_id)
      where r.call_id = $1 order by s.track_id, s.index`,
    [callId],
  );
const actionsOf = async (callId: CallId): Promise<string[]> => {
  const rows = await district.query(
    `select e.action from case_entries e join calls c using (case_id)
      where c.call_id = $1 and e.action like 'recording.%' order by e.sequence`,
    [callId],
  );
  return rows.map(({ action }) => String(action));
};
const selfIdOf = async (page: TestPage) => (await page.waitFor('room:updated')).room.selfId;
/** Seconds that a stored segment plays. */
async function playOf(storageKey: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'played-'));
  const path = join(folder, 'segment.webm');
  const files = createRecordingFiles(createFolderBlobs(district.storeFolder), 'ab'.repeat(32));
  await pipeline((await files.open(storageKey)).stream, createWriteStream(path));
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-count_packets', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', path],
  ]);
  await rm(folder, { recursive: true });
  return (Number.parseInt(stdout, 10) * 20) / 1_000;
}

const startMissing = async () => {
  if (isLeftGone) district.left = await district.startServer();
  isLeftGone = false;
};
let isLeftGone = false;
beforeEach(startMissing);

it('a talk with consent is recorded from its begin, rests on people’s words, outlives a server, and is whole in the store after it', async () => {
  const ticket = await takeTicket(district.left.url);
  const { callId, page, browser } = ticket;
  await consentTo(browser, callId, true);
  const { desk } = await openDesk(district.right.url, 'a001');
  await startTalk(ticket, desk);
  const roomId = RoomId.parse(callId);
  for (const each of [page, desk])
    await untilRecorder(each, { state: 'recording', consent: 'given', isSelfRecorded: true });
  await district.speak(roomId, await selfIdOf(page));
  await district.speak(roomId, await selfIdOf(desk));
  await expect.poll(async () => (await segmentsOf(callId)).length, patient).toBeGreaterThan(1);

  // Either side pauses it; both see it.
  await page.request('recording:setPrivacy', { roomId, isPaused: true });
  for (const each of [page, desk]) await untilRecorder(each, { state: 'pausedPrivacy', cause: 'privacy' });
  for (const each of [page, desk]) each.forget();
  await desk.request('recording:setPrivacy', { roomId, isPaused: false });
  for (const each of [page, desk]) await untilRecorder(each, { state: 'recording' });

  // On hold the agents' words are nobody's to hear later.
  for (const each of [page, desk]) each.forget();
  await desk.request('call:hold', { callId });
  for (const each of [page, desk]) await untilRecorder(each, { state: 'gap', cause: 'hold' });
  for (const each of [page, desk]) each.forget();
  await desk.request('call:resume', { callId });
  for (const each of [page, desk]) await untilRecorder(each, { state: 'recording' });

  await expect(desk.request('recording:ask', { roomId })).rejects.toMatchObject(failsWith('RECORDING_STATE'));

  isLeftGone = true;
  await district.left.kill();
  const again = await browser.movedTo(district.right.url).open('applicant');
  const joined = await again.request('room:join', { callId, roomId });
  expect(joined.room.recording).toMatchObject({ state: 'recording', consent: 'given' });
  const before = (await segmentsOf(callId)).length;
  await district.speak(roomId, joined.room.selfId);
  await expect.poll(async () => (await segmentsOf(callId)).length, patient).toBeGreaterThan(before);

  await again.request('call:end', { callId });
  await expect.poll(async () => (await rowsOf(callId))[0]?.is_complete, patient).toBe(true);
  const rows = await rowsOf(callId);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ kind: 'call', part: 'open', state: 'finalizing', room_id: callId });
  const segments = await segmentsOf(callId);
  expect([...new Set(segments.map(({ role }) => role))].sort()).toEqual(['agent', 'applicant']);
  for (const { storage_key, duration_ms } of segments.slice(0, 3))
    expect(Math.abs((await playOf(String(storage_key))) - Number(duration_ms) / 1_000)).toBeLessThan(0.5);
  expect(await district.listSpooled()).toEqual([]);
  expect(await actionsOf(callId)).toEqual([
    ...['recording.started', 'recording.paused', 'recording.resumed', 'recording.gap', 'recording.resumed'],
    ...['recording.ended', 'recording.complete'],
  ]);
  const gaps = await district.query(
    `select g.cause, g.ended_at from recording_gaps g join recordings r using (recording_id)
      where r.call_id = $1 and g.track_id is null order by g.started_at`,
    [callId],
  );
  expect(gaps.map(({ cause, ended_at }) => [cause, ended_at !== null])).toEqual([
    ['privacy', true],
    ['hold', true],
  ]);
  // Who was there, and under which word.
  const people = await district.query(
    'select role, consent_version, display_name from recording_people where recording_id = $1 order by role',
    [String(rows[0]?.recording_id)],
  );
  expect(people).toMatchObject([
    { role: 'agent', consent_version: null },
    { role: 'applicant', consent_version: expect.stringMatching(/^\d{4}-\d{2}$/), display_name: '张**' },
  ]);
  await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  for (const each of [again, desk]) each.close();
}, 180_000);

it('without consent not a byte is written; asked for in the talk it begins with the yes and stops with the no', async () => {
  const ticket = await takeTicket(district.left.url);
  const { callId, page, browser } = ticket;
  const { desk, browser: staff } = await openDesk(district.right.url, 'a002');
  await startTalk(ticket, desk);
  const roomId = RoomId.parse(callId);
  const stored = (await district.listStored()).length;
  for (const each of [page, desk])
    await untilRecorder(each, { state: 'off', consent: 'refused', isSelfRecorded: false });
  await district.speak(roomId, await selfIdOf(page));
  await district.speak(roomId, await selfIdOf(desk));
  await expect(page.request('recording:setPrivacy', { roomId, isPaused: true })).rejects.toMatchObject(
    failsWith('RECORDING_STATE'),
  );

  await desk.request('recording:ask', { roomId });
  await untilRecorder(page, { state: 'consentPending', consent: 'asked' });
  await expect(desk.request('recording:ask', { roomId })).rejects.toMatchObject(failsWith('RATE_LIMITED'));
  expect(await rowsOf(callId)).toEqual([]);
  expect([await district.listSpooled(), (await district.listStored()).length]).toEqual([[], stored]);

  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const word = { roomId, version, sha256, locale: 'zh-Hans' as const };
  await expect(
    page.request('recording:consent', { ...word, version: '2020-01', allowsRecording: true }),
  ).rejects.toMatchObject(failsWith('CONSENT_OUTDATED'));
  await page.request('recording:consent', { ...word, allowsRecording: true });
  for (const each of [page, desk]) await untilRecorder(each, { state: 'recording', consent: 'given' });
  await expect.poll(async () => (await segmentsOf(callId)).length, patient).toBeGreaterThan(1);

  await page.request('recording:consent', { ...word, allowsRecording: false });
  const withdrawnAt = Date.now();
  for (const each of [page, desk])
    await untilRecorder(each, { state: 'gap', cause: 'consentWithdrawn', consent: 'refused' });
  await page.request('call:end', { callId });
  await expect.poll(async () => (await rowsOf(callId))[0]?.is_complete, patient).toBe(true);
  for (const { started_at, duration_ms } of await segmentsOf(callId))
    expect(new Date(String(started_at)).getTime() + Number(duration_ms)).toBeLessThan(withdrawnAt + 200);
  const actions = await actionsOf(callId);
  expect(actions.slice(0, 3)).toEqual(['recording.asked', 'recording.consented', 'recording.started']);
  // Whichever server leads writes the gap.
  expect(actions.slice(3, 5).sort()).toEqual(['recording.gap', 'recording.withdrawn']);
  expect(actions.slice(5)).toEqual(['recording.ended', 'recording.complete']);

  // The agent looks at what there is; who was not there does not know of it.
  const [row] = await rowsOf(callId);

  const view = await staff.call<RecordingView>('GET', `/recordings/${row?.recording_id}`);
  expect(view).toMatchObject({ state: 'finalizing', callId, unexplainedGapCount: 0 });
  await expect(
    staff.call('POST', `/recordings/${row?.recording_id}/statement`, { statement: '没有什么可说明的' }),
  ).rejects.toMatchObject(failsWith('RECORDING_STATE'));
  const { browser: stranger } = await openDesk(district.right.url, 'a009');
  await expect(
    stranger.call('POST', `/recordings/${row?.recording_id}/statement`, { statement: '我不在场' }),
  ).rejects.toMatchObject(failsWith('NOT_FOUND'));
  for (const each of [page, desk]) each.close();
}, 180_000);
