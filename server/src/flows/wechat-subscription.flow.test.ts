import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestWechat, type TestWechat } from '../../../scripts/test-support/test-wechat.ts';
import { yourTurnSubscriptionId } from '../../../scripts/wechat/templates.ts';
import { openDesk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';

const template = {
  ...{ id: yourTurnSubscriptionId, way: 'subscription' },
  ...{ ticket: 'character_string1', matter: 'thing2', hint: 'thing3' },
};
/** Ahead of Redis, so that whoever takes a ticket has waited long enough for a notice. */
const clock = { now: () => Date.now() + 90_000 };
let wechat: TestWechat;
let sfu: TestSfu;
let server: TestServer;

beforeAll(async () => {
  [wechat, sfu] = await Promise.all([startTestWechat(), startTestSfu()]);
  const environment = {
    ...wechat.environment,
    CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN: JSON.stringify(template),
  };
  server = await startTestServer({
    redisUrl: inject('redisUrl'),
    sfuUrls: [sfu.url],
    clock,
    environment,
  });
});
afterAll(async () => {
  await server?.close();
  await Promise.all([sfu?.stop(), wechat?.close()]);
});

describe('an account with subscription messages', () => {
  it('tells that a turn is near the way its subscribers allowed, once, and nobody who is no longer linked', async () => {
    const { desk } = await openDesk(server.url, 'a001');
    await desk.request('agent:setStatus', { status: 'offline', reason: null });
    const browser = new TestBrowser(server.url);
    const link = await browser.visit('/api/wechat/enter?to=/');
    await browser.visit((await wechat.open(link ?? '', 'li-na')) ?? '');
    const ticket = await takeTicket(server.url, undefined, browser);
    const { call } = await ticket.page.waitFor('call:updated', ({ call: { state } }) => state === 'queued');
    const about = (number: string | null) =>
      wechat.world.inbox.messages.filter(({ values }) => values.character_string1 === number);
    await expect.poll(() => about(call.ticketNumber).length, { timeout: 20_000 }).toBe(1);
    expect(about(call.ticketNumber)[0]).toMatchObject({
      to: { personId: 'li-na' },
      way: 'subscription',
      url: `${server.url}/waiting`,
    });

    await browser.call('DELETE', '/wechat/link');
    await ticket.page.request('call:pause', { callId: ticket.callId });
    await desk.request('agent:setStatus', { status: 'ready', reason: null });
    await ticket.page.waitFor('call:updated', ({ call: { state } }) => state === 'passed');
    // Whoever took a ticket after is told: so the one before was looked at.
    await desk.request('agent:setStatus', { status: 'offline', reason: null });
    const other = new TestBrowser(server.url);
    const otherLink = await other.visit('/api/wechat/enter?to=/');
    await other.visit((await wechat.open(otherLink ?? '', 'wang-wei')) ?? '');
    const next = await takeTicket(server.url, undefined, other);
    const { call: nextCall } = await next.page.waitFor(
      'call:updated',
      ({ call: { state } }) => state === 'queued',
    );
    await expect.poll(() => about(nextCall.ticketNumber).length, { timeout: 20_000 }).toBe(1);
    expect(about(call.ticketNumber)).toHaveLength(1);
    for (const { page, callId } of [ticket, next]) {
      await page.request('call:leave', { callId });
      page.close();
    }
    desk.close();
  });
});
