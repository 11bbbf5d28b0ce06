import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { startTestRedis, type TestRedis } from '../../../scripts/test-support/redis.ts';
import { takeTicket } from '../test-support/call-steps.ts';
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

const tenant = makeTenant();
let sfu: TestSfu;
let postgres: TestPostgres;
/** Of this file alone: its data are lost on purpose. */
let own: TestRedis;
let redis: Redis;
let options: Parameters<typeof startTestServer>[0];
let server: Pick<TestServer, 'url' | 'close'>;

beforeEach(async () => {
  [postgres, sfu, own] = await Promise.all([
    createTestPostgres(inject('postgresUrl')),
    startTestSfu(),
    startTestRedis(),
  ]);
  redis = new Redis(own.url);
  options = { redisUrl: own.url, sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url };
  server = await startTestServer(options);
});
afterEach(async () => {
  await server?.close();
  redis?.disconnect();
  await Promise.all([sfu?.stop(), own?.stop(), postgres?.drop()]);
});

const stateInDatabase = async (callId: CallId) =>
  (await postgres.run('select state from calls where call_id = $1', [callId]))[0]?.state;
const recorded = (callId: CallId, state: string) =>
  expect.poll(() => stateInDatabase(callId), { timeout: 10_000 }).toBe(state);
async function queueUp() {
  const ticket = await takeTicket(server.url);
  const { call } = await ticket.page.waitFor('call:updated', (told) => told.call.state === 'queued');
  await recorded(ticket.callId, 'queued');
  if (call.ticket === null) throw new Error('a call in line without its ticket');
  const { callId, enqueuedAt, ticketNumber } = call;
  return { ...ticket, sealed: call.ticket, place: { callId, state: 'queued', enqueuedAt, ticketNumber } };
}
/** The database as it was before it heard of the ticket. */
const forgetTicket = (callId: CallId) =>
  postgres.run(`update calls set state = 'draft', enqueued_at = null, version = 0 where call_id = $1`, [
    callId,
  ]);
const resumedCall = async (page: TestPage, ticket: string | null) => {
  const snapshot = await page.request('session:resume', { ticket });
  return snapshot.side === 'applicant' ? snapshot.call : null;
};

it('gives a connected page its place back by the ticket alone, when the dispatcher has lost everything', async () => {
  const { callId, page, sealed, place } = await queueUp();
  await redis.flushall();
  await forgetTicket(callId);
  await page.waitFor('session:stale');
  expect(await resumedCall(page, null)).toBeNull();
  expect(await resumedCall(page, sealed)).toMatchObject(place);
  await recorded(callId, 'queued');
  page.close();
});

it('gives a page that connects again its place back, by the ticket or by the database', async () => {
  for (const hasTicket of [true, false]) {
    const { page, browser, phone, sealed, place } = await queueUp();
    page.close();
    await redis.flushall();
    // Sessions were in there as well.
    await browser.signInApplicant(phone);
    const again = await browser.open('applicant');
    expect(await resumedCall(again, hasTicket ? sealed : null)).toMatchObject(place);
    await again.request('call:leave', { callId: place.callId });
    again.close();
  }
});

it('takes no ticket that is forged, or that somebody else brings', async () => {
  const { callId, page, sealed, place } = await queueUp();
  await redis.flushall();
  await forgetTicket(callId);
  const thief = new TestBrowser(server.url);
  await thief.signInApplicant('13900009999');
  const thiefPage = await thief.open('applicant');
  const [body = '', seal = ''] = sealed.split('.');
  const earlier = JSON.parse(Buffer.from(body, 'base64url').toString());
  earlier.enqueuedAt -= 3_600_000;
  const forged = `${Buffer.from(JSON.stringify(earlier)).toString('base64url')}.${seal}`;
  for (const ticket of [sealed, forged, body, `${body}.`, 'junk', '.', ''])
    expect(await resumedCall(thiefPage, ticket)).toBeNull();
  for (const ticket of [forged, body, `${body}.`]) expect(await resumedCall(page, ticket)).toBeNull();
  expect(await resumedCall(page, sealed)).toMatchObject(place);
  for (const open of [page, thiefPage]) open.close();
});

it('brings back once those who are not there, away, by whichever of two servers starts', async () => {
  const { callId, page, phone, place } = await queueUp();
  page.close();
  await server.close();
  await redis.flushall();
  const [left, right] = await Promise.all([startTestServer(options), startTestServer(options)]);
  server = { url: left.url, close: () => Promise.all([left.close(), right.close()]).then(() => {}) };

  const staff = new TestBrowser(server.url);
  await staff.signInStaff('a001', demoPassword);
  const desk = await staff.open('staff');
  await desk.request('agent:setStatus', { status: 'notReady', reason: 'meeting' });
  const listed = await desk.waitFor('desk:updated', (told) => told.desk.waiting.length > 0);
  const { enqueuedAt } = place;
  expect(listed.desk.waiting).toMatchObject([{ callId, state: 'away', enqueuedAt }]);
  const events = await redis.xrange(`{cs:${tenant}}:ev`, '-', '+');
  expect(events.filter(([, fields]) => fields[1]?.includes('"callEnqueued"'))).toHaveLength(1);

  const browser = new TestBrowser(server.url);
  await browser.signInApplicant(phone);
  const again = await browser.open('applicant');
  expect(await resumedCall(again, null)).toMatchObject(place);
  for (const open of [desk, again]) open.close();
});

it('tells a desk that its agent is not known any more', async () => {
  const staff = new TestBrowser(server.url);
  await staff.signInStaff('a001', demoPassword);
  const desk = await staff.open('staff');
  await desk.request('agent:setStatus', { status: 'ready', reason: null });
  await redis.flushall();
  await desk.waitFor('session:stale');
  const snapshot = await desk.request('session:resume', {});
  expect(snapshot).toMatchObject({ side: 'staff', desk: { desk: 'live', status: 'offline' } });
  desk.close();
});
