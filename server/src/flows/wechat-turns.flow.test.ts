import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestWechat, type TestWechat } from '../../../scripts/test-support/test-wechat.ts';
import type { InboxMessage } from '../../../scripts/wechat/inbox.ts';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';
import { uploadPaper } from '../test-support/upload-paper.ts';

const texts: { phone: string; text: string }[] = [];
/** Shared by both servers: what either sends is seen here. */
const smsSender = {
  send: async (_phone: string, code: string) => ({ demoCode: code }),
  async sendNotice(phone: string, { text }: { text: string }) {
    texts.push({ phone, text });
  },
};
/** Ahead of Redis, so that whoever takes a ticket has waited long enough for a notice. */
const clock = { now: () => Date.now() + 90_000 };
let wechat: TestWechat;
let sfu: TestSfu;
let postgres: TestPostgres;
let left: TestServer;
let right: TestServer;
let desk: TestPage;

beforeAll(async () => {
  [wechat, postgres, sfu] = await Promise.all([
    startTestWechat(),
    createTestPostgres(inject('postgresUrl')),
    startTestSfu(),
  ]);
  const { environment } = wechat;
  const shared = { tenant: makeTenant(), databaseUrl: postgres.url, smsSender, clock, environment };
  const options = { ...shared, redisUrl: inject('redisUrl'), sfuUrls: [sfu.url] };
  // The first makes the tables and the demo data.
  left = await startTestServer(options);
  right = await startTestServer(options);
  desk = (await openDesk(right.url, 'a001')).desk;
  await beReady(false);
});
afterAll(async () => {
  desk?.close();
  await Promise.all([left?.close(), right?.close()]);
  await Promise.all([sfu?.stop(), wechat?.close(), postgres?.drop()]);
});

/** Taken with a phone in whose WeChat this person is. */
async function takeTicketAs(personId: string) {
  const browser = new TestBrowser(left.url);
  const link = await browser.visit('/api/wechat/enter?to=/');
  await browser.visit((await wechat.open(link ?? '', personId)) ?? '');
  return takeTicket(left.url, undefined, browser);
}
/** The messages about this ticket with these words in them, as soon as there is one. */
async function inboxOf(ticket: string | null, words: string): Promise<InboxMessage[]> {
  const find = () =>
    wechat.world.inbox.messages.filter(
      ({ values }) => values.character_string1 === ticket && values.thing3?.includes(words),
    );
  await expect.poll(() => find().length, { timeout: 20_000 }).toBeGreaterThan(0);
  return find();
}
const queued = async ({ page }: Awaited<ReturnType<typeof takeTicket>>) =>
  (await page.waitFor('call:updated', ({ call }) => call.state === 'queued')).call;

const beReady = (isReady: boolean) =>
  desk.request('agent:setStatus', { status: isReady ? 'ready' : 'offline', reason: null });

/** The agent takes the callback of a ticket whose page is closed. */
async function callBack(ticket: Awaited<ReturnType<typeof takeTicket>>): Promise<void> {
  const { callId, page } = ticket;
  await page.request('call:requestCallback', { callId });
  page.close();
  await beReady(true);
  const { fence } = await waitForOffer(desk, callId);
  await desk.request('offer:accept', { callId, fence });
}
/** The applicant of the link answers by ending: the desk is free again. */
async function answerAndEnd(link: string, { callId }: { callId: CallId }): Promise<void> {
  const elsewhere = new TestBrowser(left.url);
  const token = new URL(link).hash.slice(1);
  await elsewhere.call('POST', '/resume-links/redeem', { token });
  const page = await elsewhere.open('applicant');
  const snapshot = await page.request('session:resume', {});
  expect(snapshot).toMatchObject({ call: { callId, isCallback: true } });
  await page.request('call:end', { callId });
  page.close();
  await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  await beReady(false);
}

describe('a turn', () => {
  it('that comes as a callback is told by WeChat alone, once for two servers, with a link for any browser', async () => {
    const ticket = await takeTicketAs('li-na');
    const { ticketNumber } = await queued(ticket);
    await callBack(ticket);
    const messages = await inboxOf(ticketNumber, '轮到您了');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ to: { personId: 'li-na' }, way: 'template' });
    await answerAndEnd(messages[0]?.url ?? '', ticket);
    expect(await inboxOf(ticketNumber, '轮到您了')).toHaveLength(1);
    expect(texts.filter(({ phone }) => phone === ticket.phone)).toEqual([]);
  });

  it.each([
    ['takes no messages', 'zhao-min', () => {}],
    ['cannot be reached', 'wang-wei', () => failMessages()],
  ])('falls back to the text message for somebody whose WeChat %s', async (_why, personId, prepare) => {
    const ticket = await takeTicketAs(personId);
    await queued(ticket);
    prepare();
    await callBack(ticket);
    const sent = () => texts.filter(({ phone }) => phone === ticket.phone);
    await expect.poll(() => sent().length, { timeout: 20_000 }).toBe(1);
    await answerAndEnd(/https?:\S+/.exec(sent()[0]?.text ?? '')?.[0] ?? '', ticket);
    expect(sent()).toHaveLength(1);
    wechat.world.faults.clear();
  });

  it('that is near is told once for two servers, with the way back to the page', async () => {
    const ticket = await takeTicketAs('li-na');
    const { ticketNumber } = await queued(ticket);
    const [near] = await inboxOf(ticketNumber, '快到您了');
    expect([`${left.url}/waiting`, `${right.url}/waiting`]).toContain(near?.url);
    // The line moves again, and with it both servers look.
    const other = await takeTicket(right.url);
    await queued(other);
    const second = await takeTicketAs('wang-wei');
    const { ticketNumber: secondNumber } = await queued(second);
    await inboxOf(secondNumber, '快到您了');
    expect(await inboxOf(ticketNumber, '快到您了')).toHaveLength(1);
    for (const { page, callId } of [ticket, other, second]) {
      await page.request('call:leave', { callId });
      page.close();
    }
  });

  it('that came while they were away is told', async () => {
    const ticket = await takeTicketAs('li-na');
    const { ticketNumber } = await queued(ticket);
    await ticket.page.request('call:pause', { callId: ticket.callId });
    await beReady(true);
    expect(await inboxOf(ticketNumber, '已叫到您')).toHaveLength(1);
    await ticket.page.request('call:leave', { callId: ticket.callId });
    ticket.page.close();
    await beReady(false);
  });
});

describe('a paper', () => {
  it('is told of by WeChat, with the case it belongs to and a way there that never grows old', async () => {
    const ticket = await takeTicketAs('li-na');
    const { desk: own, browser: agent } = await openDesk(right.url, 'a002');
    await startTalk(ticket, own);
    const { desk: told } = await own.waitFor('desk:updated', (view) => view.desk.call?.caseId != null);
    const path = `/cases/${told.call?.caseId}`;
    const read = () => agent.call<CaseView>('GET', path);
    const { lines, version } = await read();
    const lineId = lines[0]?.lineId;
    if (lineId === undefined) throw new Error('a matter with a checklist');
    await uploadPaper(ticket.browser, { callId: ticket.callId, lineId });
    await expect.poll(async () => (await read()).version).toBeGreaterThan(version);
    const now = await read();
    const decision = { version: now.version, decision: { outcome: 'receive' } };
    await agent.call('POST', `${path}/decisions`, decision);
    const [message] = await inboxOf(now.caseNumber, '《收件凭证》已出具');
    expect(message).toMatchObject({ to: { personId: 'li-na' }, url: expect.stringMatching(`${path}$`) });
    expect(texts.filter(({ phone }) => phone === ticket.phone)).toEqual([]);
    await own.request('call:end', { callId: ticket.callId });
    for (const page of [ticket.page, own]) page.close();
  });
});

function failMessages(): void {
  wechat.world.faults.add({ kind: 'http500', path: '/cgi-bin/message', times: 99, delayMs: 0 });
}
