import { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();
const failsWith = (code: string) => ({ body: { code } });
async function openSupervisor(loginName: string) {
  const browser = new TestBrowser(server.url);
  await browser.signInStaff(loginName, demoPassword);
  return { browser, page: await browser.open('staff') };
}
const rolesIn = ({ participants }: RoomView) => participants.map(({ role }) => role).sort();
const waitForRoles = (page: TestPage, roles: string[]) =>
  page.waitFor('room:updated', ({ room }) => JSON.stringify(rolesIn(room)) === JSON.stringify(roles));

it('a supervisor listens silently, whispers, speaks, leaves, and the journal tells it once the talk is over', async () => {
  const ticket = await takeTicket(server.url);
  const { callId, page } = ticket;
  const { page: supervisor, browser } = await openSupervisor('s001');
  await expect(supervisor.request('monitor:enter', { callId })).rejects.toMatchObject(
    failsWith('ROOM_NOT_OPEN'),
  );
  const { desk } = await openDesk(server.url, 'a001');
  await startTalk(ticket, desk);
  const roomId = RoomId.parse(callId);

  await expect(supervisor.request('room:join', { callId, roomId })).rejects.toMatchObject(
    failsWith('NOT_FOUND'),
  );
  await expect(supervisor.request('monitor:setLane', { callId, lane: 'main' })).rejects.toMatchObject(
    failsWith('ROOM_NOT_OPEN'),
  );
  await waitForRoles(page, ['agent', 'applicant']);
  for (const each of [page, desk]) each.forget();
  expect(await supervisor.request('monitor:enter', { callId })).toEqual({ roomId: callId });
  const { room } = await supervisor.request('room:join', { callId, roomId });
  expect(rolesIn(room)).toEqual(['agent', 'applicant', 'supervisor']);

  await supervisor.request('monitor:setLane', { callId, lane: 'whisper' });
  const toAgent = await waitForRoles(desk, ['agent', 'applicant', 'supervisor']);
  expect(toAgent.room.participants.find(({ role }) => role === 'supervisor')?.lane).toBe('whisper');
  // The applicant's page was told nothing of it; what it is told next is what both sides are.
  await desk.request('call:hold', { callId });
  await waitForRoles(page, ['agent', 'applicant']);
  await desk.request('call:resume', { callId });
  await supervisor.request('monitor:setLane', { callId, lane: 'main' });
  await waitForRoles(page, ['agent', 'applicant', 'supervisor']);
  for (const each of [page, desk]) each.forget();
  await supervisor.request('monitor:leave', { callId });
  for (const each of [page, desk]) await waitForRoles(each, ['agent', 'applicant']);
  await supervisor.waitFor('room:closed', ({ reason }) => reason === 'moved');
  await expect(supervisor.request('room:join', { callId, roomId })).rejects.toMatchObject(
    failsWith('NOT_FOUND'),
  );

  await supervisor.request('monitor:enter', { callId });
  await supervisor.request('room:join', { callId, roomId });
  await desk.request('call:end', { callId });
  await supervisor.waitFor('room:closed', ({ reason }) => reason === 'ended');
  const { cases } = await browser.call<{ cases: { caseId: string; applicantName: string }[] }>(
    'GET',
    '/cases',
  );
  const entriesOf = async (id: string) =>
    (await browser.call<{ entries: CaseEntry[] }>('GET', `/cases/${id}/timeline`)).entries;
  await expect
    .poll(async () => {
      const entries = (await Promise.all(cases.map((each) => entriesOf(each.caseId)))).flat();
      return entries
        .filter(({ action }) => action.startsWith('monitor.'))
        .map(({ action, actorRole, details }) => [action, actorRole, details.lane]);
    })
    .toEqual([
      ['monitor.entered', 'supervisor', 'monitor'],
      ['monitor.laneChanged', 'supervisor', 'whisper'],
      ['monitor.laneChanged', 'supervisor', 'main'],
      ['monitor.left', 'supervisor', 'main'],
      ['monitor.entered', 'supervisor', 'monitor'],
      ['monitor.left', 'supervisor', 'monitor'],
    ]);
  for (const each of [page, desk, supervisor]) each.close();
});
