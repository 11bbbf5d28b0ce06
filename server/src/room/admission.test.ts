import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { assertMayJoin } from './admission.ts';

const callId = 'talk' as CallId;
const agentId = (id: string) => id as AgentId;
type Call = Parameters<typeof makeLedger>[0][number];

const talk = (change: Partial<Call> = {}): Call => ({
  ...{ callId, state: 'active', applicantId: 'applicant' as ApplicantId, agentId: agentId('owner') },
  ...{ offers: [], pageId: 'page-of-applicant', legId: 'leg' as CallId, parentId: null },
  ...change,
});
const leg = (state: CallState, change: Partial<Call> = {}): Call => ({
  ...talk({ callId: 'leg' as CallId, state, applicantId: '' as ApplicantId, pageId: null, legId: null }),
  ...{ agentId: agentId('asked'), parentId: callId },
  ...change,
});

function makeLedger(
  calls: readonly {
    callId: CallId;
    state: CallState;
    applicantId: ApplicantId;
    agentId: AgentId | null;
    offers: readonly { agentId: AgentId }[];
    pageId: string | null;
    legId: CallId | null;
    parentId: CallId | null;
  }[],
) {
  return {
    findCall: async (id: CallId) => calls.find((call) => call.callId === id) ?? null,
    getAgent: async (id: AgentId) => ({ deskId: `desk-of-${id}` }),
    isMonitor: async (id: CallId, supervisorId: AgentId, pageId: string) =>
      id === callId && supervisorId === 'supervisor' && pageId === 'page-of-supervisor',
    findGuest: async (id: CallId) =>
      id === callId ? { guestId: 'guest' as GuestId, pageId: 'page-of-guest' } : null,
  };
}
const enter = (agent: string, calls: Call[], id = callId) =>
  assertMayJoin(
    { callId: id, person: { role: 'agent', id: agentId(agent) }, pageId: `desk-of-${agent}` },
    makeLedger(calls),
  );

describe('an agent enters the room of a call', () => {
  it.each<[string, string, Call[]]>([
    ['whose it is', 'owner', [talk()]],
    [
      'that rings at their desk, beside others',
      'second',
      [talk({ offers: ['first', 'second'].map((id) => ({ agentId: agentId(id) })) })],
    ],
    ['when they have accepted its transfer', 'asked', [talk(), leg('connecting')]],
    ['while they are consulted', 'asked', [talk(), leg('active')]],
  ])('%s', async (_name, agent, calls) => {
    await expect(enter(agent, calls)).resolves.toBeUndefined();
  });

  it.each<[string, string, Call[]]>([
    ['was never asked', 'stranger', [talk(), leg('active')]],
    [
      'is asked, and it only rings',
      'asked',
      [talk(), leg('offered', { agentId: null, offers: [{ agentId: agentId('asked') }] })],
    ],
    ['is done with it', 'asked', [talk(), leg('completed')]],
    ['had it before it was handed over', 'before', [talk({ legId: null })]],
    ['rang beside another one who was faster', 'second', [talk({ state: 'connecting' })]],
    ['is consulted in another call', 'asked', [talk(), leg('active', { parentId: 'other' as CallId })]],
  ])('never one who %s', async (_name, agent, calls) => {
    await expect(enter(agent, calls)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('by the call’s own id alone: a leg has no room', async () => {
    const entering = enter('asked', [talk(), leg('active')], 'leg' as CallId);
    await expect(entering).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('with the one page that is the live desk', async () => {
    const person = { role: 'agent', id: agentId('owner') } as const;
    const entering = assertMayJoin({ callId, person, pageId: 'another-page' }, makeLedger([talk()]));
    await expect(entering).rejects.toMatchObject({ code: 'ROOM_NOT_OPEN' });
  });
});

describe('a guest enters', () => {
  const enterAs = (id: string, pageId: string, state: CallState = 'active') =>
    assertMayJoin(
      { callId, person: { role: 'guest', id: id as GuestId }, pageId },
      makeLedger([talk({ state })]),
    );

  it('the running talk they were invited to, on hold and during a transfer too', async () => {
    for (const state of ['connecting', 'active', 'transferring'] as const)
      await expect(enterAs('guest', 'page-of-guest', state)).resolves.toBeUndefined();
  });

  it('neither before it runs nor when it is over, and no stranger does', async () => {
    for (const state of ['queued', 'offered', 'suspended', 'wrapUp', 'completed'] as const)
      await expect(enterAs('guest', 'page-of-guest', state)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(enterAs('before', 'page-of-guest')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('by the newest of their pages', async () => {
    await expect(enterAs('guest', 'older-page')).rejects.toMatchObject({ code: 'ROOM_NOT_OPEN' });
  });
});

describe('a supervisor', () => {
  const listen = (calls: Call[], pageId: string, id = 'supervisor') =>
    assertMayJoin({ callId, person: { role: 'supervisor', id: agentId(id) }, pageId }, makeLedger(calls));

  it('joins a running talk by the page that has entered it, and no other way', async () => {
    const page = 'page-of-supervisor';
    await expect(listen([talk()], page)).resolves.toBeUndefined();
    for (const refused of [
      listen([talk()], 'another page'),
      listen([talk()], page, 'another'),
      listen([talk({ state: 'offered' })], page),
      listen([], page),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
