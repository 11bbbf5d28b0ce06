import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingSummary, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  consentTo,
  type RecordDistrict,
  startRecordDistrict,
  untilRecorder,
} from '../../../scripts/test-support/recorded-talk.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';

let district: RecordDistrict;
beforeAll(async () => {
  district = await startRecordDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(() => district?.close());

const patient = { timeout: 90_000, interval: 200 };
/** Two servers and a media node hear of a step one after the other, ms. */
const spreadMs = 1_000;
type Span = { from: number; to: number };

it('a supervisor is recorded while all hear them and never else, and each of their steps is a chapter', async () => {
  const ticket = await takeTicket(district.left.url);
  const { callId, page } = ticket;
  await consentTo(ticket.browser, callId, true);
  const { desk } = await openDesk(district.right.url, 'a001');
  await startTalk(ticket, desk);
  const roomId = RoomId.parse(callId);
  await untilRecorder(desk, { state: 'recording' });
  const spansOf = async (role: string): Promise<Span[]> => {
    const rows = await district.query(
      `select s.started_at, s.duration_ms from recording_segments s join recordings r using (recording_id)
         join recording_tracks t using (recording_id, track_id)
        where r.call_id = $1 and t.role = $2 order by s.started_at`,
      [callId, role],
    );
    return rows.map(({ started_at, duration_ms }) => {
      const from = new Date(String(started_at)).getTime();
      return { from, to: from + Number(duration_ms) };
    });
  };
  /** Something that was said wholly after that moment has come into the store. */
  const untilWritten = (role: string, after: number) =>
    expect.poll(async () => (await spansOf(role)).some(({ from }) => from > after), patient).toBe(true);

  await district.speak(roomId, (await desk.waitFor('room:updated')).room.selfId);
  // On the other server than the desk, which leads the recorder or does not.
  const browser = new TestBrowser(district.left.url);
  await browser.signInStaff('s001', demoPassword);
  const supervisor = await browser.open('staff');
  await supervisor.request('monitor:enter', { callId });
  const { room } = await supervisor.request('room:join', { callId, roomId });
  await district.speak(roomId, room.selfId);
  await untilWritten('agent', Date.now());
  expect(await spansOf('supervisor')).toEqual([]);

  const speaksAt = Date.now();
  await supervisor.request('monitor:setLane', { callId, lane: 'main' });
  await untilWritten('supervisor', speaksAt);
  const whispersAt = Date.now();
  await supervisor.request('monitor:setLane', { callId, lane: 'whisper' });
  await untilWritten('agent', whispersAt + spreadMs);
  await supervisor.request('monitor:leave', { callId });
  await page.request('call:end', { callId });

  const find = async () => {
    const found = await browser.call<{ recordings: RecordingSummary[] }>(
      'GET',
      `/recordings?callId=${callId}`,
    );
    const [own] = found.recordings;
    return own === undefined ? null : browser.call<RecordingView>('GET', `/recordings/${own.recordingId}`);
  };
  await expect.poll(async () => (await find())?.state, patient).toBe('sealed');
  const view = await find();
  expect(view?.part).toBe('open');
  const told = (view?.chapters ?? []).filter(({ action }) => action.startsWith('monitor.'));
  expect(told.map(({ action, details }) => [action, details])).toEqual([
    ['monitor.entered', { lane: 'monitor' }],
    ['monitor.laneChanged', { lane: 'main' }],
    ['monitor.laneChanged', { lane: 'whisper' }],
    ['monitor.left', { lane: 'whisper' }],
  ]);
  const [, main, whisper] = told.map(({ at }) => at);
  const heard = await spansOf('supervisor');
  expect(heard.length).toBeGreaterThan(0);
  for (const { from, to } of heard) {
    expect(from).toBeGreaterThanOrEqual(Number(main) - spreadMs);
    expect(to).toBeLessThanOrEqual(Number(whisper) + spreadMs);
  }
  for (const each of [page, desk, supervisor]) each.close();
});
