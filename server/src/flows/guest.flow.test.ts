import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseEntry } from '@cloudseat/shared/nouns/service-case.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { acceptInvitation, invite } from '../test-support/guest-steps.ts';
import { startDistrict, type TestDistrict } from '../test-support/test-district.ts';
import { TestBrowser, type TestPage } from '../test-support/test-page.ts';

/** The applicant and the guest are connected to the left server, the agents to the right one. */
let district: TestDistrict;
let callId: CallId;
let roomId: RoomId;
let applicant: { page: TestPage; browser: TestBrowser };
let agent: { desk: TestPage; browser: TestBrowser };
let stranger: TestPage;
let guestBrowser: TestBrowser;
let guest: TestPage;

const failsWith = (code: string) => ({ body: { code } });
const peopleOf = (page: TestPage, count: number) =>
  page.waitFor('room:updated', ({ room }) => room.participants.length === count);
const guestLane = (page: TestPage, lane: string) =>
  page.waitFor('room:updated', ({ room }) =>
    room.participants.some((each) => each.role === 'guest' && each.lane === lane),
  );
/** The case follows its ticket by a moment, as everything that is recorded does. */
async function findCase(): Promise<string> {
  const read = async () =>
    (await applicant.browser.call<{ ownCase: { caseId: string } | null }>('GET', `/calls/${callId}/case`))
      .ownCase?.caseId;
  await expect.poll(read).toBeTypeOf('string');
  return String(await read());
}
const stateAt = (page: TestPage, step: string) => page.waitFor('guest:updated', (told) => told.step === step);

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'), { sharesFiles: true });
  const { left, right } = district;
  const ticket = await takeTicket(left.url);
  ({ callId } = ticket);
  roomId = RoomId.parse(callId);
  applicant = ticket;
  agent = await openDesk(right.url, 'a001');
  await startTalk(ticket, agent.desk);
  stranger = (await openDesk(right.url, 'a009')).desk;
});
afterAll(async () => {
  for (const page of [applicant?.page, agent?.desk, stranger, guest]) page?.close();
  await district?.close();
});

describe('an invitation', () => {
  it('needs the word of both sides, and of nobody else', async () => {
    for (const name of ['guest:get', 'guest:ask', 'guest:agree', 'guest:cancel', 'guest:remove'] as const)
      await expect(stranger.request(name, { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(agent.desk.request('guest:agree', { callId })).rejects.toMatchObject(
      failsWith('GUEST_SETTLED'),
    );
    await agent.desk.request('guest:ask', { callId });
    await stateAt(applicant.page, 'asked');
    await expect(agent.desk.request('guest:agree', { callId })).rejects.toMatchObject(
      failsWith('GUEST_SETTLED'),
    );
    await applicant.page.request('guest:cancel', { callId });
    expect(await stateAt(agent.desk, 'none')).toMatchObject({ lastEnd: 'declined', link: null });
    await applicant.page.request('guest:ask', { callId });
    await stateAt(agent.desk, 'wished');
    const { state } = await agent.desk.request('guest:agree', { callId });
    expect(state).toMatchObject({ step: 'invited', link: expect.stringMatching(/\/join#[\w-]{43}$/) });
    // Whatever server answers makes the same link, and neither keeps its token.
    const same = await applicant.page.request('guest:get', { callId });
    expect(same.state.link?.split('#')[1]).toBe(state.link?.split('#')[1]);
    await agent.desk.request('guest:cancel', { callId });
    expect(await stateAt(applicant.page, 'none')).toMatchObject({ lastEnd: 'declined' });
    await expect(
      new TestBrowser(district.left.url).call('POST', '/guest-invitations/look', {
        token: state.link?.split('#')[1],
      }),
    ).rejects.toMatchObject(failsWith('GUEST_LINK_OVER'));
  });

  it('goes to a telephone, and brings whoever has the link into the talk, once', async () => {
    const token = await invite({ callId, page: applicant.page }, agent.desk);
    await agent.desk.request('guest:text', { callId, phone: '13912345678' });
    expect(await readFile(join(district.files, 'demo-texts.log'), 'utf8')).toContain(`/join#${token}`);
    await expect(agent.desk.request('guest:ask', { callId })).rejects.toMatchObject(failsWith('GUEST_TAKEN'));
    guestBrowser = new TestBrowser(district.left.url);
    expect(await guestBrowser.call('POST', '/guest-invitations/look', { token })).toMatchObject({
      agentName: expect.any(String),
    });
    await acceptInvitation(guestBrowser, token);
    const again = acceptInvitation(new TestBrowser(district.right.url), token);
    await expect(again).rejects.toMatchObject(failsWith('GUEST_LINK_OVER'));
    guest = await guestBrowser.open('guest');
    const { room } = await guest.request('room:join', { callId, roomId });
    expect(room.participants.map(({ role }) => role).sort()).toEqual(['agent', 'applicant', 'guest']);
    for (const page of [applicant.page, agent.desk]) {
      const { room: seen } = await peopleOf(page, 3);
      expect(seen.participants.find(({ role }) => role === 'guest')).toMatchObject({
        ...{ displayName: '李小明', relation: 'family', lane: 'main' },
      });
    }
    for (const page of [applicant.page, agent.desk])
      await expect(page.request('guest:ask', { callId })).rejects.toMatchObject(failsWith('GUEST_TAKEN'));
  });
});

describe('a blurred background of the applicant', () => {
  it('is told to the agent, who may ask to see without; only the applicant turns it off', async () => {
    const blurAt = (page: TestPage, isOn: boolean, isOffAsked: boolean) =>
      page.waitFor('blur:updated', (told) => told.isOn === isOn && told.isOffAsked === isOffAsked);
    for (const name of ['blur:get', 'blur:askOff'] as const)
      await expect(stranger.request(name, { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(guest.request('blur:get', { callId })).rejects.toMatchObject(failsWith('FORBIDDEN'));
    // Nothing is to be asked for while nothing is blurred.
    const before = await agent.desk.request('blur:askOff', { callId });
    expect(before.blur).toMatchObject({ isOn: false, isOffAsked: false });
    await applicant.page.request('blur:report', { callId, isOn: true });
    await blurAt(agent.desk, true, false);
    await agent.desk.request('blur:askOff', { callId });
    await blurAt(applicant.page, true, true);
    expect((await applicant.page.request('blur:get', { callId })).blur).toMatchObject({ isOffAsked: true });
    await applicant.page.request('blur:report', { callId, isOn: false });
    await blurAt(agent.desk, false, false);
    // Turned on anew it was not asked about yet.
    const again = await applicant.page.request('blur:report', { callId, isOn: true });
    expect(again.blur).toMatchObject({ isOn: true, isOffAsked: false });
    await applicant.page.request('blur:report', { callId, isOn: false });
    const path = `/cases/${await findCase()}/timeline`;
    const { entries } = await agent.browser.call<{ entries: CaseEntry[] }>('GET', path);
    const told = entries.map(({ action }) => action).filter((action) => action.startsWith('blur.'));
    expect(told).toEqual(['blur.on', 'blur.askedOff', 'blur.off', 'blur.on', 'blur.off']);
  });
});

describe('a guest', () => {
  it('is in this room alone, with camera and microphone alone', async () => {
    await expect(guest.request('message:list', { callId, afterSequence: 0 })).rejects.toMatchObject(
      failsWith('FORBIDDEN'),
    );
    const other = 'another-call' as CallId;
    await expect(
      guest.request('room:join', { callId: other, roomId: RoomId.parse(other) }),
    ).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const still = { roomId, source: 'screen', picture: '/9j/4AAQ' } as const;
    await expect(guest.request('still:send', still)).rejects.toMatchObject(failsWith('FORBIDDEN'));
    for (const path of ['/cases/own', `/calls/${callId}/materials`])
      expect([401, 403, 404]).toContain((await guestBrowser.send('GET', path)).status);
  });

  it('waits on hold with the applicant, in a lane where nobody is heard', async () => {
    for (const page of [guest, applicant.page, agent.desk]) page.forget();
    await agent.desk.request('call:hold', { callId });
    for (const page of [guest, applicant.page, agent.desk]) await guestLane(page, 'held');
    for (const page of [guest, applicant.page, agent.desk]) page.forget();
    await agent.desk.request('call:resume', { callId });
    for (const page of [guest, applicant.page, agent.desk]) await guestLane(page, 'main');
  });

  it('is told that the two go on by telephone, and when they are back', async () => {
    const phaseOf = async () => (await guest.request('guest:getCall', { callId })).guestCall.phase;
    await applicant.page.request('telephone:agree', { callId, phone: null });
    expect(await phaseOf()).toBe('talking');
    guest.forget();
    await agent.desk.request('telephone:begin', { callId });
    await guest.waitFor('guest:callChanged');
    expect(await phaseOf()).toBe('telephone');
    guest.forget();
    await applicant.page.request('telephone:end', { callId });
    await guest.waitFor('guest:callChanged');
    expect(await phaseOf()).toBe('talking');
  });

  it('has one page, the newest, and is back on another server when theirs dies', async () => {
    const second = await guestBrowser.open('guest');
    await guest.waitFor('session:replaced');
    await expect(guest.request('room:join', { callId, roomId })).rejects.toMatchObject(
      failsWith('ROOM_NOT_OPEN'),
    );
    second.close();
    guest.close();
    await district.left.kill();
    guestBrowser = guestBrowser.movedTo(district.right.url);
    guest = await guestBrowser.open('guest');
    expect(await guest.request('guest:getCall', { callId })).toMatchObject({
      guestCall: { phase: 'talking', name: '李小明' },
    });
    const { room } = await guest.request('room:join', { callId, roomId });
    expect(room.participants.some(({ role }) => role === 'agent')).toBe(true);
    applicant.browser = applicant.browser.movedTo(district.right.url);
    applicant.page = await applicant.browser.open('applicant');
    await applicant.page.request('room:join', { callId, roomId });
    await peopleOf(agent.desk, 3);
  });

  it('is taken out by the applicant at once and for good, and may be followed by another', async () => {
    agent.desk.forget();
    await applicant.page.request('guest:remove', { callId });
    await peopleOf(agent.desk, 2);
    await guest.waitFor('guest:callChanged');
    expect(await guest.request('guest:getCall', { callId })).toMatchObject({
      guestCall: { phase: 'over', end: 'removed', name: '' },
    });
    await expect(guest.request('room:join', { callId, roomId })).rejects.toMatchObject(
      failsWith('NOT_FOUND'),
    );
    guest.close();
    const token = await invite({ callId, page: applicant.page }, agent.desk);
    guestBrowser = new TestBrowser(district.right.url);
    await acceptInvitation(guestBrowser, token, 'Anna Li', 'interpreter');
    guest = await guestBrowser.open('guest');
    await guest.request('room:join', { callId, roomId });
    await guest.request('guest:leave', {});
    expect(await guest.request('guest:getCall', { callId })).toMatchObject({ guestCall: { end: 'left' } });
    await stateAt(agent.desk, 'here');
    agent.desk.forget();
    await agent.desk.request('guest:ask', { callId });
  });

  it('is gone with the talk, and all of it is in the journal of the case', async () => {
    await applicant.page.request('guest:agree', { callId });
    const { state } = await agent.desk.request('guest:get', { callId });
    await acceptInvitation(guestBrowser, state.link?.split('#')[1] ?? '', '王会计', 'representative');
    guest = await guestBrowser.open('guest');
    await guest.request('room:join', { callId, roomId });
    await applicant.page.request('call:end', { callId });
    await guest.waitFor('room:closed');
    await expect
      .poll(async () => (await guest.request('guest:getCall', { callId })).guestCall)
      .toMatchObject({ phase: 'over', end: 'talkEnded' });
    const path = `/cases/${await findCase()}/timeline`;
    const read = async () => {
      const { entries } = await agent.browser.call<{ entries: CaseEntry[] }>('GET', path);
      return entries.filter(({ action }) => action.startsWith('guest.'));
    };
    await expect.poll(async () => (await read()).at(-1)?.details).toEqual({ reason: 'talkEnded' });
    const entries = await read();
    expect(entries.map(({ actorRole, action }) => `${actorRole} ${action}`)).toEqual([
      ...['agent guest.asked', 'applicant guest.declined', 'applicant guest.asked', 'agent guest.agreed'],
      ...['agent guest.withdrawn', 'agent guest.asked', 'applicant guest.agreed', 'agent guest.texted'],
      ...['guest guest.joined', 'applicant guest.removed', 'agent guest.asked', 'applicant guest.agreed'],
      ...['guest guest.joined', 'guest guest.left', 'agent guest.asked', 'applicant guest.agreed'],
      ...['guest guest.joined', 'system guest.left'],
    ]);
    const joined = entries.filter(({ action }) => action === 'guest.joined').map(({ details }) => details);
    expect(joined).toEqual([
      { name: '李**', relation: 'family', allowsRecording: false },
      { name: 'A**', relation: 'interpreter', allowsRecording: false },
      { name: '王**', relation: 'representative', allowsRecording: false },
    ]);
    expect(JSON.stringify(entries)).not.toContain('13912345678');
  });
});
