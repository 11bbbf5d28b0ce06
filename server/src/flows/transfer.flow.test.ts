import type { DeskCallView, DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { AgentId, type CallId, DepartmentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const server = usePlatform();
/** Of another department than the matter's. */
const employment = { departmentId: DepartmentId.parse('human-resources'), skillId: 'employment' };
const matterOf = { market: 'sole-trader-setup' } as const;
const idOf = (loginName: string) => AgentId.parse(`demo-${loginName}`);

const failsWith = (code: string) => ({ body: { code } });
const waitForCall = async (desk: TestPage, fits: (call: DeskCallView, view: DeskView) => boolean) => {
  const { desk: view } = await desk.waitFor(
    'desk:updated',
    (told) => told.desk.call !== null && fits(told.desk.call, told.desk),
  );
  return view.call as DeskCallView;
};
const waitForLegOffer = async (desk: TestPage, purpose: string) => {
  const { desk: view } = await desk.waitFor('desk:updated', (told) => told.desk.offer?.purpose === purpose);
  if (view.offer === null) throw new Error('the desk shows no offer');
  return view.offer;
};
const whoIsIn = async (page: TestPage, callId: CallId, roles: readonly string[]) => {
  const { room } = await page.waitFor(
    'room:updated',
    (told) => told.room.callId === callId && told.room.participants.length === roles.length,
  );
  expect(room.participants.map(({ role }) => role).sort()).toEqual([...roles].sort());
  return room;
};

/** A talk of an applicant with one agent, and what a test needs of it. */
async function openTalk(loginName: string) {
  const ticket = await takeTicket(server.url, matterOf.market);
  const { desk } = await openDesk(server.url, loginName);
  await startTalk(ticket, desk);
  const { callId } = ticket;
  const room = { callId, roomId: RoomId.parse(callId) };
  return { ...ticket, first: desk, room };
}
/** Signs off, so that the next test's calls ring elsewhere. */
async function goHome(...desks: TestPage[]) {
  for (const desk of desks) {
    await desk.request('agent:setStatus', { status: 'offline', reason: null }).catch(() => undefined);
    desk.close();
  }
}
async function wrapUp(desk: TestPage, callId: CallId) {
  await desk.request('wrapUp:save', { callId, disposition: 'referred', notes: '' });
}

describe('passing a call on', () => {
  it('directly: the applicant is back in line at the old place and is told where it goes', async () => {
    const { callId, page, first, room } = await openTalk('a001');
    const { desk: second } = await openDesk(server.url, 'a005');
    const before = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
    await first.request('call:saveNotes', { callId, notes: '问社保' });
    await first.request('message:send', { callId, text: '只有您和我看得到' });
    await first.request('call:transfer', { callId, way: 'direct', target: employment });

    const { call: passed } = await page.waitFor('call:updated', ({ call }) => call.transferTo !== null);
    expect(passed).toMatchObject({
      enqueuedAt: before.call.enqueuedAt,
      ticketNumber: before.call.ticketNumber,
      transferTo: { 'zh-Hans': '区人力资源和社会保障局' },
      agent: null,
    });
    const offer = await waitForLegOffer(second, 'transfer');
    expect(offer).toMatchObject({ callId, canPrepare: true, from: { agentNumber: 'A001' } });
    // What was said with an agent is not for the desks of the line it waits in now.
    await expect(second.request('message:list', { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(second.request('message:send', { callId, text: '我来' })).rejects.toMatchObject(
      failsWith('NOT_FOUND'),
    );

    const left = await waitForCall(first, (call) => call.part === 'left');
    expect(left).toMatchObject({ callId, state: 'wrapUp' });
    await expect(first.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(first.request('call:saveNotes', { callId, notes: '' })).rejects.toMatchObject(
      failsWith('NOT_FOUND'),
    );
    await wrapUp(first, callId);

    page.forget();
    await startTalk({ callId, page }, second);
    const { call: again } = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
    expect(again).toMatchObject({ transferTo: null, agent: { agentNumber: 'A005' } });
    const taken = await waitForCall(second, (call) => call.state === 'active');
    expect(taken).toMatchObject({ callId, part: 'owner', notes: '问社保' });
    await page.request('call:end', { callId });
    await waitForCall(second, (call) => call.state === 'wrapUp');
    await wrapUp(second, callId);
    await goHome(first, second);
    page.close();
  });

  it('warmly: the talk goes on until the other agent has the picture, then the call is theirs', async () => {
    const { callId, page, first, room } = await openTalk('a001');
    const { desk: second } = await openDesk(server.url, 'a005');
    const stranger = await openDesk(server.url, 'a009');
    await first.request('call:transfer', { callId, way: 'warm', target: employment });
    const { call: talking } = await page.waitFor('call:updated', ({ call }) => call.transferTo !== null);
    expect(talking).toMatchObject({ state: 'transferring', roomId: callId, agent: { agentNumber: 'A001' } });
    const ringing = await waitForCall(first, (call) => call.leg?.state === 'ringing');
    expect(ringing.leg).toMatchObject({ kind: 'transfer', agent: { agentNumber: 'A005' } });

    const offer = await waitForLegOffer(second, 'transfer');
    expect(offer).toMatchObject({ roomId: callId, canPrepare: false, from: { agentNumber: 'A001' } });
    // Nobody enters a talk that only rings, nor one that never rang.
    for (const desk of [second, stranger.desk])
      await expect(desk.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const legRoom = { callId: offer.callId, roomId: RoomId.parse(offer.callId) };
    await expect(second.request('room:join', legRoom)).rejects.toMatchObject(failsWith('NOT_FOUND'));

    await second.request('offer:accept', { callId: offer.callId, fence: offer.fence });
    expect(await waitForCall(second, (call) => call.part === 'taking')).toMatchObject({
      callId,
      state: 'connecting',
      from: { agentNumber: 'A001' },
    });
    await second.request('room:join', room);
    await whoIsIn(page, callId, ['agent', 'agent', 'applicant']);
    page.forget();
    await second.request('room:reportStarted', room);

    const { call: theirs } = await page.waitFor(
      'call:updated',
      ({ call }) => call.agent?.agentNumber === 'A005',
    );
    expect(theirs).toMatchObject({ state: 'active', transferTo: null });
    await waitForCall(second, (call) => call.part === 'owner' && call.state === 'active');
    await waitForCall(first, (call) => call.part === 'left' && call.state === 'wrapUp');
    await page.waitFor('room:updated', ({ room: told }) =>
      told.participants.every(({ participantId }) => participantId !== 'agent-demo-a001'),
    );
    await expect(first.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(first.request('message:list', { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const { call: whole } = await page.waitFor('call:updated', ({ call }) => call.state === 'active');
    expect(whole.connectedAt).not.toBeNull();
    await wrapUp(first, callId);
    await second.request('call:end', { callId });
    await waitForCall(second, (call) => call.state === 'wrapUp');
    await wrapUp(second, callId);
    await goHome(first, second, stranger.desk);
    page.close();
  });

  it('that is taken back leaves everything as it was, and the other desk is told', async () => {
    const { callId, page, first } = await openTalk('a001');
    const { desk: second } = await openDesk(server.url, 'a005');
    await first.request('call:transfer', { callId, way: 'warm', target: { agentId: idOf('a005') } });
    const offer = await waitForLegOffer(second, 'transfer');
    await expect(
      first.request('call:consult', { callId, target: { agentId: idOf('a005') } }),
    ).rejects.toMatchObject(failsWith('CALL_STATE'));
    await first.request('call:cancelTransfer', { callId });
    expect(await second.waitFor('offer:ended')).toMatchObject({ callId: offer.callId, reason: 'cancelled' });
    expect(await first.waitFor('leg:ended')).toMatchObject({ callId, kind: 'transfer', reason: 'takenBack' });
    await expect(() =>
      second.request('offer:accept', { callId: offer.callId, fence: offer.fence }),
    ).rejects.toMatchObject(failsWith('OFFER_CANCELLED'));
    page.forget();
    await first.request('message:send', { callId, text: '还是我来' });
    expect((await page.waitFor('message:created')).message.text).toBe('还是我来');
    await page.request('call:end', { callId });
    await waitForCall(first, (call) => call.state === 'wrapUp');
    await wrapUp(first, callId);
    await goHome(first, second);
    page.close();
  });

  it('to where nobody is signed in is refused, and the talk goes on', async () => {
    const { callId, page, first } = await openTalk('a001');
    const water = { departmentId: DepartmentId.parse('water'), skillId: 'water-permits' };
    for (const way of ['direct', 'warm'] as const)
      await expect(first.request('call:transfer', { callId, way, target: water })).rejects.toMatchObject(
        failsWith('NOBODY_THERE'),
      );
    await expect(
      first.request('call:transfer', { callId, way: 'warm', target: { agentId: idOf('a001') } }),
    ).rejects.toMatchObject(failsWith('CALL_STATE'));
    await expect(
      first.request('call:transfer', { callId, way: 'warm', target: { ...water, skillId: 'no-such-skill' } }),
    ).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const { departments, agents } = await first.request('call:listTargets', { callId });
    expect(agents.find(({ agentNumber }) => agentNumber === 'A001')).toBeUndefined();
    expect(agents.find(({ agentNumber }) => agentNumber === 'A033')).toMatchObject({
      canBeChosen: false,
      status: 'offline',
    });
    const counted = departments.find(({ departmentId }) => departmentId === 'water')?.skills;
    expect(counted?.every(({ signedInCount }) => signedInCount === 0)).toBe(true);
    const { call } = await page.waitFor('call:updated', (told) => told.call.state === 'active');
    expect(call.transferTo).toBeNull();
    await page.request('call:end', { callId });
    await waitForCall(first, (told) => told.state === 'wrapUp');
    await wrapUp(first, callId);
    await goHome(first);
    page.close();
  });

  it('is for the agent of the call alone', async () => {
    const { callId, page, first } = await openTalk('a001');
    const { desk: other } = await openDesk(server.url, 'a005');
    const target = { agentId: idOf('a005') };
    const tries = [
      () => other.request('call:listTargets', { callId }),
      () => other.request('call:transfer', { callId, way: 'direct', target }),
      () => other.request('call:transfer', { callId, way: 'warm', target }),
      () => other.request('call:cancelTransfer', { callId }),
      () => other.request('call:consult', { callId, target }),
      () => other.request('call:endConsult', { callId }),
      () => other.request('call:handOver', { callId }),
    ];
    for (const tried of tries) await expect(tried()).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(first.request('call:handOver', { callId })).rejects.toMatchObject(failsWith('CALL_STATE'));
    await page.request('call:end', { callId });
    await waitForCall(first, (told) => told.state === 'wrapUp');
    await wrapUp(first, callId);
    await goHome(first, other);
    page.close();
  });
});

describe('asking for advice', () => {
  /** A consult that runs: the colleague is in the room. */
  async function openConsult() {
    const talk = await openTalk('a001');
    const { desk: second } = await openDesk(server.url, 'a005');
    await talk.page.request('message:send', { callId: talk.callId, text: '您好' });
    await talk.first.request('call:consult', { callId: talk.callId, target: { agentId: idOf('a005') } });
    const offer = await waitForLegOffer(second, 'consult');
    expect(offer).toMatchObject({ from: { agentNumber: 'A001' }, canPrepare: false });
    await expect(second.request('message:list', { callId: talk.callId })).rejects.toMatchObject(
      failsWith('NOT_FOUND'),
    );
    await second.request('offer:accept', { callId: offer.callId, fence: offer.fence });
    await second.request('room:join', talk.room);
    await second.request('room:reportStarted', talk.room);
    await waitForCall(second, (call) => call.part === 'consulted' && call.state === 'active');
    await waitForCall(talk.first, (call) => call.leg?.state === 'active');
    return { ...talk, second, offer };
  }

  it('brings the colleague into the same room, and the applicant is told who and why', async () => {
    const { callId, page, first, second, room } = await openConsult();
    const { call } = await page.waitFor('call:updated', (told) => told.call.helper !== null);
    expect(call).toMatchObject({
      state: 'active',
      agent: { agentNumber: 'A001' },
      helper: { agentNumber: 'A005' },
    });
    await whoIsIn(page, callId, ['agent', 'agent', 'applicant']);
    const { messages } = await second.request('message:list', { callId });
    expect(messages.map(({ text }) => text)).toEqual(['您好']);
    // Reads along, and does nothing that is the agent's.
    for (const tried of [
      () => second.request('message:send', { callId, text: 'x' }),
      () => second.request('call:saveNotes', { callId, notes: 'x' }),
      () => second.request('applicant:reveal', { callId }),
      () => second.request('call:end', { callId }),
      () => second.request('call:handOver', { callId }),
    ])
      await expect(tried()).rejects.toMatchObject(failsWith('NOT_FOUND'));

    page.forget();
    await second.request('call:endConsult', { callId });
    expect(await first.waitFor('leg:ended')).toMatchObject({ kind: 'consult', reason: 'left' });
    await page.waitFor('call:updated', (told) => told.call.helper === null && told.call.state === 'active');
    await page.waitFor('room:updated', (told) => told.room.participants.length === 2);
    await expect(second.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(second.request('message:list', { callId })).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await second.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle' && desk.call === null);

    await page.request('call:end', { callId });
    await waitForCall(first, (told) => told.state === 'wrapUp');
    await wrapUp(first, callId);
    await goHome(first, second);
    page.close();
  });

  it('becomes a hand-over: the colleague keeps the room, the first agent is out', async () => {
    const { callId, page, first, second, room } = await openConsult();
    page.forget();
    second.forget();
    await first.request('call:handOver', { callId });
    await page.waitFor('call:updated', ({ call }) => call.agent?.agentNumber === 'A005');
    const theirs = await waitForCall(second, (call) => call.part === 'owner');
    expect(theirs).toMatchObject({ callId, state: 'active', leg: null });
    const { room: left } = await page.waitFor('room:updated', (told) => told.room.participants.length === 2);
    expect(left.participants.map(({ participantId }) => participantId)).toContain('agent-demo-a005');
    await expect(first.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await second.request('call:saveNotes', { callId, notes: '已接手' });
    await first.request('wrapUp:save', { callId, disposition: 'referred', notes: '不应写进去' });
    await second.request('call:end', { callId });
    expect(await waitForCall(second, (call) => call.state === 'wrapUp')).toMatchObject({ notes: '已接手' });
    await wrapUp(second, callId);
    await goHome(first, second);
    page.close();
  });

  it('ends with the call, and the colleague is free at once', async () => {
    const { callId, page, first, second } = await openConsult();
    second.forget();
    await page.request('call:end', { callId });
    await second.waitFor('desk:updated', ({ desk }) => desk.activity === 'idle' && desk.call === null);
    await waitForCall(first, (call) => call.state === 'wrapUp' && call.part === 'owner');
    await wrapUp(first, callId);
    await goHome(first, second);
    page.close();
  });

  it('ends by the agent who asked', async () => {
    const { callId, page, first, second, room } = await openConsult();
    second.forget();
    await first.request('call:endConsult', { callId });
    expect(await first.waitFor('leg:ended')).toMatchObject({ kind: 'consult', reason: 'takenBack' });
    await second.waitFor('desk:updated', ({ desk }) => desk.call === null);
    await expect(second.request('room:join', room)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await page.request('call:end', { callId });
    await waitForCall(first, (call) => call.state === 'wrapUp');
    await wrapUp(first, callId);
    await goHome(first, second);
    page.close();
  });
});
