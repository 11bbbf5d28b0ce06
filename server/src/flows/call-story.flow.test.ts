import type { WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import { describe, expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket, testMatter, waitForOffer } from '../test-support/call-steps.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

/** Of no certificate: the node keeps it until somebody shakes hands. */
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const server = usePlatform();

/** Who waits behind a running call is on the desk's list by number and matter, until the place is given up. */
async function expectListed(desk: TestPage, { callId, page }: Awaited<ReturnType<typeof takeTicket>>) {
  const { call } = await page.waitFor('call:updated', (told) => told.call.state === 'queued');
  const isListed = (row: WaitingRow) => row.callId === callId;
  const listed = await desk.waitFor('desk:updated', (told) => told.desk.waiting.some(isListed));
  const { ticketNumber, matterName } = call;
  expect(listed.desk.waiting).toMatchObject([{ callId, ticketNumber, matterName, state: 'queued' }]);
  await page.request('call:leave', { callId });
  page.close();
}

describe('the story of one call', () => {
  it('runs from the ticket over accept, talk and wrap-up to the rating', async () => {
    const { callId, page, browser: applicant } = await takeTicket(server.url);
    const queued = await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
    expect(queued.call).toMatchObject({
      aheadCount: 0,
      ticketNumber: expect.stringMatching(/^[A-Z]+\d{3}$/),
    });

    const { desk, browser: agent } = await openDesk(server.url, 'a001');
    const offer = await waitForOffer(desk, callId);
    expect(offer).toMatchObject({
      ...{ ticketNumber: queued.call.ticketNumber, matterName: queued.call.matterName },
      ...{ applicantName: '张**', networkGrade: 'good', hasCamera: true, hasMicrophone: true },
      ...{ entryPoint: 'web', entryLabel: null, materialCount: 0 },
    });
    expect(offer.requiredMaterialCount).toBeGreaterThan(0);
    await startTalk({ callId, page }, desk);
    const active = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
    expect(active.call.agent?.agentNumber).toBe('A001');
    const running = await desk.waitFor('desk:updated', (payload) => payload.desk.call?.callId === callId);
    expect(running.desk.call).toMatchObject({
      applicantName: '张三丰',
      applicantPhone: expect.stringMatching(/^138\*{4}/),
    });
    const { phone } = await desk.request('applicant:reveal', { callId });
    expect(phone).toMatch(/^1380000\d{4}$/);

    await expectListed(desk, await takeTicket(server.url));

    await page.request('message:send', { callId, text: '您好' });
    const chat = await desk.waitFor('message:created');
    expect(chat.message).toMatchObject({ sender: 'applicant', text: '您好', sequence: 1 });

    await desk.request('call:end', { callId });
    const ended = await page.waitFor('call:updated', ({ call }) => call.state === 'wrapUp');
    expect(ended.call).toMatchObject({ canRate: true, endReason: 'finished' });
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '已告知材料' });
    await page.waitFor('call:updated', ({ call }) => call.state === 'completed');

    await applicant.call('PUT', `/calls/${callId}/rating`, {
      level: 'satisfied',
      reasons: ['patient'],
      comment: '',
    });
    const { calls } = await applicant.call<{ calls: CallSummary[] }>('GET', '/calls');
    expect(calls[0]).toMatchObject({ callId, state: 'completed', rating: { level: 'satisfied' } });
    const today = await agent.call<{ calls: CallSummary[] }>('GET', '/staff/calls');
    expect(today.calls[0]).toMatchObject({ callId, disposition: 'answered' });
    page.close();
    desk.close();
  });

  it('shows the room only to the two of the call, and nothing of the other one before the accept', async () => {
    const ticket = await takeTicket(server.url);
    const { desk } = await openDesk(server.url, 'a002');
    const { roomId, callId } = await waitForOffer(desk, ticket.callId);
    const joined = await ticket.page.request('room:join', { callId, roomId });
    expect(joined.room).toMatchObject({ phase: 'preparing' });
    const other = await takeTicket(server.url);
    await expect(other.page.request('room:join', { callId, roomId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await expect(other.page.request('message:list', { callId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    // As any desk of the line: what was written while waiting, which is nothing.
    expect(await desk.request('message:list', { callId })).toEqual({ messages: [] });
    await expect(desk.request('applicant:reveal', { callId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    const deskRoom = await desk.request('room:join', { callId, roomId });
    expect(deskRoom.room.participants.find(({ role }) => role === 'applicant')?.displayName).toBe('');
    for (const page of [ticket.page, other.page, desk]) page.close();
  });

  it('keeps the ticket over a reload, and tells the older page that it was replaced', async () => {
    const { callId, page, browser } = await takeTicket(server.url, 'company-setup');
    const first = await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
    const again = await browser.open('applicant');
    await page.waitFor('session:replaced');
    const snapshot = await again.request('session:resume', {});
    expect(snapshot).toMatchObject({
      side: 'applicant',
      call: { callId, ticketNumber: first.call.ticketNumber, enqueuedAt: first.call.enqueuedAt },
    });
    await again.request('call:leave', { callId });
    await again.waitFor('call:updated', ({ call }) => call.state === 'abandoned');
    for (const open of [page, again]) open.close();
  });

  it('has one live desk per agent, and a second page only by taking it over', async () => {
    const { desk, browser } = await openDesk(server.url, 'a009');
    const second = await browser.open('staff');
    const snapshot = await second.request('session:resume', {});
    expect(snapshot).toMatchObject({ side: 'staff', desk: { desk: 'elsewhere', offer: null, call: null } });
    const busy = second.request('agent:setStatus', { status: 'break', reason: 'rest' });
    await expect(busy).rejects.toMatchObject({ body: { code: 'DESK_ELSEWHERE' } });
    await second.request('desk:claim', {});
    await desk.waitFor('session:replaced');
    expect(
      (await desk.waitFor('desk:updated', (payload) => payload.desk.desk === 'elsewhere')).desk.offer,
    ).toBeNull();
    for (const open of [desk, second]) open.close();
  });

  it('closes every page of a session that was signed out', async () => {
    const { desk, browser } = await openDesk(server.url, 'a010');
    const closed = new Promise((resolve) => desk.socket.once('disconnect', resolve));
    await browser.call('DELETE', '/staff-session');
    expect(await closed).toBe('io server disconnect');
  });

  it('marks a closed page away after a while, and gives it the same place when it comes back', async () => {
    const { callId, page, browser } = await takeTicket(server.url, 'company-setup');
    const { call: first } = await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
    page.close();
    const stateOf = async () => {
      const { calls } = await browser.call<{ calls: CallSummary[] }>('GET', '/calls');
      return calls.find((call) => call.callId === callId)?.state;
    };
    await expect.poll(stateOf, { timeout: 30_000, interval: 500 }).toBe('away');
    const back = await browser.open('applicant');
    const snapshot = await back.request('session:resume', {});
    const { ticketNumber, enqueuedAt } = first;
    expect(snapshot).toMatchObject({ call: { callId, state: 'queued', ticketNumber, enqueuedAt } });
    await back.request('call:leave', { callId });
    back.close();
  });
});

/** A village shop on a bad day. */
const measure: LinkMeasure = {
  ...{ socketMs: 640, udp: true, tcp: true, relay: null, path: 'udp' },
  ...{ lossUp: 0.31, lossDown: 0.28, roundTripMs: 612, jitterMs: 44, upBps: 110_000, downBps: 90_000 },
};

describe('the check of a link', () => {
  it('is a page’s own: nobody else may connect, send or end it, and it is gone once it was closed', async () => {
    const [mine, other] = await Promise.all([takeTicket(server.url), takeTicket(server.url)]);
    const opened = await mine.page.request('linkCheck:open', {});
    expect(opened.tcpTransport.iceCandidates.map(({ protocol }) => protocol)).toEqual(['tcp']);
    expect(opened.relayTransport).toBeNull();
    const { checkId } = opened;
    const transportId = opened.sendTransport.transportId as TransportId;
    const connect = (page: TestPage) =>
      page.request('linkCheck:connect', {
        ...{ checkId, transportId },
        dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
      });
    await expect(connect(other.page)).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
    await other.page.request('linkCheck:close', { checkId });
    await connect(mine.page);
    await expect(
      other.page.request('room:join', { callId: mine.callId, roomId: checkId }),
    ).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
    // A second one of the same page ends the first.
    const again = await mine.page.request('linkCheck:open', {});
    await expect(mine.page.request('linkCheck:begin', { checkId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await mine.page.request('linkCheck:begin', { checkId: again.checkId });
    await mine.page.request('linkCheck:close', { checkId: again.checkId });
    await expect(mine.page.request('linkCheck:begin', { checkId: again.checkId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    for (const { callId, page } of [mine, other]) {
      await page.request('call:leave', { callId });
      page.close();
    }
  });

  it('is kept with the ticket, with a verdict of the server’s, and shown to the agent before and in the talk', async () => {
    const ticket = await takeTicket(server.url, testMatter, undefined, measure);
    const { desk } = await openDesk(server.url, 'a003');
    const offer = await waitForOffer(desk, ticket.callId);
    expect(offer).toMatchObject({ networkGrade: 'weak', linkCheck: { ...measure, verdict: 'voice' } });
    await desk.request('offer:accept', { callId: ticket.callId, fence: offer.fence });
    const { desk: view } = await desk.waitFor('desk:updated', (told) => told.desk.call !== null);
    expect(view.call?.linkCheck).toEqual({ ...measure, verdict: 'voice' });
  });
});
