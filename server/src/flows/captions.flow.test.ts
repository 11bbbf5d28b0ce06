import { type CallId, RequestId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { opus } from '../../../sfu/src/test-support/rtp.ts';
import { makeId } from '../platform/ids.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { startDistrict, type TestDistrict } from '../test-support/test-district.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { makeTenant, startServerProcess, startTestSfu } from '../test-support/test-platform.ts';

let district: TestDistrict;
beforeAll(async () => {
  const sfuEnvironment = { CLOUDSEAT_CAPTIONS: 'demo' };
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'), { sfuEnvironment });
});
afterAll(() => district?.close());

const failsWith = (code: string) => ({ body: { code } });
type Expected = { isWanted: boolean; isRunning: boolean };
const untilCaptions = (page: TestPage, expected: Expected) =>
  page.waitFor('room:updated', ({ room: { captions } }) => {
    if (captions === null) return false;
    return captions.isWanted === expected.isWanted && captions.isRunning === expected.isRunning;
  });
const set = (page: TestPage, callId: CallId, isOn: boolean) =>
  page.request('captions:set', {
    requestId: RequestId.parse(makeId()),
    roomId: RoomId.parse(callId),
    isOn,
  });

it('each turns captions on for themself on any server, everybody is told, and they outlive a hold, a reload and a server', async () => {
  const { left, right } = district;
  const ticket = await takeTicket(left.url);
  const { callId, page } = ticket;
  await expect(set(page, callId, true)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
  const { desk } = await openDesk(right.url, 'a001');
  await startTalk(ticket, desk);
  const quiet = { isWanted: false, isRunning: false };
  const { room } = await untilCaptions(desk, quiet);
  expect(room.captions).toEqual({ source: 'demo', ...quiet, isAvailable: true });

  const stranger = await takeTicket(left.url);
  await expect(set(stranger.page, callId, true)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
  stranger.page.close();
  await set(page, callId, true);
  await set(page, callId, true);
  await untilCaptions(page, { isWanted: true, isRunning: true });
  await untilCaptions(desk, { isWanted: false, isRunning: true });

  // While the applicant alone reads and is on hold, nobody is listened to.
  desk.forget();
  await desk.request('call:hold', { callId });
  await untilCaptions(desk, { isWanted: false, isRunning: false });
  desk.forget();
  await desk.request('call:resume', { callId });
  await untilCaptions(desk, { isWanted: false, isRunning: true });

  await left.kill();
  const again = await ticket.browser.movedTo(right.url).open('applicant');
  const joined = await again.request('room:join', { callId, roomId: RoomId.parse(callId) });
  expect(joined.room.captions).toMatchObject({ isWanted: true, isRunning: true, isAvailable: true });
  desk.forget();
  await set(desk, callId, true);
  await untilCaptions(desk, { isWanted: true, isRunning: true });
  await set(again, callId, false);
  await untilCaptions(again, { isWanted: false, isRunning: true });
  desk.forget();
  await set(desk, callId, false);
  await untilCaptions(desk, quiet);

  const rows = await district.query(
    `select action, actor_role from journal_entries
      where call_id = $1 and action like 'captions.%' order by happened_at`,
    [callId],
  );
  expect(rows.map(({ action, actor_role }) => `${actor_role} ${action}`)).toEqual([
    ...['applicant captions.on', 'agent captions.on', 'applicant captions.off', 'agent captions.off'],
  ]);
  again.close();
  desk.close();
});

it('with a recogniser that nobody answers they are not available, and the talk goes on', async () => {
  const node = await startTestSfu({ CLOUDSEAT_CAPTIONS: 'ws://127.0.0.1:9' });
  const options = { redisUrl: inject('redisUrl'), databaseUrl: district.databaseUrl, tenant: makeTenant() };
  const server = await startServerProcess({ ...options, sfuUrls: [node.url] });
  const ticket = await takeTicket(server.url);
  const { callId, page } = ticket;
  const { desk } = await openDesk(server.url, 'a001');
  await startTalk(ticket, desk);
  const roomId = RoomId.parse(callId);
  const { sendTransport } = await page.request('room:join', { callId, roomId });
  await page.request('producer:create', {
    ...{ requestId: RequestId.parse(makeId()), roomId, transportId: sendTransport.transportId },
    ...{ kind: 'audio', source: 'microphone', isPaused: false, rtpParameters: opus(7_000) },
  });
  await set(page, callId, true);
  for (const each of [page, desk])
    await each.waitFor('room:updated', (told) => told.room.captions?.isAvailable === false);
  await desk.request('call:hold', { callId });
  await page.waitFor('call:updated', ({ call }) => call.state === 'active' && call.heldAt !== null);
  page.close();
  desk.close();
  await server.close();
  await node.kill();
});
