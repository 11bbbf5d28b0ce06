import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';

let sfu: TestSfu;
let server: TestServer;

beforeAll(async () => {
  sfu = await startTestSfu();
  server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url] });
});
afterAll(async () => {
  await server?.close();
  await sfu?.stop();
});

/** Up to the ticket: signed in, consent given, in line. */
async function takeTicket(
  browser: TestBrowser,
  matterId: string,
): Promise<{ callId: CallId; page: TestPage }> {
  const { callId } = await browser.call<{ callId: CallId }>('POST', '/calls', {
    matterId,
    entryCode: null,
    locale: 'zh-Hans',
  });
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  await browser.call('POST', `/calls/${callId}/consents`, {
    version,
    locale: 'zh-Hans',
    sha256,
    allowsRecording: false,
  });
  const page = await browser.open('applicant');
  await page.request('call:enqueue', { callId, networkGrade: 'good', hasCamera: true, hasMicrophone: true });
  return { callId, page };
}

describe('the story of one call', () => {
  it('runs from the ticket over accept, talk and wrap-up to the rating', async () => {
    const applicant = new TestBrowser(server.url);
    await applicant.signInApplicant('13800000001');
    const { callId, page } = await takeTicket(applicant, 'sole-trader-setup');
    const queued = await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
    expect(queued.call.ticketNumber).toMatch(/^[A-Z]+\d{3}$/);
    expect(queued.call.aheadCount).toBe(0);

    const agent = new TestBrowser(server.url);
    await agent.signInStaff('a001', demoPassword);
    const desk = await agent.open('staff');
    await desk.request('agent:setStatus', { status: 'ready', reason: null });
    const ringing = await desk.waitFor('desk:updated', (payload) => payload.desk.offer?.callId === callId);
    const offer = ringing.desk.offer;
    expect(offer?.applicantName).toBe('张**');
    if (!offer) throw new Error('no offer');

    const room = await desk.request('room:join', { callId, roomId: offer.roomId });
    expect(room.room.phase).toBe('preparing');
    await page.request('room:join', { callId, roomId: offer.roomId });

    const accepted = await desk.request('offer:accept', { callId, fence: offer.fence });
    expect(accepted.desk.call?.applicantName).toBe('张三丰');
    expect(accepted.desk.call?.applicantPhone).toBe('138****0001');
    await page.waitFor('room:updated', (payload) => payload.room.phase === 'live');
    await page.request('room:reportStarted', { callId, roomId: offer.roomId });
    await desk.request('room:reportStarted', { callId, roomId: offer.roomId });
    const active = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
    expect(active.call.agent?.agentNumber).toBe('A001');

    await page.request('message:send', { callId, text: '您好' });
    const chat = await desk.waitFor('message:created');
    expect(chat.message).toMatchObject({ sender: 'applicant', text: '您好', sequence: 1 });

    await desk.request('call:end', { callId });
    const ended = await page.waitFor('call:updated', ({ call }) => call.state === 'wrapUp');
    expect(ended.call).toMatchObject({ canRate: true, endReason: 'finished' });
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '已告知材料' });
    await page.waitFor('call:updated', ({ call }) => call.state === 'completed');

    const rating = { level: 'satisfied', reasons: ['patient'], comment: '' };
    await applicant.call('PUT', `/calls/${callId}/rating`, rating);
    const { calls } = await applicant.call<{ calls: CallSummary[] }>('GET', '/calls');
    expect(calls[0]).toMatchObject({ callId, state: 'completed', rating: { level: 'satisfied' } });
    const today = await agent.call<{ calls: CallSummary[] }>('GET', '/staff/calls');
    expect(today.calls[0]).toMatchObject({ callId, disposition: 'answered' });
    page.close();
    desk.close();
  });
});
