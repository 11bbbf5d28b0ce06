import { DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallWhy } from '@cloudseat/shared/nouns/supervision.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  demoPassword,
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
let left: TestServerProcess;
let right: TestServerProcess;
/** Of another department than the matter's. */
const employment = { departmentId: DepartmentId.parse('human-resources'), skillId: 'employment' };

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url },
  };
  [left, right] = await Promise.all([startServerProcess(options), startServerProcess(options)]);
});
afterAll(async () => {
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

const failsWith = (code: string) => ({ body: { code } });

/** What the journal says of looks at a call's number. */
const readLooks = (callId: string) =>
  postgres.run(
    `select actor_id, details->>'purpose' as purpose from journal_entries
     where call_id = $1 and action = 'applicantPhone.revealed' order by happened_at`,
    [callId],
  );

it('a talk goes on by telephone by the words of both, shows the number to its own agent alone, and outlives page and server', async () => {
  const ticket = await takeTicket(left.url);
  const { callId, page, phone } = ticket;
  const { desk } = await openDesk(right.url, 'a001');
  await startTalk(ticket, desk);
  const masked = `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const running = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
  expect(running.call).toMatchObject({ phone: masked, telephone: null });

  // Strangers of either side, and those who are only consulted, learn and change nothing.
  const colleague = await openDesk(right.url, 'a005');
  await desk.request('call:consult', { callId, target: employment });
  const { desk: asked } = await colleague.desk.waitFor('desk:updated', (told) => told.desk.offer !== null);
  const leg = { callId: asked.offer?.callId ?? callId, fence: asked.offer?.fence as never };
  await colleague.desk.request('offer:accept', leg);
  await colleague.desk.waitFor('desk:updated', (told) => told.desk.call?.part === 'consulted');
  const other = await takeTicket(left.url);
  const idle = await openDesk(right.url, 'a006');
  await page.request('telephone:agree', { callId, phone: null });
  for (const desks of [colleague.desk, idle.desk]) {
    for (const name of ['telephone:propose', 'telephone:begin', 'telephone:end', 'applicant:reveal'] as const)
      await expect(desks.request(name, { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const report = desks.request('telephone:report', { callId, result: 'connected' });
    await expect(report).rejects.toMatchObject(failsWith('NOT_FOUND'));
  }
  for (const name of ['telephone:decline', 'telephone:end'] as const)
    await expect(other.page.request(name, { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
  const steal = other.page.request('telephone:agree', { callId, phone: '13900000000' });
  await expect(steal).rejects.toMatchObject(failsWith('NOT_FOUND'));
  const wrong = page.request('telephone:agree', { callId, phone: '12345' });
  await expect(wrong).rejects.toMatchObject(failsWith('BAD_REQUEST'));
  await desk.request('call:endConsult', { callId });
  await page.request('telephone:decline', { callId });
  await expect(desk.request('telephone:begin', { callId })).rejects.toMatchObject(failsWith('CALL_STATE'));
  expect(await readLooks(callId)).toEqual([]);

  // Asked, agreed to with another number, begun.
  await desk.request('telephone:propose', { callId });
  await page.waitFor('call:updated', ({ call }) => call.telephone?.step === 'proposed');
  await page.request('telephone:agree', { callId, phone: '13911112222' });
  const agreed = await desk.waitFor('desk:updated', (told) => told.desk.call?.hasOtherPhone === true);
  expect(agreed.desk.call).toMatchObject({ applicantPhone: '139****2222', telephone: { step: 'agreed' } });
  expect(await desk.request('telephone:begin', { callId })).toEqual({ phone: '13911112222' });
  expect(await readLooks(callId)).toEqual([{ actor_id: 'demo-a001', purpose: 'telephone' }]);
  const begun = await page.waitFor('call:updated', ({ call }) => call.telephone?.step === 'on');
  expect(begun.call.phone).toBe('139****2222');

  // The page goes, and its server dies: the call is the agent's still, and a page that comes back finds it so.
  page.close();
  await desk.waitFor('desk:updated', (told) => told.desk.call?.applicantLostAt != null);
  await left.kill();
  await desk.request('telephone:report', { callId, result: 'connected' });
  const told = await desk.waitFor(
    'desk:updated',
    (view) => view.desk.call?.telephone?.result === 'connected',
  );
  expect(told.desk.call).toMatchObject({ callId, part: 'owner', state: 'active' });
  const again = await ticket.browser.movedTo(right.url).open('applicant');
  expect(await again.request('session:resume', {})).toMatchObject({
    call: { callId, state: 'active', telephone: { step: 'on', result: 'connected' } },
  });

  await desk.request('call:end', { callId });
  await desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  const ended = await again.waitFor('call:updated', ({ call }) => call.state === 'completed');
  expect(ended.call).toMatchObject({ telephone: null, phone: null, canRate: true });
  await expect(desk.request('applicant:reveal', { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));

  const supervisor = new TestBrowser(right.url);
  await supervisor.signInStaff('s001', demoPassword);
  const readWhy = () => supervisor.call<CallWhy>('GET', `/supervision/calls/${callId}/why`);
  await expect.poll(async () => (await readWhy()).steps.at(-1)?.type, { timeout: 20_000 }).toBe('ended');
  const steps = (await readWhy()).steps.filter(({ type }) => type.startsWith('telephone'));
  expect(steps.map(({ type }) => type)).toEqual([
    ...['telephoneAgree', 'telephoneDecline', 'telephonePropose', 'telephoneAgree'],
    ...['telephoneBegin', 'telephoneConnected'],
  ]);
  for (const open of [desk, colleague.desk, idle.desk, other.page, again]) open.close();
});
