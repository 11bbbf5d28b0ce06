import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { Booking, Slot } from '@cloudseat/shared/nouns/booking.ts';
import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, startTalk, testMatter, waitForOffer } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';

const hourMs = 3_600_000;
/** Behind the dispatcher's clock, which is Redis's own: a slot of this hour can be booked, and opened at once. */
let behindMs = hourMs;
let sfu: TestSfu;
let server: TestServer;
let phones = 0;
const pages: TestPage[] = [];

beforeAll(async () => {
  sfu = await startTestSfu();
  const clock = { now: () => Date.now() - behindMs };
  server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], clock });
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
  behindMs = hourMs;
});
afterAll(async () => {
  await server?.close();
  await sfu?.stop();
});

/** Signed in, with a draft whose consent was given. */
async function openDraft(matterId = testMatter, browser = new TestBrowser(server.url)) {
  phones += 1;
  if (browser.cookie === '') await browser.signInApplicant(`1370000${String(1_000 + phones)}`);
  const draft = { matterId, entryCode: null, locale: 'zh-Hans' };
  const { callId } = await browser.call<{ callId: CallId }>('POST', '/calls', draft);
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const consent = { version, locale: 'zh-Hans', sha256, allowsRecording: false };
  await browser.call('POST', `/calls/${callId}/consents`, consent);
  return { browser, callId };
}
const open = async (browser: TestBrowser) => {
  const page = await browser.open('applicant');
  pages.push(page);
  return page;
};
const devices = { networkGrade: 'good', hasCamera: true, hasMicrophone: true };
const listSlots = async (browser: TestBrowser, matterId = testMatter) =>
  (await browser.call<{ slots: Slot[] }>('GET', `/matters/${matterId}/slots`)).slots;
const book = (browser: TestBrowser, callId: CallId, startsAt: number) =>
  browser.call<{ booking: Booking }>('POST', `/calls/${callId}/booking`, { startsAt, ...devices });
const findOwn = async (browser: TestBrowser, callId: CallId) =>
  (await browser.call<{ calls: CallSummary[] }>('GET', '/calls')).calls.find(
    (call) => call.callId === callId,
  );
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code,
  );
const ready = { networkGrade: 'good', hasCamera: true, hasMicrophone: true } as const;

describe('a booked call', () => {
  it('enters the line by itself when its slot opens, and is talked like any other', async () => {
    const { browser, callId } = await openDraft();
    const [slot] = await listSlots(browser);
    if (!slot) throw new Error('a matter that is always open has slots');
    const { booking } = await book(browser, callId, slot.startsAt);
    expect(booking).toMatchObject({ callId, startsAt: slot.startsAt, state: 'scheduled' });
    expect(await findOwn(browser, callId)).toMatchObject({ state: 'scheduled', bookedFor: slot.startsAt });

    const page = await open(browser);
    behindMs = 0;
    const { call } = await page.waitFor(
      'call:updated',
      (update) => update.call.callId === callId && update.call.state === 'queued',
    );
    expect(call).toMatchObject({ ticketNumber: expect.stringMatching(/^[A-Z]+\d{3}$/), kind: 'talk' });
    const { desk } = await openDesk(server.url, 'a001');
    pages.push(desk);
    await startTalk({ callId, page }, desk);
    await page.request('call:end', { callId });
    await desk.waitFor('desk:updated', (payload) => payload.desk.activity === 'wrapUp');
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  });

  it('whose applicant is not there is away from the start, and in line with the page that comes', async () => {
    const { browser, callId } = await openDraft('id-card-renewal');
    const [slot] = await listSlots(browser, 'id-card-renewal');
    await book(browser, callId, slot?.startsAt ?? 0);
    behindMs = 0;
    await expect.poll(async () => (await findOwn(browser, callId))?.state, { timeout: 30_000 }).toBe('away');
    const page = await open(browser);
    const { call } = await page.waitFor(
      'call:updated',
      (update) => update.call.callId === callId && update.call.state === 'queued',
    );
    expect(call.enqueuedAt).toBe(slot?.startsAt);
    await page.request('call:leave', { callId });
  });

  it('is refused for a full slot, for no slot, without consent, and a second time for the same matter', async () => {
    const matterId = 'social-security-card';
    const first = await openDraft(matterId);
    const slots = await listSlots(first.browser, matterId);
    const startsAt = slots[3]?.startsAt ?? 0;
    expect(await codeOf(book(first.browser, first.callId, startsAt + 1))).toBe('SLOT_UNKNOWN');
    await book(first.browser, first.callId, startsAt);
    // Said twice it is the same booking.
    expect((await book(first.browser, first.callId, startsAt)).booking.startsAt).toBe(startsAt);
    const again = await openDraft(matterId, first.browser);
    expect(await codeOf(book(first.browser, again.callId, startsAt))).toBe('BOOKING_EXISTS');

    const second = await openDraft(matterId);
    await book(second.browser, second.callId, startsAt);
    const third = await openDraft(matterId);
    expect(await codeOf(book(third.browser, third.callId, startsAt))).toBe('SLOT_FULL');
    const isFree = async () =>
      (await listSlots(third.browser, matterId)).find((slot) => slot.startsAt === startsAt)?.isFree;
    expect(await isFree()).toBe(false);

    expect(await codeOf(book(third.browser, second.callId, startsAt))).toBe('NOT_FOUND');
    await second.browser.call('DELETE', `/calls/${second.callId}/booking`);
    expect(await findOwn(second.browser, second.callId)).toMatchObject({
      state: 'cancelled',
      endReason: 'youLeft',
    });
    expect(await isFree()).toBe(true);
    const moved = await first.browser.call<{ booking: Booking }>('PUT', `/calls/${first.callId}/booking`, {
      startsAt: slots[4]?.startsAt,
    });
    expect(moved.booking.startsAt).toBe(slots[4]?.startsAt);

    const office = new TestBrowser(server.url);
    await office.signInStaff('admin', demoPassword);
    await office.call('PUT', '/departments/human-resources/booking-capacity', { capacity: 3 });
    await book(third.browser, third.callId, slots[5]?.startsAt ?? 0);
    await office.call('PUT', '/departments/human-resources/booking-capacity', { capacity: 1 });
    expect(
      (await listSlots(third.browser, matterId)).find((slot) => slot.startsAt === slots[5]?.startsAt),
    ).toEqual({
      startsAt: slots[5]?.startsAt,
      isFree: false,
    });
    const nowhere = office.call('PUT', '/departments/nowhere/booking-capacity', { capacity: 1 });
    expect(await codeOf(nowhere)).toBe('NOT_FOUND');

    const unasked = new TestBrowser(server.url);
    await unasked.signInApplicant('13700000999');
    const draft = { matterId, entryCode: null, locale: 'zh-Hans' };
    const { callId } = await unasked.call<{ callId: CallId }>('POST', '/calls', draft);
    expect(await codeOf(book(unasked, callId, startsAt))).toBe('CONSENT_REQUIRED');
  });
});

describe('when nobody can talk now', () => {
  it('the ticket is refused only to those who do not wait all the same', async () => {
    const matterId = 'id-card-renewal';
    const { browser, callId } = await openDraft(matterId);
    const page = await open(browser);
    const service = () => browser.call<{ hasAgents: boolean }>('GET', `/matters/${matterId}/service`);
    expect(await service()).toMatchObject({ isOpen: true, hasAgents: false });
    expect(await codeOf(page.request('call:enqueue', { callId, ...ready, waitsUnserved: false }))).toBe(
      'NO_AGENT_SIGNED_IN',
    );
    const { call } = await page.request('call:enqueue', { callId, ...ready, waitsUnserved: true });
    expect(call.state).toBe('queued');
    await page.request('call:leave', { callId });

    const { desk } = await openDesk(server.url, 'a009');
    pages.push(desk);
    expect(await service()).toMatchObject({ hasAgents: true });
    const next = await openDraft(matterId, browser);
    await page.request('call:enqueue', { callId: next.callId, ...ready, waitsUnserved: false });
    await page.request('call:leave', { callId: next.callId });
    await desk.request('agent:setStatus', { status: 'offline', reason: null });
  });
});

describe('a message left behind', () => {
  const leave = (browser: TestBrowser, callId: CallId, text: string) =>
    browser.call<{ ticketNumber: string }>('POST', `/calls/${callId}/left-message`, { text });

  it('needs words or a recording, and is handed in once', async () => {
    const { browser, callId } = await openDraft();
    expect(await codeOf(leave(browser, callId, '  '))).toBe('MESSAGE_EMPTY');
    const { ticketNumber } = await leave(browser, callId, '我想问营业执照怎么变更地址。');
    expect(await leave(browser, callId, '再说一遍')).toEqual({ ticketNumber });
    expect(await findOwn(browser, callId)).toMatchObject({ kind: 'message', ticketNumber });
    const stranger = await openDraft();
    expect(await codeOf(leave(stranger.browser, callId, '不是我的'))).toBe('NOT_FOUND');
    const page = await open(browser);
    const { messages } = await page.request('message:list', { callId, afterSequence: 0 });
    expect(messages.map(({ text }) => text)).toEqual(['我想问营业执照怎么变更地址。']);
  });

  it('is answered in writing by an agent, without a room and beside a call of the same applicant, and rated', async () => {
    const { browser, callId } = await openDraft('social-security-card');
    await leave(browser, callId, '社保卡丢了怎么补？');
    const page = await open(browser);
    const talk = await openDraft('id-card-renewal', browser);
    await page.request('call:enqueue', { callId: talk.callId, ...ready });
    await page.request('call:leave', { callId: talk.callId });

    const { desk } = await openDesk(server.url, 'a005');
    pages.push(desk);
    const { kind, roomId, fence } = await waitForOffer(desk, callId);
    expect(kind).toBe('message');
    await desk.request('offer:accept', { callId, fence });
    const { desk: view } = await desk.waitFor('desk:updated', (update) => update.desk.call !== null);
    expect(view.call).toMatchObject({ kind: 'message', state: 'active' });
    expect(await codeOf(desk.request('room:join', { callId, roomId }))).toBe('ROOM_NOT_OPEN');
    await desk.request('message:send', { callId, text: '请带身份证到任一网点。' });
    expect((await page.waitFor('message:created')).message.text).toBe('请带身份证到任一网点。');
    await desk.request('call:end', { callId });
    await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
    await expect
      .poll(() => findOwn(browser, callId), { timeout: 30_000 })
      .toMatchObject({ state: 'completed', canRate: true });
    await browser.call('PUT', `/calls/${callId}/rating`, { level: 'satisfied', reasons: [], comment: '' });
  });
});
