import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { startDistrict } from '../test-support/test-district.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';

let district: Awaited<ReturnType<typeof startDistrict>>;

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(() => district?.close());

/** What a page does when it is told to move: it goes, and comes to another server as the same page. */
async function move(browser: TestBrowser, page: TestPage, side: 'applicant' | 'staff'): Promise<TestPage> {
  await page.waitFor('session:moving');
  page.close();
  return browser.movedTo(district.right.url).open(side, page.pageId);
}
const typesOf = async (callId: string) => {
  const rows = await district.query(
    'select type, agent_id from call_events where call_id = $1 order by event_id',
    [callId],
  );
  return rows.map(({ type }) => type);
};

it('a server that stops hands its pages over: talks go on, what rings rings on, and nobody is blamed', async () => {
  const { left } = district;
  const talk = await takeTicket(left.url);
  const talking = await openDesk(left.url, 'a001');
  const { roomId } = await startTalk(talk, talking.desk);
  const ringing = await takeTicket(left.url, 'social-security-card');
  const rung = await openDesk(left.url, 'a005');
  const offer = await waitForOffer(rung.desk, ringing.callId);
  const waiting = await takeTicket(left.url, 'id-card-renewal');

  const stopped = left.close();
  const [desk, page, rungDesk, rungPage, waitingPage] = await Promise.all([
    move(talking.browser, talking.desk, 'staff'),
    move(talk.browser, talk.page, 'applicant'),
    move(rung.browser, rung.desk, 'staff'),
    move(ringing.browser, ringing.page, 'applicant'),
    move(waiting.browser, waiting.page, 'applicant'),
  ]);
  await stopped;

  // The same agent, the same call, and both are back in its room.
  const snapshot = await desk.request('session:resume', {});
  expect(snapshot).toMatchObject({
    room: null,
    desk: { activity: 'onCall', call: { callId: talk.callId, state: 'active', applicantLostAt: null } },
  });
  const room = { callId: talk.callId, roomId };
  await desk.request('room:join', room);
  const { room: joined } = await page.request('room:join', room);
  expect(joined.phase).toBe('live');
  expect(joined.participants.map(({ role }) => role).sort()).toEqual(['agent', 'applicant']);
  await desk.request('message:send', { callId: talk.callId, text: '还在' });
  expect((await page.waitFor('message:created')).message.text).toBe('还在');

  // The order that rang is answered under the same fence.
  await rungDesk.request('offer:accept', { callId: ringing.callId, fence: offer.fence });
  await rungPage.waitFor('call:updated', ({ call }) => call.state === 'connecting');
  // The place in line is as it was.
  const still = await waitingPage.request('session:resume', {});
  expect(still).toMatchObject({ call: { callId: waiting.callId, state: 'queued', aheadCount: 0 } });

  await page.request('call:end', { callId: talk.callId });
  await expect
    .poll(() => typesOf(talk.callId), { timeout: 10_000 })
    .toEqual(['callEnqueued', 'offerMade', 'roomSet', 'offerAccepted', 'callStarted', 'callWrapUp']);
  await expect
    .poll(() => typesOf(ringing.callId), { timeout: 10_000 })
    .toEqual(['callEnqueued', 'offerMade', 'offerAccepted']);
  expect(await typesOf(waiting.callId)).toEqual(['callEnqueued']);
  const lost = await district.query('select type from agent_events where type = $1', ['agentLost']);
  expect(lost).toEqual([]);
  for (const each of [desk, page, rungDesk, rungPage, waitingPage]) each.close();
});
