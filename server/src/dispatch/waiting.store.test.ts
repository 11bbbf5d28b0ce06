import { beforeEach, describe, expect, it } from 'vitest';
import type { District } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

let district: District;
const current = useDistrict();
beforeEach(() => {
  district = current();
});

const page = { pageId: 'page-2', nodeId: 'n1' };

describe('a paused call', () => {
  it('keeps its place, is passed when its turn comes, and is first again on return', async () => {
    const callId = await district.call('c1');
    const { enqueuedAt } = await district.store.getCall(callId);
    await district.store.pause(callId);
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'away', isPaused: true });
    expect((await district.store.findPlace(callId))?.aheadCount).toBe(0);
    const second = await district.call('c2');
    const agentId = await district.agent('a1');
    expect(await district.ringsAt(second)).toEqual([agentId]);
    expect(await district.stateOf(callId)).toBe('passed');
    await district.call('c3');
    expect(await district.store.comeBack(callId, page)).toMatchObject({ state: 'queued' });
    await district.store.leave(second);
    expect(await district.ringsAt(callId)).toEqual([agentId]);
    expect((await district.store.getCall(callId)).enqueuedAt).toBe(enqueuedAt);
  });

  it('does not come back by a page that only connects', async () => {
    const callId = await district.call('c1');
    await district.store.pause(callId);
    await district.store.applicantConnected(callId, 'page-c1', 'n1');
    expect(await district.stateOf(callId)).toBe('away');
  });

  it('is given up after ten minutes, a missed turn after fifteen', async () => {
    const paused = await district.call('c1');
    await district.store.pause(paused);
    await district.pass(599);
    expect(await district.stateOf(paused)).toBe('away');
    await district.pass(1);
    expect(await district.store.getCall(paused)).toMatchObject({
      state: 'expired',
      endReason: 'applicantAwayTooLong',
    });
    await district.agent('a1');
    const missed = await district.call('c2', { isHere: false });
    expect(await district.stateOf(missed)).toBe('passed');
    await district.pass(900);
    expect(await district.store.getCall(missed)).toMatchObject({ state: 'expired', endReason: 'turnMissed' });
  });

  it('whose offer rings is passed, and the agent serves on without a mark', async () => {
    const agentId = await district.agent('a1');
    const callId = await district.call('c1');
    const offer = await district.offerOf(agentId);
    const next = await district.call('c2');
    await district.store.pause(callId);
    expect(await district.ringsAt(next)).toEqual([agentId]);
    await expect(district.store.accept(offer)).rejects.toMatchObject({ code: 'OFFER_CANCELLED' });
    await expect(district.store.pause(next)).resolves.toMatchObject({ state: 'passed' });
  });
});

describe('a callback', () => {
  it('keeps the place without a page, and connects when the applicant takes it', async () => {
    const callId = await district.call('c1');
    await district.store.requestCallback(callId);
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(120);
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'callbackPending',
      isCallback: true,
    });
    const agentId = await district.agent('a1');
    await district.store.accept(await district.offerOf(agentId));
    expect(await district.stateOf(callId)).toBe('connecting');
    await district.store.applicantConnected(callId, 'page-9', 'n1');
    await district.store.reportStarted(callId, 'agent');
    await district.store.reportStarted(callId, 'applicant');
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'active', isCallback: false });
  });

  it('that nobody takes is tried three times, five minutes apart, and blames no agent', async () => {
    const callId = await district.call('c1');
    await district.store.requestCallback(callId);
    const agentId = await district.agent('a1');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await district.store.accept(await district.offerOf(agentId));
      await district.pass(90);
      expect(await district.store.getAgent(agentId)).toMatchObject({ activity: 'idle', status: 'ready' });
      expect(await district.stateOf(callId)).toBe(attempt < 3 ? 'callbackPending' : 'expired');
      if (attempt < 3) await district.pass(300);
    }
    expect((await district.store.getCall(callId)).endReason).toBe('callbackUnanswered');
  });

  it('called off is cancelled, not abandoned; waiting here instead keeps the place', async () => {
    const callId = await district.call('c1');
    const second = await district.call('c2');
    await district.store.requestCallback(callId);
    await district.store.requestCallback(second);
    expect(await district.store.leave(second)).toMatchObject({ state: 'cancelled' });
    await district.store.comeBack(callId, page);
    expect((await district.store.findPlace(callId))?.aheadCount).toBe(0);
  });
});

describe('a server that dies', () => {
  it('leaves its pages away once its own lease is over; those that moved stay', async () => {
    const stays = await district.call('c1');
    const moves = await district.call('c2');
    await district.store.applicantConnected(moves, 'page-c2', 'n2');
    district.isServerAlive = false;
    for (let second = 0; second < 46; second += 1) {
      await district.move(1_000);
      await district.store.heartbeat({ nodeId: 'n2', agents: [] });
      await district.store.tick();
    }
    expect(await district.stateOf(stays)).toBe('away');
    expect(await district.stateOf(moves)).toBe('queued');
    expect(await district.store.heartbeat({ nodeId: 'n1', agents: [] })).toMatchObject({ isKnown: false });
    await district.store.applicantConnected(stays, 'page-c1', 'n1');
    expect((await district.store.findPlace(stays))?.aheadCount).toBe(0);
  });
});

it('a recorded message waits without anybody, beside a call of the same applicant, and runs at once on accept', async () => {
  const callId = await district.call('m1', { kind: 'message', isHere: false });
  await district.pass(120);
  expect(await district.stateOf(callId)).toBe('queued');
  const agentId = await district.agent('a1');
  await district.store.accept(await district.offerOf(agentId));
  expect(await district.store.getCall(callId)).toMatchObject({ state: 'active', kind: 'message' });
  await district.store.end({ callId, by: 'agent', agentId });
  await district.store.saveWrapUp(callId, agentId, 'answered');
  expect(await district.stateOf(callId)).toBe('completed');
  expect(await district.store.findActiveCallOfApplicant('u-m1' as never)).toBeNull();
});
