import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { TelephoneWish } from '@cloudseat/shared/nouns/telephone.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchTuning } from '../tuning.ts';
import type { District } from './testing/district.store.ts';
import { useDistrict } from './testing/use-district.store.ts';

const { applicantLostMs, agentLostToldMs, agentLostOnCallMs, leaseMs } = dispatchTuning;
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
const byAgent = (wish: TelephoneWish, who = agentId) =>
  district.store.setTelephone({ callId, agentId: who, wish });
const byApplicant = (wish: TelephoneWish, sealedNumber: string | null = null) =>
  district.store.setTelephone({ callId, agentId: null, wish, sealedNumber });
const goOnByTelephone = async () => {
  await byApplicant('agree');
  await byAgent('begin');
};
const losePage = () => district.store.applicantDisconnected(callId, 'page-c1');
const refused = { code: 'CALL_STATE' };

describe('a talk goes to the telephone', () => {
  it('by the words of both, in either order of asking', async () => {
    await expect(byAgent('begin')).rejects.toMatchObject(refused);
    await byAgent('propose');
    await expect(byAgent('begin')).rejects.toMatchObject(refused);
    await byApplicant('decline');
    expect((await call()).telephone?.step).toBe('declined');
    await expect(byAgent('begin')).rejects.toMatchObject(refused);
    await byApplicant('agree', 'sealed');
    const { version } = await byAgent('begin');
    expect(await call()).toMatchObject({
      ...{ state: 'active', agentId, sealedNumber: 'sealed', telephone: { step: 'on', result: null } },
    });
    expect((await byAgent('begin')).version).toBe(version);
    await expect(byApplicant('decline')).rejects.toMatchObject(refused);
  });

  it('without asking where the page is gone: answering the telephone is the word', async () => {
    await losePage();
    await byAgent('begin');
    expect((await call()).telephone?.step).toBe('on');
  });

  it('of its own agent alone, and only while it runs', async () => {
    await byApplicant('agree');
    await district.agent('a2');
    await expect(byAgent('begin', 'a2' as AgentId)).rejects.toMatchObject(refused);
    await expect(byAgent('connected')).rejects.toMatchObject(refused);
    await district.store.end({ callId, by: 'agent', agentId });
    await expect(byAgent('begin')).rejects.toMatchObject(refused);
    await district.store.saveWrapUp(callId, agentId, 'answered');
    await expect(byApplicant('agree')).rejects.toMatchObject({ code: 'CALL_ENDED' });
  });

  it('keeps how each try went, until the number is another', async () => {
    await goOnByTelephone();
    await byAgent('wrongNumber');
    expect((await call()).telephone?.result).toBe('wrongNumber');
    await byApplicant('agree', 'sealed');
    expect((await call()).telephone).toMatchObject({ step: 'on', result: null });
    await byAgent('connected');
    expect((await call()).telephone?.result).toBe('connected');
  });
});

describe('a talk by telephone', () => {
  it('is the agent’s until they end it, however long the page is gone', async () => {
    await goOnByTelephone();
    await losePage();
    await district.pass(applicantLostMs / 1_000 + 60);
    expect(await call()).toMatchObject({ state: 'active', agentId, applicantLostAt: expect.any(Number) });
    await district.store.end({ callId, by: 'agent', agentId });
    expect((await call()).state).toBe('wrapUp');
    await district.store.saveWrapUp(callId, agentId, 'answered');
    expect(await call()).toMatchObject({ state: 'completed', endReason: 'agentEnded' });
  });

  it('begun after the page was lost, or when its server died, is not ended either', async () => {
    district.isServerAlive = false;
    await district.pass(leaseMs / 1_000 + 2);
    expect((await call()).applicantLostAt).not.toBeNull();
    district.isServerAlive = true;
    await district.store.claimDesk({ agentId, deskId: 'desk-a1', nodeId: 'n1', takesOver: true });
    await byAgent('begin');
    await district.pass(applicantLostMs / 1_000 + 60);
    expect(await call()).toMatchObject({ state: 'active', agentId });
  });

  it('gives a page that is still gone its whole time again when it goes back to the pages', async () => {
    await goOnByTelephone();
    await losePage();
    await district.pass(applicantLostMs / 1_000 + 10);
    await byAgent('end');
    await district.pass(applicantLostMs / 1_000 - 2);
    expect((await call()).state).toBe('active');
    await district.pass(4);
    expect((await call()).state).toBe('suspended');
  });

  it('waits to be called back when it loses its agent, and nobody need be at the page', async () => {
    await goOnByTelephone();
    await losePage();
    const { enqueuedAt } = await call();
    await district.store.agentDisconnected(agentId, 'desk-a1');
    district.desks.delete('a1');
    await district.pass((agentLostToldMs + agentLostOnCallMs) / 1_000 + 2);
    expect(await call()).toMatchObject({
      state: 'callbackPending',
      isCallback: true,
      enqueuedAt,
      telephone: null,
    });
    await district.pass(3_600);
    expect((await call()).state).toBe('callbackPending');
  });
});
