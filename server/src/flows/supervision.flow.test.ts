import type { CallWhy, DispatchDay, SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();

it('a supervisor reads afterwards who was asked, who declined, who took the call, and the figures of the day', async () => {
  const ticket = await takeTicket(server.url);
  const { callId, page } = ticket;
  const { call: queued } = await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
  const first = await openDesk(server.url, 'a001');
  const { fence } = await waitForOffer(first.desk, callId);
  await first.desk.request('offer:decline', { callId, fence, reason: 'mustLeave' });
  const second = await openDesk(server.url, 'a002');
  await startTalk(ticket, second.desk);
  await second.desk.request('call:end', { callId });

  const supervisor = new TestBrowser(server.url);
  await supervisor.signInStaff('s001', demoPassword);
  const readWhy = () => supervisor.call<CallWhy>('GET', `/supervision/calls/${callId}/why`);
  // The recorder is a moment behind the call.
  await expect.poll(async () => (await readWhy()).steps.at(-1)?.type, { timeout: 20_000 }).toBe('wrapUp');
  const why = await readWhy();
  expect(why.call).toMatchObject({
    ...{ ticketNumber: queued.ticketNumber, applicantName: '张**', unansweredCount: 1, isWaiting: false },
    agent: { agentNumber: 'A002' },
  });
  expect(why.steps.map(({ type, offer }) => [type, offer?.agent.agentNumber, offer?.outcome])).toEqual([
    ['enqueued', undefined, undefined],
    ['offer', 'A001', 'declined'],
    ['offer', 'A002', 'accepted'],
    ['started', undefined, undefined],
    ['wrapUp', undefined, undefined],
  ]);
  expect(why.steps[1]?.offer?.declineReason).toBe('mustLeave');
  for (const { offer } of why.steps.slice(1, 3)) {
    expect(offer).toMatchObject({ by: 'agent', ring: 'level', reason: expect.any(String) });
    expect(offer?.calls.find((candidate) => candidate.isChosen)).toMatchObject({
      ...{ callId, ticketNumber: queued.ticketNumber, exclusion: 'none' },
    });
  }
  const { inLineMs, ringingMs, awayMs, callbackMs } = why.wait;
  expect(inLineMs + ringingMs + awayMs + callbackMs).toBe(why.call.waitMs);

  const { calls } = await supervisor.call<{ calls: SupervisedCall[] }>(
    'GET',
    `/supervision/calls?ticketNumber=${String(queued.ticketNumber).toLowerCase()}`,
  );
  expect(calls.map((call) => call.callId)).toEqual([callId]);
  const { total } = await supervisor.call<DispatchDay>('GET', '/supervision/statistics');
  expect(total).toMatchObject({
    ...{ ticketCount: 1, answeredCount: 1 },
    declinedOffers: { numerator: 1, denominator: 2 },
  });
  for (const open of [page, first.desk, second.desk]) open.close();
});

it('a supervisor puts a ticket before another: its place moves, its time stays, and the story says who and why', async () => {
  const [first, second] = [await takeTicket(server.url), await takeTicket(server.url)];
  for (const { page } of [first, second])
    await page.waitFor('call:updated', ({ call }) => call.state === 'queued');
  const supervisor = new TestBrowser(server.url);
  await supervisor.signInStaff('s001', demoPassword);
  const path = `/supervision/calls/${second.callId}`;
  const readWhy = () => supervisor.call<CallWhy>('GET', `${path}/why`);
  await expect.poll(async () => (await supervisor.send('GET', `${path}/why`)).status).toBe(200);
  const before = await readWhy();
  const moved = second.page.waitFor('queue:moved', ({ aheadCount }) => aheadCount === 0);
  const note = '老人腿脚不便';
  await supervisor.call('PUT', `${path}/priority`, { priority: 1, note });
  await moved;
  const after = await readWhy();
  expect(after.call).toMatchObject({ priority: 1, enqueuedAt: before.call.enqueuedAt, canPrioritize: true });
  expect(after.steps.find(({ type }) => type === 'prioritized')?.decision).toMatchObject({
    ...{ priority: 1, note, by: { agentNumber: 'S001' } },
  });
  const { desk } = await openDesk(server.url, 'a001');
  await waitForOffer(desk, second.callId);

  for (const body of [
    { priority: 3, note },
    { priority: 1, note: ' ' },
    { priority: -1, note },
  ]) {
    const answer = await supervisor.send('PUT', `${path}/priority`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
  }
  await second.page.request('call:leave', { callId: second.callId });
  const late = await supervisor.send('PUT', `${path}/priority`, { priority: 2, note });
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'CALL_ENDED' } } });
  await first.page.request('call:leave', { callId: first.callId });
  for (const open of [first.page, second.page, desk]) open.close();
});

it('a date that does not exist is refused', async () => {
  const supervisor = new TestBrowser(server.url);
  await supervisor.signInStaff('s001', demoPassword);
  for (const path of ['/supervision/calls?day=2026-02-30', '/supervision/statistics?day=yesterday']) {
    const answer = await supervisor.send('GET', path);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST' } } });
  }
});
