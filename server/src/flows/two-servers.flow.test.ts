import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import {
  makeTenant,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const tenant = makeTenant();
let postgres: TestPostgres;
let sfu: TestSfu;
let options: Parameters<typeof startServerProcess>[0];
let left: TestServerProcess;
let right: TestServerProcess;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  options = { redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url };
  [left, right] = await Promise.all([startServerProcess(options), startServerProcess(options)]);
});
afterAll(async () => {
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

describe('two servers on one Redis, one PostgreSQL and one media node', () => {
  it('carry one call between an applicant on the one and an agent on the other', async () => {
    const ticket = await takeTicket(left.url);
    const { desk } = await openDesk(right.url, 'a001');
    const { roomId } = await startTalk(ticket, desk);
    const room = await ticket.page.waitFor('room:updated', (payload) => payload.room.phase === 'live');
    expect(room.room.participants.map(({ role }) => role).sort()).toEqual(['agent', 'applicant']);
    await ticket.page.request('room:reportNetwork', {
      roomId,
      networkGrade: 'weak',
      linkStep: 'low',
      heldStep: null,
      uplinkLoss: 0.1,
      roundTripMs: 300,
    });
    await desk.waitFor('room:updated', (payload) =>
      payload.room.participants.some(
        ({ role, networkGrade }) => role === 'applicant' && networkGrade === 'weak',
      ),
    );
    // A still passes from the one to the other, and only to who is in the talk.
    const picture = `/9j/${Buffer.from('a picture').toString('base64')}`;
    const shown = desk.waitFor('still:shown', (still) => still.picture === picture);
    await ticket.page.request('still:send', { roomId, source: 'screen', picture });
    expect(await shown).toMatchObject({
      roomId,
      source: 'screen',
      participantId: expect.stringMatching(/^applicant-/),
    });
    await expect(ticket.page.request('still:send', { roomId, picture: 'AAAA' })).rejects.toMatchObject({
      body: { code: 'BAD_REQUEST' },
    });
    await desk.request('message:send', { callId: ticket.callId, text: '请稍等' });
    expect((await ticket.page.waitFor('message:created')).message.text).toBe('请稍等');
    await ticket.page.request('call:end', { callId: ticket.callId });
    await desk.waitFor('desk:updated', (payload) => payload.desk.activity === 'wrapUp');
    await desk.request('wrapUp:save', { callId: ticket.callId, disposition: 'answered', notes: '' });
    desk.close();
    ticket.page.close();
  });

  it('lose no call when the server that rings is killed: the other server offers it to the next agent', async () => {
    const ticket = await takeTicket(left.url);
    const doomed = await openDesk(right.url, 'a002');
    await waitForOffer(doomed.desk, ticket.callId);
    const next = await openDesk(left.url, 'a004');
    await right.kill();
    const offer = await waitForOffer(next.desk, ticket.callId);
    await next.desk.request('offer:accept', { callId: ticket.callId, fence: offer.fence });
    const { desk } = await next.desk.waitFor('desk:updated', (payload) => payload.desk.call !== null);
    expect(desk.call).toMatchObject({ callId: ticket.callId, ticketNumber: offer.ticketNumber });
    right = await startServerProcess(options);
    next.desk.close();
    ticket.page.close();
  }, 120_000);
});
