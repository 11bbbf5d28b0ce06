import { DepartmentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallWhy } from '@cloudseat/shared/nouns/supervision.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
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
/** In which lane each participant is, as this page is told. */
const waitForLanes = (page: TestPage, lanes: Record<string, string>) =>
  page.waitFor('room:updated', ({ room }) => {
    const told = Object.fromEntries(
      room.participants.map(({ participantId, lane }) => [participantId, lane]),
    );
    return Object.entries(lanes).every(([id, lane]) => told[id] === lane);
  });

it('an applicant on hold is told so on every page, may write, outlives a server, is talked about in private and handed over', async () => {
  const ticket = await takeTicket(left.url);
  const { callId, page } = ticket;
  const { desk } = await openDesk(right.url, 'a001');
  await startTalk(ticket, desk);
  const { desk: view } = await desk.waitFor('desk:updated', (told) => told.desk.call?.state === 'active');
  const agentId = `agent-${view.agentId}`;
  const { room } = await page.waitFor('room:updated', (told) => told.room.participants.length === 2);
  const applicantId = room.selfId;

  // By the call's own agent alone.
  const stranger = await openDesk(right.url, 'a009');
  for (const name of ['call:hold', 'call:resume'] as const)
    await expect(stranger.desk.request(name, { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
  await desk.request('call:hold', { callId });
  await desk.request('call:hold', { callId });
  const held = await page.waitFor('call:updated', ({ call }) => call.heldAt !== null);
  const { heldAt } = held.call;
  expect(held.call).toMatchObject({ state: 'active', agent: { agentNumber: 'A001' }, helper: null });
  await desk.waitFor(
    'desk:updated',
    (told) => told.desk.activity === 'onHold' && told.desk.call?.heldAt === heldAt,
  );
  // Each server by itself.
  for (const each of [page, desk]) await waitForLanes(each, { [applicantId]: 'held', [agentId]: 'private' });
  await page.request('message:send', { callId, text: '我还在' });
  await desk.waitFor('message:created', ({ message }) => message.text === '我还在');

  // Whose server dies finds the hold at the next one.
  await left.kill();
  const again = await ticket.browser.movedTo(right.url).open('applicant');
  expect(await again.request('session:resume', {})).toMatchObject({ call: { callId, heldAt } });
  const joined = await again.request('room:join', { callId, roomId: RoomId.parse(callId) });
  const selfLane = joined.room.participants.find(({ participantId }) => participantId === joined.room.selfId);
  expect(selfLane?.lane).toBe('held');

  // A colleague comes in: the two are among themselves, and may not hold or resume for the other.
  const colleague = await openDesk(right.url, 'a005');
  await desk.request('call:consult', { callId, target: employment });
  const { desk: asked } = await colleague.desk.waitFor('desk:updated', (told) => told.desk.offer !== null);
  const legId = asked.offer?.callId ?? callId;
  await colleague.desk.request('offer:accept', { callId: legId, fence: asked.offer?.fence as never });
  const roomId = RoomId.parse(callId);
  await colleague.desk.request('room:join', { callId, roomId });
  await colleague.desk.request('room:reportStarted', { callId, roomId });
  const colleagueId = `agent-${asked.agentId}`;
  const inPrivate = { [applicantId]: 'held', [agentId]: 'private', [colleagueId]: 'private' };
  for (const each of [again, desk, colleague.desk]) await waitForLanes(each, inPrivate);
  const guest = await colleague.desk.waitFor('desk:updated', (told) => told.desk.call?.part === 'consulted');
  expect(guest.desk.call?.heldAt).toBe(heldAt);
  await expect(colleague.desk.request('call:resume', { callId })).rejects.toMatchObject(
    failsWith('NOT_FOUND'),
  );

  // Back together, on hold once more, and handed over: the new agent is met at once.
  again.forget();
  await desk.request('call:resume', { callId });
  await again.waitFor('call:updated', ({ call }) => call.heldAt === null && call.helper !== null);
  await colleague.desk.waitFor(
    'desk:updated',
    (told) => told.desk.call?.part === 'consulted' && told.desk.call.heldAt === null,
  );
  await waitForLanes(again, { [applicantId]: 'main', [agentId]: 'main', [colleagueId]: 'main' });
  await desk.request('call:hold', { callId });
  await again.waitFor('call:updated', ({ call }) => call.heldAt !== null);
  again.forget();
  await desk.request('call:handOver', { callId });
  const taken = await again.waitFor('call:updated', ({ call }) => call.agent?.agentNumber === 'A005');
  expect(taken.call).toMatchObject({ state: 'active', heldAt: null });
  const gone = await desk.waitFor('desk:updated', (told) => told.desk.call?.part === 'left');
  expect(gone.desk.call?.heldMs).toBeGreaterThan(0);
  await expect(desk.request('call:hold', { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));

  // Who is on hold may leave.
  await colleague.desk.request('call:hold', { callId });
  await again.request('call:end', { callId });
  await expect(colleague.desk.request('call:resume', { callId })).rejects.toMatchObject(
    failsWith('CALL_STATE'),
  );
  await colleague.desk.request('wrapUp:save', { callId, disposition: 'answered', notes: '' });
  const supervisor = new TestBrowser(right.url);
  await supervisor.signInStaff('s001', demoPassword);
  const readWhy = () => supervisor.call<CallWhy>('GET', `/supervision/calls/${callId}/why`);
  await expect.poll(async () => (await readWhy()).steps.at(-1)?.type, { timeout: 20_000 }).toBe('ended');
  const { steps } = await readWhy();
  const spans = steps.filter(({ type, heldForMs }) => type === 'held' || heldForMs !== null);
  expect(spans.map(({ type }) => type)).toEqual([
    ...['held', 'resumed', 'held', 'handedOver', 'held', 'wrapUp'],
  ]);
  for (const open of [desk, stranger.desk, colleague.desk, again]) open.close();
});
