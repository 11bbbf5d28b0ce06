import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import type { CallEventRow, OfferRow } from './supervision.repository.ts';
import { presentSteps } from './why-steps.ts';

const at = 1_760_000_000_000;
const event = (eventId: string, type: string, changes: Partial<CallEventRow> = {}): CallEventRow => ({
  ...{
    eventId,
    type,
    callId: 'c1',
    parentId: null,
    agentId: null,
    fromState: null,
    toState: null,
    version: 1,
    reason: null,
  },
  ...{ details: {}, happenedAt: new Date(at), ...changes },
});
const offer = (eventId: string, changes: Partial<OfferRow> = {}): OfferRow => ({
  ...{ eventId, fence: 1, callId: 'c1', agentId: 'a1', ring: null, reason: null, candidates: null },
  ...{
    waitedMs: 5_000,
    offeredAt: new Date(at),
    endedAt: null,
    outcome: null,
    declineReason: null,
    ...changes,
  },
});
const name = { 'zh-Hans': '社保', 'zh-Hant': '社保', en: 'Insurance' };
const names = {
  agent: (agentId: string) => ({
    agentId: agentId as AgentId,
    displayName: `agent ${agentId}`,
    agentNumber: agentId,
  }),
  ticket: (callId: string) => (callId === 'gone' ? null : { ticketNumber: `T-${callId}`, matterName: name }),
};

it('tells the steps in order, an offer with how it ended, and leaves out what explains nothing', () => {
  const steps = presentSteps(
    [
      event('1', 'callEnqueued'),
      event('2', 'offerMade'),
      event('3', 'offerEnded', { reason: 'declined' }),
      event('4', 'pageReplaced'),
      event('5', 'callRequeued', { reason: 'connectTimeout' }),
      event('6', 'callEnded', { reason: 'applicantLeft' }),
    ],
    [offer('2', { outcome: 'declined', declineReason: 'mustLeave', endedAt: new Date(at + 3_000) })],
    names,
  );
  expect(steps.map(({ type, cause }) => [type, cause])).toEqual([
    ['enqueued', null],
    ['offer', null],
    ['requeued', 'connectTimeout'],
    ['ended', 'applicantLeft'],
  ]);
  expect(steps[1]?.offer).toMatchObject({
    ...{
      agent: { displayName: 'agent a1' },
      outcome: 'declined',
      declineReason: 'mustLeave',
      waitedMs: 5_000,
    },
    ...{ endedAt: at + 3_000, ring: null, reason: null, by: null, agents: [], calls: [] },
  });
});

it('shows the agents a call looked at: how long idle, who was left out and why, who was chosen', () => {
  const candidates = {
    by: 'call',
    agents: [
      ['a1', at - 90_000, 0],
      ['a2', at - 120_000, at + 30_000],
      ['a3', at - 60_000, at - 1],
    ],
    calls: [],
  } as unknown as NonNullable<OfferRow['candidates']>;
  const [step] = presentSteps(
    [event('2', 'offerMade')],
    [offer('2', { candidates, ring: 'level', reason: 'longestIdle' })],
    names,
  );
  expect(step?.offer).toMatchObject({ ring: 'level', reason: 'longestIdle', by: 'call' });
  expect(step?.offer?.agents.map(({ agent, ...rest }) => [agent.agentId, rest])).toEqual([
    ['a1', { idleMs: 90_000, exclusion: 'none', isChosen: true }],
    ['a2', { idleMs: 120_000, exclusion: 'active', isChosen: false }],
    ['a3', { idleMs: 60_000, exclusion: 'over', isChosen: false }],
  ]);
});

it('shows the calls an agent looked at by their tickets, without those that are gone', () => {
  const candidates = {
    by: 'agent',
    agents: [],
    calls: [
      ['c1', 'd:s:1:zh:any', at - 200_000.4, 0],
      ['gone', 'd:s:1:zh:any', at - 100_000, 0],
      ['c2', 'd:s:2:zh:any', at + 5_000, at + 1],
    ],
  } as unknown as NonNullable<OfferRow['candidates']>;
  const [step] = presentSteps([event('2', 'offerMade')], [offer('2', { candidates })], names);
  expect(step?.offer?.calls).toEqual([
    {
      ...{ callId: 'c1', ticketNumber: 'T-c1', matterName: name },
      ...{ countedWaitMs: 200_000, exclusion: 'none', isChosen: true },
    },
    {
      ...{ callId: 'c2', ticketNumber: 'T-c2', matterName: name },
      ...{ countedWaitMs: 0, exclusion: 'active', isChosen: false },
    },
  ]);
});

it('tells who changed the order and why, and of a transfer or consult its offers, beginning and end', () => {
  const leg = (eventId: string, type: string, changes: Partial<CallEventRow> = {}) =>
    event(eventId, type, { callId: 'c2', parentId: 'c1', ...changes });
  const steps = presentSteps(
    [
      event('1', 'callPrioritized', { details: { priority: 2, decidedBy: 's1', note: 'cannot stand' } }),
      event('2', 'transferStarted', { reason: 'warm' }),
      leg('3', 'callEnqueued', { details: { kind: 'transfer' } }),
      leg('4', 'offerMade'),
      leg('5', 'callAway'),
      leg('6', 'callEnded', { reason: 'handedOver' }),
      event('7', 'callHandedOver'),
    ],
    [offer('4', { callId: 'c2', outcome: 'accepted' })],
    names,
  );
  expect(steps.map(({ type, leg: of }) => [type, of])).toEqual([
    ...[
      ['prioritized', null],
      ['transferStarted', null],
    ],
    ...[
      ['enqueued', 'transfer'],
      ['offer', 'transfer'],
      ['ended', 'transfer'],
    ],
    ['handedOver', null],
  ]);
  expect(steps[0]?.decision).toEqual({ priority: 2, by: names.agent('s1'), note: 'cannot stand' });
  expect(steps[3]?.offer).toMatchObject({ outcome: 'accepted', agent: { agentId: 'a1' } });
});

it('tells how long each hold was, with the step that ended it; what comes meanwhile ends none', () => {
  const after = (seconds: number) => ({ happenedAt: new Date(at + seconds * 1_000) });
  const consult = { callId: 'leg', parentId: 'c1', details: { kind: 'consult' } };
  const steps = presentSteps(
    [
      event('1', 'callHeld', after(0)),
      event('2', 'callEnqueued', { ...consult, ...after(5) }),
      event('3', 'callEnded', { ...consult, ...after(6) }),
      event('4', 'applicantLost', after(10)),
      event('5', 'callResumed', after(42)),
      event('6', 'callHeld', after(50)),
      event('7', 'callWrapUp', after(60)),
      event('8', 'callHeld', after(100)),
      event('9', 'callEnqueued', after(130)),
      event('10', 'callEnded', after(170)),
    ],
    [],
    names,
  );
  const spans = steps.filter(({ heldForMs }) => heldForMs !== null);
  expect(spans.map(({ type, heldForMs }) => [type, heldForMs])).toEqual([
    ['resumed', 42_000],
    ['wrapUp', 10_000],
    ['enqueued', 30_000],
  ]);
});
