import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchTuning } from '../tuning.ts';
import type { HoldInput } from './dispatch-types.ts';
import { type District, documents } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

const { applicantLostMs, agentLostToldMs, agentLostOnCallMs, wrapUpMs } = dispatchTuning;
let district: District;
let callId: CallId;
let agentId: AgentId;
const current = useDistrict();
beforeEach(async () => {
  district = current();
  await district.move(0);
  await district.store.tick();
  callId = await district.call('c1');
  agentId = await district.agent('a1');
  await district.talk(agentId);
});
const call = () => district.store.getCall(callId);
const activity = async (who = agentId) => (await district.store.getAgent(who)).activity;
const set = (wish: HoldInput['wish'], who = agentId) =>
  district.store.setHold({ callId, agentId: who, wish });
const keep = (wish: HoldInput['wish'], roomId: string) =>
  district.store.setHold({ callId, agentId, wish, keptBy: roomId as RoomId });
const refused = { code: 'CALL_STATE' };
const legId = 'leg1' as CallId;
const ask = (way: 'warm' | 'direct' | 'consult', target: AgentId) =>
  district.store.askAgent({
    ...{ callId, agentId, way, legId },
    target: { queueClass: documents, agentId: target },
  });

describe('an applicant on hold', () => {
  it('waits until their agent brings them back; asked again nothing changes', async () => {
    const { version } = await set('hold');
    const { heldAt } = await call();
    expect(await call()).toMatchObject({ state: 'active', agentId, heldMs: 0, heldAt: expect.any(Number) });
    expect(await activity()).toBe('onHold');
    await district.pass(42);
    expect(await set('hold')).toMatchObject({ version });
    expect((await call()).heldAt).toBe(heldAt);
    await set('resume');
    expect(await call()).toMatchObject({ state: 'active', heldAt: null, heldMs: 42_000 });
    expect(await activity()).toBe('onCall');
    const again = await set('resume');
    expect(again.version).toBe((await call()).version);
  });

  it('has all holds of the call counted', async () => {
    for (const seconds of [10, 20]) {
      await set('hold');
      await district.pass(seconds);
      await set('resume');
    }
    expect((await call()).heldMs).toBe(30_000);
  });

  it('is held by the agent of the running talk alone, and not by telephone', async () => {
    await district.agent('a2');
    await expect(set('hold', 'a2' as AgentId)).rejects.toMatchObject(refused);
    await district.store.setTelephone({ callId, agentId: null, wish: 'agree' });
    await district.store.setTelephone({ callId, agentId, wish: 'begin' });
    await expect(set('hold')).rejects.toMatchObject(refused);
    await district.store.end({ callId, by: 'agent', agentId });
    await expect(set('hold')).rejects.toMatchObject(refused);
    await expect(set('resume')).rejects.toMatchObject(refused);
    await district.store.saveWrapUp(callId, agentId, 'answered');
    await expect(set('hold')).rejects.toMatchObject({ code: 'CALL_ENDED' });
  });

  it('waits as long as a review keeps them waiting, whatever the agent says meanwhile', async () => {
    await keep('hold', 'r1');
    await expect(set('resume')).rejects.toMatchObject(refused);
    await keep('resume', 'another');
    expect(await activity()).toBe('onHold');
    // It sits again before the room of its first sitting was closed.
    await keep('hold', 'r2');
    await keep('resume', 'r1');
    expect(await activity()).toBe('onHold');
    await keep('resume', 'r2');
    expect(await call()).toMatchObject({ heldAt: null });
    await keep('resume', 'r2');
    expect(await activity()).toBe('onCall');
  });

  it.each([
    ['before', ['own', 'review']],
    ['while it sat', ['review', 'own']],
  ])('is on hold after a review as well where the agent has said so %s', async (_when, holds) => {
    for (const by of holds) await (by === 'own' ? set('hold') : keep('hold', 'r1'));
    const { heldAt } = await call();
    await district.pass(10);
    await keep('resume', 'r1');
    expect((await call()).heldAt).toBe(heldAt);
    await set('resume');
    expect(await call()).toMatchObject({ heldAt: null, heldMs: 10_000 });
  });

  it('is not kept waiting by a review any more once the talk went to the telephone and came back', async () => {
    await keep('hold', 'r1');
    await district.store.setTelephone({ callId, agentId: null, wish: 'agree' });
    await district.store.setTelephone({ callId, agentId, wish: 'begin' });
    await district.store.setTelephone({ callId, agentId, wish: 'end' });
    await set('hold');
    await keep('resume', 'r1');
    expect(await activity()).toBe('onHold');
  });

  it('is brought back when the talk goes to the telephone', async () => {
    await set('hold');
    await district.store.setTelephone({ callId, agentId: null, wish: 'agree' });
    expect((await call()).heldAt).not.toBeNull();
    await district.pass(5);
    await district.store.setTelephone({ callId, agentId, wish: 'begin' });
    expect(await call()).toMatchObject({ heldAt: null, heldMs: 5_000, telephone: { step: 'on' } });
    expect(await activity()).toBe('onCall');
  });

  it('may leave, which ends the talk and the hold', async () => {
    await set('hold');
    await district.pass(7);
    await district.store.end({ callId, by: 'applicant' });
    expect(await call()).toMatchObject({ state: 'wrapUp', heldAt: null, heldMs: 7_000 });
    expect(await activity()).toBe('wrapUp');
    await district.pass(wrapUpMs / 1_000 + 1);
    expect((await call()).state).toBe('completed');
  });

  it('stays held over a lost page and a lost desk that come back', async () => {
    await set('hold');
    const { heldAt } = await call();
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.store.agentDisconnected(agentId, 'desk-a1');
    await district.pass(agentLostToldMs / 1_000 + 1);
    expect(await call()).toMatchObject({ heldAt, agentLostAt: expect.any(Number) });
    await district.store.claimDesk({ agentId, deskId: 'desk-a1', nodeId: 'n1', takesOver: true });
    await district.store.applicantConnected(callId, 'page-c1', 'n1');
    expect(await call()).toMatchObject({ heldAt, agentLostAt: null, applicantLostAt: null });
    expect(await activity()).toBe('onHold');
  });

  it('goes back to the line, not held, when the agent stays away', async () => {
    const { enqueuedAt } = await call();
    await set('hold');
    await district.store.agentDisconnected(agentId, 'desk-a1');
    district.desks.delete('a1');
    await district.pass((agentLostToldMs + agentLostOnCallMs) / 1_000 + 2);
    expect(await call()).toMatchObject({ state: 'queued', enqueuedAt, heldAt: null, agentId: null });
    expect(await activity()).toBe('disconnected');
  });

  it('is missed as in any talk: the place is kept, and the hold is over', async () => {
    await set('hold');
    await district.store.applicantDisconnected(callId, 'page-c1');
    await district.pass(applicantLostMs / 1_000 + 1);
    expect(await call()).toMatchObject({ state: 'suspended', heldAt: null });
    expect(await activity()).toBe('wrapUp');
  });
});

describe('a colleague while the applicant is on hold', () => {
  it('is consulted in private, and the applicant is brought back to both', async () => {
    const colleague = await district.agent('a2');
    await ask('consult', colleague);
    const [offer] = (await district.store.getCall(legId)).offers;
    await district.store.accept({
      ...{ agentId: colleague, deskId: 'desk-a2', callId: legId },
      fence: offer?.fence as never,
    });
    await district.store.reportStarted(legId, 'agent');
    await set('hold');
    expect([await activity(), await activity(colleague)]).toEqual(['onHold', 'consulting']);
    await set('resume');
    expect([await activity(), await activity(colleague)]).toEqual(['onCall', 'consulting']);
    await set('hold');
    await district.store.endLeg(callId, agentId);
    expect((await call()).heldAt).not.toBeNull();
  });

  it('takes the call over: held until then, and met at once', async () => {
    const heir = await district.agent('a2');
    await set('hold');
    await ask('warm', heir);
    const [offer] = (await district.store.getCall(legId)).offers;
    await district.store.accept({
      ...{ agentId: heir, deskId: 'desk-a2', callId: legId },
      fence: offer?.fence as never,
    });
    expect(await call()).toMatchObject({ state: 'transferring', heldAt: expect.any(Number) });
    await district.pass(3);
    await district.store.reportStarted(legId, 'agent');
    expect(await call()).toMatchObject({ state: 'active', agentId: heir, heldAt: null, heldMs: 3_000 });
    expect([await activity(), await activity(heir)]).toEqual(['wrapUp', 'onCall']);
  });

  it('is looked for by a direct transfer, which ends the hold', async () => {
    const heir = await district.agent('a2');
    await set('hold');
    await ask('direct', heir);
    expect(await call()).toMatchObject({ state: 'offered', heldAt: null });
    expect(await activity()).toBe('wrapUp');
  });
});
