import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';
import type { WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const minuteMs = 60_000;
const texts: { phone: string; text: string }[] = [];
let onText: () => void = () => {};
/** Shared by both servers: what either sends is seen here. */
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(phone: string, { text }: { text: string }) {
    texts.push({ phone, text });
    onText();
  },
};
let sfu: TestSfu;
let postgres: TestPostgres;
let left: TestServer;
let right: TestServer;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = { redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant: makeTenant(), smsSender };
  // The first makes the tables and the demo data.
  left = await startTestServer({ ...options, databaseUrl: postgres.url });
  right = await startTestServer({ ...options, databaseUrl: postgres.url });
});
afterAll(async () => {
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

const queued = async (page: TestPage) =>
  (await page.waitFor('call:updated', ({ call }) => call.state === 'queued')).call;
const told = async (page: TestPage, fits: (call: ApplicantCallView) => boolean) =>
  (await page.waitFor('call:updated', ({ call }) => fits(call))).call;
async function resumed(page: TestPage): Promise<ApplicantCallView | null> {
  const snapshot: SessionSnapshot = await page.request('session:resume', {});
  if (snapshot.side !== 'applicant') throw new Error('a page of the other side');
  return snapshot.call;
}
/** The link in the text of this telephone, once it was sent. */
function textOf(phone: string): Promise<string> {
  return new Promise((resolve) => {
    const look = () => {
      const found = texts.find((sent) => sent.phone === phone);
      if (found) resolve(/#([\w-]{43})/.exec(found.text)?.[1] ?? '');
    };
    onText = look;
    look();
  });
}
const redeem = async (token: string, url = left.url) => {
  const browser = new TestBrowser(url);
  await browser.call('POST', '/resume-links/redeem', { token });
  return browser;
};

describe('stepping away', () => {
  it('keeps the place over a closed page, says for how long, and ends by hand alone', async () => {
    const { callId, page, browser } = await takeTicket(left.url);
    const { enqueuedAt } = await queued(page);
    const paused = (await page.request('call:pause', { callId })).call;
    expect(paused).toMatchObject({ state: 'away', isPaused: true, enqueuedAt, ticket: expect.any(String) });
    const keptMs = (paused.awayUntil ?? 0) - Date.now();
    expect(keptMs).toBeGreaterThan(9 * minuteMs);
    expect(keptMs).toBeLessThanOrEqual(10 * minuteMs);
    page.close();
    const reopened = await browser.open('applicant');
    expect(await resumed(reopened)).toMatchObject({ state: 'away', isPaused: true, enqueuedAt });
    const { call } = await reopened.request('call:comeBack', { callId });
    expect(call).toMatchObject({ state: 'queued', isPaused: false, awayUntil: null, enqueuedAt });
    await reopened.request('call:leave', { callId });
    reopened.close();
  });

  it('misses the turn while others are served, and gets the old place back with one tap', async () => {
    const first = await takeTicket(left.url);
    const { enqueuedAt } = await queued(first.page);
    const second = await takeTicket(right.url);
    await queued(second.page);
    await first.page.request('call:pause', { callId: first.callId });
    const { desk } = await openDesk(right.url, 'a001');
    await waitForOffer(desk, second.callId);
    const passed = await told(first.page, ({ state }) => state === 'passed');
    expect(passed.enqueuedAt).toBe(enqueuedAt);
    expect((passed.awayUntil ?? 0) - Date.now()).toBeGreaterThan(14 * minuteMs);
    await first.page.request('call:comeBack', { callId: first.callId });
    await second.page.request('call:leave', { callId: second.callId });
    const offer = await waitForOffer(desk, first.callId);
    expect(offer.enqueuedAt).toBe(enqueuedAt);
    await first.page.request('call:leave', { callId: first.callId });
    for (const open of [desk, first.page, second.page]) open.close();
  });

  it('is for one’s own waiting call only', async () => {
    const own = await takeTicket(left.url);
    const other = await takeTicket(left.url);
    for (const name of ['call:pause', 'call:comeBack', 'call:requestCallback'] as const) {
      const asking = other.page.request(name, { callId: own.callId });
      await expect(asking).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
    }
    await own.page.request('call:leave', { callId: own.callId });
    for (const name of ['call:pause', 'call:comeBack', 'call:requestCallback'] as const) {
      const asking = own.page.request(name, { callId: own.callId });
      await expect(asking).rejects.toMatchObject({ body: { code: 'CALL_ENDED' } });
    }
    await other.page.request('call:leave', { callId: other.callId });
    for (const page of [own.page, other.page]) page.close();
  });
});

describe('being called back', () => {
  it('rings at any device through one text, and begins with the answer', async () => {
    const { callId, page, phone } = await takeTicket(left.url);
    const { enqueuedAt } = await queued(page);
    const { call: pending } = await page.request('call:requestCallback', { callId });
    expect(pending).toMatchObject({ state: 'callbackPending', isCallback: true, enqueuedAt, aheadCount: 0 });
    expect(pending.ticket).toEqual(expect.any(String));
    page.close();

    const { desk } = await openDesk(right.url, 'a001');
    const { fence, roomId } = await waitForOffer(desk, callId);
    await desk.request('room:join', { callId, roomId });
    await desk.request('offer:accept', { callId, fence });
    await desk.request('room:reportStarted', { callId, roomId });
    const token = await textOf(phone);

    const elsewhere = await redeem(token);
    const phonePage = await elsewhere.open('applicant');
    const ringing = await resumed(phonePage);
    expect(ringing).toMatchObject({ callId, state: 'connecting', isCallback: true, enqueuedAt });
    expect((ringing?.answerUntil ?? 0) - Date.now()).toBeGreaterThan(minuteMs);
    expect(ringing?.agent?.agentNumber).toBe('A001');
    const joined = await phonePage.request('room:join', { callId, roomId });
    expect(joined.room.phase).toBe('live');
    await phonePage.request('room:reportStarted', { callId, roomId });
    const active = await told(phonePage, ({ state }) => state === 'active');
    expect(active).toMatchObject({ isCallback: false, answerUntil: null });
    await phonePage.request('call:end', { callId });
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
    expect(texts.filter((sent) => sent.phone === phone)).toHaveLength(1);
    for (const open of [desk, phonePage]) open.close();
  });

  it('can be turned back into waiting at the page, and called off', async () => {
    const { callId, page } = await takeTicket(left.url);
    const { enqueuedAt } = await queued(page);
    await page.request('call:requestCallback', { callId });
    const { call: waiting } = await page.request('call:comeBack', { callId });
    expect(waiting).toMatchObject({ state: 'queued', isCallback: false, enqueuedAt });
    await page.request('call:requestCallback', { callId });
    const { call: over } = await page.request('call:leave', { callId });
    expect(over).toMatchObject({ state: 'cancelled', endReason: 'youLeft' });
    page.close();
  });
});

describe('carrying on with another device', () => {
  it('moves the place there, and stops the page before', async () => {
    const { callId, page, browser } = await takeTicket(left.url);
    const { enqueuedAt, ticketNumber } = await queued(page);
    const { token } = await browser.call<{ token: string }>('POST', '/resume-links');
    const elsewhere = await redeem(token, right.url);
    const moved = await elsewhere.open('applicant');
    await page.waitFor('session:replaced');
    expect(await resumed(moved)).toMatchObject({ callId, state: 'queued', enqueuedAt, ticketNumber });
    await expect(redeem(token)).rejects.toMatchObject({ body: { code: 'RESUME_LINK_EXPIRED' } });
    await moved.request('call:leave', { callId });
    for (const open of [page, moved]) open.close();
  });
});

describe('a word to the desk while waiting', () => {
  const desks: TestPage[] = [];
  afterAll(async () => {
    for (const desk of desks) await desk.request('agent:setStatus', { status: 'offline', reason: null });
  });
  async function busyDesk(url: string, loginName: string): Promise<TestPage> {
    const browser = new TestBrowser(url);
    await browser.signInStaff(loginName, demoPassword);
    const desk = await browser.open('staff');
    await desk.request('agent:setStatus', { status: 'notReady', reason: 'paperwork' });
    desks.push(desk);
    return desk;
  }
  const rowOf = async (desk: TestPage, callId: CallId, fits: (row: WaitingRow) => boolean) =>
    desk.waitFor('desk:updated', (told) =>
      told.desk.waiting.some((row) => row.callId === callId && fits(row)),
    );

  it('reaches every desk of the line, on both servers, is answered by any, and is the agent’s alone after the accept', async () => {
    const [first, second, elsewhere] = await Promise.all([
      busyDesk(left.url, 'a001'),
      busyDesk(right.url, 'a002'),
      busyDesk(right.url, 'a005'),
    ]);
    const { callId, page } = await takeTicket(left.url);
    await queued(page);
    await page.request('message:send', { callId, text: '我没有带租房合同，行吗？' });
    await rowOf(first, callId, (row) => row.chat?.unansweredCount === 1);
    await rowOf(second, callId, (row) => row.chat?.unansweredCount === 1 && row.chat?.messageCount === 1);
    const { message } = await second.waitFor('message:created', (told) => told.message.callId === callId);
    expect(message).toMatchObject({ senderName: '张**', text: '我没有带租房合同，行吗？' });
    const { messages } = await second.request('message:list', { callId });
    expect(messages).toEqual([message]);
    for (const ask of [
      elsewhere.request('message:list', { callId }),
      elsewhere.request('message:send', { callId, text: '我来看看' }),
    ])
      await expect(ask).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });

    await second.request('message:send', { callId, text: '可以先排队，接通后再拍。' });
    const answer = await page.waitFor('message:created', (told) => told.message.sender === 'agent');
    expect(answer.message.text).toBe('可以先排队，接通后再拍。');
    await rowOf(first, callId, (row) => row.chat?.unansweredCount === 0 && row.chat?.messageCount === 2);

    await first.request('agent:setStatus', { status: 'ready', reason: null });
    const { fence } = await waitForOffer(first, callId);
    await first.request('offer:accept', { callId, fence });
    const history = await first.request('message:list', { callId });
    expect(history.messages.map(({ senderName }) => senderName)).toEqual(['张三丰', expect.any(String)]);
    await expect(second.request('message:list', { callId })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await expect(second.request('message:send', { callId, text: '再问一句' })).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await page.request('call:end', { callId });
  });
});
