import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { District, documents, taxes } from './testing/district.store.ts';

let redis: Redis;
let district: District;
beforeEach(async () => {
  redis = new Redis(inject('redisUrl'));
  district = new District(redis);
  await district.move(0);
  await district.store.tick();
});
afterEach(async () => {
  await district.close();
  redis.disconnect();
});
const stateOf = async (callId: CallId) => (await district.store.getCall(callId)).state;
const agentOf = (agentId: AgentId) => district.store.getAgent(agentId);

describe('the line', () => {
  it('goes by priority first, then by the longest wait', async () => {
    const first = await district.call('first');
    const second = await district.call('second');
    const urgent = await district.call('urgent', { priority: 1 });
    const agentId = await district.agent('a1');
    const served: CallId[] = [];
    for (let count = 0; count < 3; count += 1) {
      const callId = await district.talk(agentId);
      served.push(callId);
      await district.store.end({ callId, by: 'agent', agentId });
      await district.store.saveWrapUp(callId, agentId, 'answered');
    }
    expect(served).toEqual([urgent, first, second]);
  });

  it('gives the longest idle agent of the class the call', async () => {
    await district.agent('a1');
    await district.agent('a2');
    await district.agent('other', [taxes]);
    const callId = await district.call('c1');
    expect(await ringsAt(callId)).toEqual(['a1']);
  });

  it('takes the same ticket twice, and no second ticket of the same applicant', async () => {
    const callId = await district.call('c1');
    await district.call('c1');
    expect(await district.store.getCall(callId)).toMatchObject({ version: 1, kind: 'talk' });
    const again = { callId: 'c2' as CallId, applicantId: 'u-c1' as never, queueClass: documents };
    await expect(
      district.store.enqueue({ ...again, priority: 0, ratedMinutes: 6, pageId: 'p', nodeId: 'n1' }),
    ).rejects.toMatchObject({ code: 'CALL_ALREADY_OPEN', details: { callId } });
    expect((await district.store.findActiveCallOfApplicant('u-c1' as never))?.callId).toBe(callId);
    await district.store.leave(callId);
    expect(await district.store.findActiveCallOfApplicant('u-c1' as never)).toBeNull();
    await expect(district.store.getCall('nobody' as CallId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

const ringsAt = async (callId: CallId) =>
  (await district.store.getCall(callId)).offers.map(({ agentId }) => agentId);

describe('an offer', () => {
  it('that is declined goes to the next, comes back only after a while, but does come back', async () => {
    const agentId = await district.agent('a1');
    const callId = await district.call('c1');
    await district.store.decline({ ...(await district.offerOf(agentId)), reason: 'notMySkill' });
    expect(await agentOf(agentId)).toMatchObject({ status: 'ready', activity: 'idle' });
    await district.pass(59);
    expect(await stateOf(callId)).toBe('queued');
    await district.pass(1);
    expect(await stateOf(callId)).toBe('offered');
  });

  it('goes to an agent that has not had it before one that has', async () => {
    const a1 = await district.agent('a1');
    const callId = await district.call('c1');
    await district.store.decline({ ...(await district.offerOf(a1)), reason: 'other' });
    const a2 = await district.agent('a2');
    await district.pass(10);
    const a3 = await district.agent('a3');
    await district.pass(12);
    // a2 has let it ring out, a1 declined it earlier and has been idle for longer than a3.
    expect((await agentOf(a2)).activity).toBe('missed');
    expect(await ringsAt(callId)).toEqual([a3]);
  });

  it('that rings out marks its agent as missed until a click on ready', async () => {
    const agentId = await district.agent('a1');
    const { idleSince } = await agentOf(agentId);
    const callId = await district.call('c1');
    const offer = await district.offerOf(agentId);
    await district.pass(22);
    expect(await agentOf(agentId)).toMatchObject({ status: 'ready', activity: 'missed', callId: null });
    expect(await stateOf(callId)).toBe('queued');
    await expect(district.store.accept(offer)).rejects.toMatchObject({ code: 'OFFER_EXPIRED' });
    await district.setStatus(agentId, 'ready');
    expect(await agentOf(agentId)).toMatchObject({ activity: 'idle', idleSince });
  });

  it('is revoked after 3 s without the desk and rings elsewhere, and nobody is blamed', async () => {
    const a1 = await district.agent('a1');
    const a2 = await district.agent('a2');
    const callId = await district.call('c1');
    const offer = await district.offerOf(a1);
    district.desks.delete('a1');
    await district.store.agentDisconnected(a1, 'desk-a1');
    await district.pass(2);
    expect(await ringsAt(callId)).toEqual([a1]);
    await district.pass(1);
    expect(await ringsAt(callId)).toEqual([a2]);
    await expect(district.store.accept(offer)).rejects.toMatchObject({ code: 'OFFER_STALE' });
    await district.store.claimDesk({ agentId: a1, deskId: 'desk-a1', nodeId: 'n2', takesOver: false });
    expect((await agentOf(a1)).activity).toBe('idle');
  });

  it('names who took the call, and that the applicant left', async () => {
    const a1 = await district.agent('a1');
    await district.call('c1');
    const first = await district.offerOf(a1);
    await district.store.decline({ ...first, reason: 'other' });
    const a2 = await district.agent('a2');
    const second = await district.offerOf(a2);
    await district.store.accept(second);
    await expect(district.store.accept(first)).rejects.toMatchObject({
      code: 'OFFER_TAKEN',
      details: { takenBy: a2 },
    });
    await district.call('c2');
    const third = await district.offerOf(a1);
    await district.store.leave(third.callId);
    await expect(district.store.accept(third)).rejects.toMatchObject({ code: 'OFFER_CANCELLED' });
    expect(await agentOf(a1)).toMatchObject({ status: 'ready', activity: 'idle' });
  });

  it('blames nobody when many ring out at once, nor after an outage', async () => {
    const agentIds = [await district.agent('a1'), await district.agent('a2'), await district.agent('a3')];
    for (const id of ['c1', 'c2', 'c3']) await district.call(id);
    await district.pass(23);
    for (const agentId of agentIds) expect((await agentOf(agentId)).activity).toBe('offered');
    await district.move(30_000);
    expect(await district.store.tick()).toMatchObject({ isGrace: true, isSystemFault: true });
    for (const agentId of agentIds) expect((await agentOf(agentId)).activity).not.toBe('missed');
  });

  it('can be answered after Redis forgot the scripts', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    await redis.script('FLUSH');
    expect(await district.store.accept(await district.offerOf(agentId))).toMatchObject({
      state: 'connecting',
    });
  });
});

describe('an applicant', () => {
  it('who is gone for 10 s is away, keeps the place for 10 minutes, and then loses it', async () => {
    const callId = await district.call('c1');
    await district.call('c2');
    const { enqueuedAt } = await district.store.getCall(callId);
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(10);
    expect(await stateOf(callId)).toBe('away');
    await district.store.applicantConnected(callId, 'page-c1', 'n1');
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'queued', enqueuedAt });
    expect((await district.store.findPlace(callId))?.aheadCount).toBe(0);
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(10 + 600);
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'expired',
      endReason: 'applicantAwayTooLong',
    });
  });

  it('is not taken for gone when an older page closes, and the new page is named', async () => {
    const callId = await district.call('c1');
    const moved = await district.store.applicantConnected(callId, 'page-2', 'n1');
    expect(moved).toMatchObject({ pageId: 'page-2', previousPageId: 'page-c1' });
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(30);
    expect(await stateOf(callId)).toBe('queued');
  });

  it('lost in the talk is told at once, suspended after 3 minutes, and back at the old place on return', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    const callId = await district.talk(agentId);
    const { enqueuedAt } = await district.store.getCall(callId);
    await district.store.applicantDisconnected(callId, 'page-c1');
    expect((await district.store.getCall(callId)).applicantLostAt).toBe(district.now);
    await district.pass(180);
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'suspended', agentId: null });
    expect(await agentOf(agentId)).toMatchObject({ activity: 'wrapUp', callId });
    await district.call('c2');
    await district.store.applicantConnected(callId, 'page-c1', 'n1');
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'queued', enqueuedAt });
    await district.store.saveWrapUp(callId, agentId, 'followUp');
    expect(await agentOf(agentId)).toMatchObject({ activity: 'offered', callId });
  });

  it('who does not come back to a suspended call ends it with what the agent made of it', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    const callId = await district.talk(agentId);
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(180);
    await district.store.saveWrapUp(callId, agentId, 'materialsMissing');
    await district.pass(1_800);
    const events = await district.store.readEvents('0-0', 0, 10_000);
    expect(events.findLast((event) => event.type === 'callEnded')).toMatchObject({
      from: 'suspended',
      to: 'completed',
      endReason: 'applicantLost',
      disposition: 'materialsMissing',
    });
  });

  it('never sees the number of people ahead grow', async () => {
    await district.call('c1');
    const callId = await district.call('c2');
    expect(await district.store.findPlace(callId)).toMatchObject({
      aheadCount: 1,
      waitBand: null,
      waitReason: 'noAgentSignedIn',
    });
    await district.agent('busy', [documents], 'notReady');
    expect(await district.store.findPlace(callId)).toMatchObject({ waitReason: 'peopleAhead' });
    await district.call('urgent', { priority: 2 });
    expect((await district.store.findPlace(callId))?.aheadCount).toBe(1);
    await district.store.leave('c1' as CallId);
    await district.store.leave('urgent' as CallId);
    const places = await district.store.listPlaces([callId, 'c1' as CallId]);
    expect(places).toMatchObject([{ callId, aheadCount: 0, waitReason: 'agentsBusy' }]);
  });
});

describe('an agent', () => {
  it('lost in the talk: the applicant is told at 5 s, at 60 s the call is the first in line', async () => {
    const a1 = await district.agent('a1');
    await district.call('c1');
    const callId = await district.talk(a1);
    await district.call('c2');
    district.desks.delete('a1');
    await district.store.agentDisconnected(a1, 'desk-a1');
    await district.pass(4);
    expect((await district.store.getCall(callId)).agentLostAt).toBeNull();
    await district.pass(1);
    expect((await district.store.getCall(callId)).agentLostAt).toBe(district.now - 5_000);
    await district.pass(55);
    expect(await stateOf(callId)).toBe('queued');
    expect((await agentOf(a1)).activity).toBe('disconnected');
    const a2 = await district.agent('a2');
    expect(await agentOf(a2)).toMatchObject({ activity: 'offered', callId });
  });

  it('comes back in time and goes on', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    const callId = await district.talk(agentId);
    await district.store.agentDisconnected(agentId, 'desk-a1');
    await district.pass(6);
    await district.store.claimDesk({ agentId, deskId: 'desk-a1', nodeId: 'n2', takesOver: false });
    await district.pass(60);
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'active',
      agentLostAt: null,
      agentId,
    });
  });

  it('whose server died is found by the lease, not before', async () => {
    const agentId = await district.agent('a1');
    district.desks.delete('a1');
    await district.pass(43);
    expect((await agentOf(agentId)).lostAt).toBeNull();
    await district.pass(3);
    expect((await agentOf(agentId)).activity).toBe('disconnected');
    const lost = await district.store.heartbeat({
      nodeId: 'n1',
      agents: [{ agentId, deskId: 'desk-a1' }],
    });
    expect(lost).toEqual({ agentIds: [agentId], isKnown: true });
  });

  it('has one live desk: the earlier one can no longer act', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    const offer = await district.offerOf(agentId);
    const claim = { agentId, deskId: 'second', nodeId: 'n2' };
    expect(await district.store.claimDesk({ ...claim, takesOver: false })).toMatchObject({
      desk: 'elsewhere',
      liveDeskId: 'desk-a1',
    });
    expect(await district.store.claimDesk({ ...claim, takesOver: true })).toMatchObject({
      desk: 'live',
      previousDeskId: 'desk-a1',
    });
    await expect(district.store.accept(offer)).rejects.toMatchObject({ code: 'DESK_ELSEWHERE' });
    await expect(district.setStatus(agentId, 'offline')).rejects.toMatchObject({ code: 'DESK_ELSEWHERE' });
    expect(await district.store.accept({ ...offer, deskId: 'second' })).toMatchObject({
      state: 'connecting',
    });
  });

  it('is not blamed when media do not come up within 20 s', async () => {
    const agentId = await district.agent('a1');
    const callId = await district.call('c1');
    await district.store.accept(await district.offerOf(agentId));
    await district.store.reportStarted(callId, 'agent');
    await district.pass(20);
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'queued', hasAgentStarted: false });
    expect(await agentOf(agentId)).toMatchObject({ status: 'ready', activity: 'idle' });
  });

  it('wraps up in 90 s with one extension; a status asked for meanwhile comes after it', async () => {
    const agentId = await district.agent('a1');
    await district.call('c1');
    const callId = await district.talk(agentId);
    await district.setStatus(agentId, 'break');
    expect(await agentOf(agentId)).toMatchObject({
      status: 'ready',
      nextStatus: { status: 'break', reason: 'meal' },
    });
    const { endedAt } = await district.store.end({ callId, by: 'applicant' });
    expect((await district.store.end({ callId, by: 'agent', agentId })).endedAt).toBe(endedAt);
    const { wrapUpUntil } = await district.store.extendWrapUp(callId, agentId);
    expect(wrapUpUntil).toBe(endedAt + 180_000);
    await expect(district.store.extendWrapUp(callId, agentId)).rejects.toMatchObject({
      code: 'WRAP_UP_NOT_EXTENDABLE',
    });
    await district.pass(180);
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'completed',
      disposition: null,
      endReason: 'applicantEnded',
    });
    expect(await agentOf(agentId)).toMatchObject({
      status: 'break',
      statusReason: 'meal',
      activity: 'idle',
      nextStatus: null,
    });
  });

  it('must give a reason that belongs to the status', async () => {
    const agentId = await district.agent('a1');
    const input = { agentId, deskId: 'desk-a1', status: 'break', reason: 'meeting' } as const;
    await expect(district.store.setStatus(input)).rejects.toMatchObject({ code: 'STATUS_NOT_ALLOWED' });
  });

  it('sees what waits in the classes it serves', async () => {
    const agentId = await district.agent('a1', [documents, taxes], 'notReady');
    for (const id of ['c1', 'c2']) await district.call(id);
    await district.call('c3', { queueClass: taxes });
    const waiting = await district.store.listWaiting(agentId);
    expect(waiting.first.map(({ callId, state }) => [callId, state])).toEqual([
      ['c1', 'queued'],
      ['c2', 'queued'],
      ['c3', 'queued'],
    ]);
    expect(waiting).toMatchObject({ waitingCount: 3, longestSince: waiting.first[0]?.enqueuedAt });
  });

  it('sees which of them an agent had before, those put back after a loss of Redis among them', async () => {
    const first = await district.agent('a1');
    await district.call('c1');
    await district.call('c2', { wasAccepted: true });
    await district.call('c3');
    const waiting = await district.store.listWaiting(first);
    expect(waiting.first.map(({ callId, wasAccepted }) => [callId, wasAccepted])).toEqual([
      ['c2', true],
      ['c3', false],
    ]);
  });
});

describe('after an outage', () => {
  it('nobody is dropped for being silent before a minute has passed', async () => {
    const callId = await district.call('c1');
    const agentId = await district.agent('a1', [taxes]);
    await district.move(120_000);
    await district.store.tick();
    district.desks.clear();
    district.isServerAlive = false;
    await district.pass(59);
    expect(await stateOf(callId)).toBe('queued');
    expect((await agentOf(agentId)).activity).toBe('idle');
    await district.pass(2);
    expect(await stateOf(callId)).toBe('away');
    expect((await agentOf(agentId)).activity).toBe('disconnected');
  });
});

describe('the room of a call', () => {
  it('is set once, and anew after its media node was lost', async () => {
    const callId = await district.call('c1');
    const place = { roomId: 'r1' as RoomId, sfuNodeId: 's1' };
    expect(await district.store.setRoom(callId, place)).toEqual(place);
    expect(await district.store.setRoom(callId, { roomId: 'r2' as RoomId, sfuNodeId: 's2' })).toEqual(place);
    expect(await district.store.clearRoomsOf('s1')).toEqual([callId]);
    expect((await district.store.getCall(callId)).roomId).toBeNull();
    const next = { roomId: 'r3' as RoomId, sfuNodeId: 's2' };
    expect(await district.store.setRoom(callId, next)).toEqual(next);
  });
});
