import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type District, documents, taxes } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

let district: District;
const current = useDistrict();
beforeEach(() => {
  district = current();
});

const toTaxes = { queueClass: taxes, agentId: null };
const legId = 'leg-1' as CallId;

/** a1 talks with c1. */
async function talk(): Promise<{ callId: CallId; agentId: AgentId }> {
  const agentId = await district.agent('a1');
  await district.call('c1');
  return { callId: await district.talk(agentId), agentId };
}
const take = async (agentId: AgentId) => district.store.accept(await district.offerOf(agentId));

describe('a direct transfer', () => {
  it('puts the call in the other line at its old place; the agent wraps up', async () => {
    const { callId, agentId } = await talk();
    const { enqueuedAt } = await district.store.getCall(callId);
    await district.agent('busy', [taxes], 'notReady');
    await district.pass(60);
    const later = await district.call('c2', { queueClass: taxes });
    await district.store.askAgent({ callId, agentId, way: 'direct', legId, target: toTaxes });
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'queued',
      queueClass: taxes,
      enqueuedAt,
    });
    // It waits longer already.
    expect((await district.store.findPlace(later))?.aheadCount).toBe(1);
    expect(await district.store.getAgent(agentId)).toMatchObject({ activity: 'wrapUp', callId });
    const other = await district.agent('a2', [taxes]);
    expect(await district.ringsAt(callId)).toEqual([other]);
    await district.store.saveWrapUp(callId, agentId, 'referred');
    expect((await district.store.getAgent(agentId)).activity).toBe('idle');
    expect((await district.store.getCall(callId)).disposition).toBeNull();
  });

  it('to one agent waits for that one for a minute, then for everybody of the line', async () => {
    const { callId, agentId } = await talk();
    const wanted = await district.agent('wanted', [taxes], 'notReady');
    await district.agent('other', [taxes]);
    const target = { queueClass: taxes, agentId: wanted };
    await district.store.askAgent({ callId, agentId, way: 'direct', legId, target });
    await district.pass(59);
    expect(await district.stateOf(callId)).toBe('queued');
    await district.pass(1);
    expect(await district.ringsAt(callId)).toEqual(['other']);
  });

  it('to where nobody is signed in is refused, and the talk goes on', async () => {
    const { callId, agentId } = await talk();
    const ask = { callId, agentId, way: 'direct', legId, target: toTaxes } as const;
    await expect(district.store.askAgent(ask)).rejects.toMatchObject({ code: 'NOBODY_THERE' });
    // Only the asking agent serves it: nobody else is there.
    const own = { ...ask, target: { queueClass: documents, agentId: null } };
    await expect(district.store.askAgent(own)).rejects.toMatchObject({ code: 'NOBODY_THERE' });
    expect(await district.stateOf(callId)).toBe('active');
  });
});

describe('a warm transfer', () => {
  it('hands the call over when the new agent has media; the first agent talks until then, and wraps up', async () => {
    const { callId, agentId } = await talk();
    const next = await district.agent('a2', [taxes]);
    const asked = await district.store.askAgent({ callId, agentId, way: 'warm', legId, target: toTaxes });
    expect(asked).toMatchObject({ state: 'transferring', legId });
    expect(await district.store.getCall(legId)).toMatchObject({ kind: 'transfer', parentId: callId });
    await take(next);
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'transferring', agentId });
    await district.store.reportStarted(legId, 'agent');
    expect(await district.store.getCall(callId)).toMatchObject({
      state: 'active',
      agentId: next,
      legId: null,
    });
    expect(await district.store.getAgent(next)).toMatchObject({ activity: 'onCall', callId });
    expect(await district.store.getAgent(agentId)).toMatchObject({ activity: 'wrapUp', callId });
    await district.store.end({ callId, by: 'agent', agentId: next });
    await district.store.saveWrapUp(callId, next, 'answered');
    expect(await district.stateOf(callId)).toBe('completed');
  });

  it('that nobody takes within a minute leaves the call where it is', async () => {
    const { callId, agentId } = await talk();
    const next = await district.agent('a2', [taxes]);
    await district.store.askAgent({ callId, agentId, way: 'warm', legId, target: toTaxes });
    await district.store.decline({ ...(await district.offerOf(next)), reason: 'other' });
    await district.pass(60);
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'active', agentId, legId: null });
    expect(await district.stateOf(legId)).toBe('expired');
    const events = await district.store.readEvents('0-0', 0, 10_000);
    expect(events.find(({ type }) => type === 'transferEnded')).toMatchObject({
      callId,
      reason: 'nobodyAnswered',
    });
  });

  it('ends with the call: the desk it rings at is free at once', async () => {
    const { callId, agentId } = await talk();
    const next = await district.agent('a2', [taxes]);
    await district.store.askAgent({ callId, agentId, way: 'warm', legId, target: toTaxes });
    await district.store.end({ callId, by: 'applicant' });
    expect(await district.store.getAgent(next)).toMatchObject({ activity: 'idle', callId: null });
    expect(await district.stateOf(legId)).toBe('cancelled');
  });
});

describe('a consult', () => {
  it('joins a second agent to the call, and ends without a wrap-up', async () => {
    const { callId, agentId } = await talk();
    const expert = await district.agent('a2', [taxes]);
    await district.store.askAgent({ callId, agentId, way: 'consult', legId, target: toTaxes });
    await take(expert);
    await district.store.reportStarted(legId, 'agent');
    expect(await district.store.getAgent(expert)).toMatchObject({ activity: 'consulting', callId: legId });
    expect(await district.store.getCall(callId)).toMatchObject({ state: 'active', agentId, legId });
    await district.store.endLeg(callId, agentId);
    expect(await district.store.getAgent(expert)).toMatchObject({ activity: 'idle', callId: null });
    expect(await district.stateOf(callId)).toBe('active');
  });

  it('becomes a hand-over only once it runs', async () => {
    const { callId, agentId } = await talk();
    const expert = await district.agent('a2', [taxes]);
    await district.store.askAgent({ callId, agentId, way: 'consult', legId, target: toTaxes });
    await expect(district.store.handOver(callId, agentId)).rejects.toMatchObject({ code: 'CALL_STATE' });
    await take(expert);
    await district.store.reportStarted(legId, 'agent');
    await district.store.handOver(callId, agentId);
    expect(await district.store.getCall(callId)).toMatchObject({ agentId: expert });
    await expect(district.store.end({ callId, by: 'agent', agentId })).rejects.toMatchObject({
      code: 'CALL_STATE',
    });
  });
});

describe('the wrap-up of a department', () => {
  it.each([
    ['none', 0, 'idle'],
    ['timed', 90, 'idle'],
    ['optional', 90, 'idle'],
    ['mandatory', 600, 'wrapUp'],
  ] as const)('%s: after %d s the agent is %s', async (mode, seconds, activity) => {
    const agentId = await district.agent('a1', [documents], 'ready', mode);
    await district.call('c1');
    const callId = await district.talk(agentId);
    await district.store.end({ callId, by: 'applicant' });
    await district.pass(seconds);
    expect((await district.store.getAgent(agentId)).activity).toBe(activity);
    expect(await district.stateOf(callId)).toBe(activity === 'idle' ? 'completed' : 'wrapUp');
  });

  it('may be skipped only where it is optional', async () => {
    for (const mode of ['mandatory', 'optional'] as const) {
      const agentId = await district.agent(mode, [documents], 'ready', mode);
      await district.call(`c-${mode}`);
      const callId = await district.talk(agentId);
      await district.store.end({ callId, by: 'agent', agentId });
      const skipped = district.store.saveWrapUp(callId, agentId, null);
      if (mode === 'mandatory') await expect(skipped).rejects.toMatchObject({ code: 'DISPOSITION_REQUIRED' });
      else expect(await skipped).toMatchObject({ state: 'completed' });
    }
  });
});
