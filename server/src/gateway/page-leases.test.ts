import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import type { DispatchEvent } from '../dispatch/dispatch-types.ts';
import type { Principal } from '../identity/principal.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import { createPageLeases } from './page-leases.ts';

const applicant: Principal = { role: 'applicant', applicantId: 'p1' as ApplicantId, sessionId: 's1' };
const agent: Principal = { role: 'agent', agentId: 'a1' as AgentId, sessionId: 's2' };
const lifetime = new Lifetime();
afterEach(() => vi.useRealTimers());

function make() {
  vi.useFakeTimers();
  const dispatch = {
    heartbeat: vi.fn(async () => ({ agentIds: [] as AgentId[], isKnown: true })),
    applicantConnected: vi.fn(),
    applicantDisconnected: vi.fn(),
    agentDisconnected: vi.fn(),
    claimDesk: vi.fn(async () => ({ desk: 'live' })),
    findActiveCallOfApplicant: vi.fn(async (): Promise<object | null> => ({ callId: 'c1' })),
    findCall: vi.fn(async (): Promise<object | null> => ({ callId: 'c1' })),
    findAgent: vi.fn(async (): Promise<object | null> => ({ agentId: 'a1' })),
  };
  const signIn = vi.fn();
  const restore = vi.fn(async (): Promise<CallId | null> => null);
  const tellStale = vi.fn();
  const onDataLost = vi.fn();
  const leases = createPageLeases({
    signIn,
    restore,
    tellStale,
    onDataLost,
    dispatch: dispatch as never,
    isHere: (pageId) => pageId.startsWith('here'),
    nodeId: 'n1',
    lifetime,
    logger: pino({ level: 'silent' }),
  });
  const beat = () => vi.advanceTimersByTimeAsync(gatewayTuning.leaseRenewEveryMs);
  return { leases, dispatch, beat, signIn, restore, tellStale, onDataLost };
}

const event = (changes: Partial<DispatchEvent>) =>
  ({
    previousPageId: null,
    previousDeskId: null,
    pageId: null,
    deskId: null,
    callId: null,
    ...changes,
  }) as DispatchEvent;
const enqueued = (pageId: string, nodeId = 'n1') =>
  event({ type: 'callEnqueued', callId: 'c1' as CallId, applicantId: 'p1' as ApplicantId, pageId, nodeId });

it('speaks for a page from the ticket on, and tells when it has gone', async () => {
  const { leases, dispatch, beat } = make();
  leases.handleEvent(enqueued('here-1'));
  await beat();
  expect(dispatch.heartbeat).toHaveBeenLastCalledWith({ nodeId: 'n1', agents: [] });
  expect(dispatch.applicantDisconnected).not.toHaveBeenCalled();
  await leases.handleLost({ principal: applicant, pageId: 'here-1' });
  expect(dispatch.applicantDisconnected).toHaveBeenCalledWith('c1', 'here-1');
});

it('tells at once of a page that had gone before its ticket was told', () => {
  const { leases, dispatch } = make();
  leases.handleEvent(enqueued('gone-1'));
  expect(dispatch.applicantDisconnected).toHaveBeenCalledWith('c1', 'gone-1');
});

it('leaves pages of other servers to them', async () => {
  const { leases, dispatch } = make();
  leases.handleEvent(enqueued('here-1', 'n2'));
  await leases.handleLost({ principal: applicant, pageId: 'here-1' });
  expect(dispatch.applicantDisconnected).not.toHaveBeenCalled();
});

it('gives up a page that was replaced, and says nothing when that page closes', async () => {
  const { leases, dispatch } = make();
  leases.handleEvent(enqueued('here-1'));
  leases.handleEvent(
    event({ type: 'pageReplaced', callId: 'c1' as CallId, pageId: 'here-2', previousPageId: 'here-1' }),
  );
  await leases.handleLost({ principal: applicant, pageId: 'here-1' });
  expect(dispatch.applicantDisconnected).not.toHaveBeenCalled();
});

it('announces a desk again that the dispatcher no longer knows, and signs its agent in', async () => {
  const { leases, dispatch, beat, signIn } = make();
  await leases.announceAgent('a1' as AgentId, 'here-2');
  dispatch.heartbeat.mockResolvedValueOnce({ agentIds: ['a1' as AgentId], isKnown: true });
  await beat();
  expect(signIn).toHaveBeenCalledExactlyOnceWith('a1');
  expect(dispatch.claimDesk).toHaveBeenCalledTimes(2);
  await leases.handleLost({ principal: agent, pageId: 'here-2' });
  expect(dispatch.agentDisconnected).toHaveBeenCalledWith('a1', 'here-2');
});

it('announces every page and desk again after Redis was away, though its lease is known', async () => {
  const { leases, dispatch, signIn } = make();
  await leases.announceAgent('a1' as AgentId, 'here-2');
  await leases.announceApplicant('p1' as ApplicantId, 'here-1');
  dispatch.claimDesk.mockClear();
  dispatch.applicantConnected.mockClear();
  await leases.announceAll();
  expect(signIn).toHaveBeenCalledExactlyOnceWith('a1');
  expect(dispatch.claimDesk).toHaveBeenCalledExactlyOnceWith({
    ...{ agentId: 'a1', deskId: 'here-2', nodeId: 'n1', takesOver: false },
  });
  expect(dispatch.applicantConnected).toHaveBeenCalledExactlyOnceWith('c1', 'here-1', 'n1');
});

it('announces every page again when only its own lease was gone', async () => {
  const { leases, dispatch, beat, tellStale, onDataLost } = make();
  await leases.announceApplicant('p1' as ApplicantId, 'here-1');
  dispatch.heartbeat.mockResolvedValueOnce({ agentIds: [], isKnown: false });
  await beat();
  expect(dispatch.applicantConnected).toHaveBeenLastCalledWith('c1', 'here-1', 'n1');
  expect(dispatch.applicantConnected).toHaveBeenCalledTimes(2);
  expect(tellStale).not.toHaveBeenCalled();
  expect(onDataLost).not.toHaveBeenCalled();
});

it('has a page bring its ticket when its call is not known any more, and the others looked for', async () => {
  const { leases, dispatch, beat, restore, tellStale, onDataLost } = make();
  await leases.announceApplicant('p1' as ApplicantId, 'here-1');
  dispatch.heartbeat.mockResolvedValueOnce({ agentIds: [], isKnown: false });
  dispatch.findCall.mockResolvedValueOnce(null);
  await beat();
  expect(restore).not.toHaveBeenCalled();
  expect(tellStale).toHaveBeenCalledExactlyOnceWith('here-1');
  expect(onDataLost).toHaveBeenCalledOnce();
});

it('has a desk ask again whose agent is not known any more', async () => {
  const { leases, dispatch, beat, signIn, tellStale, onDataLost } = make();
  await leases.announceAgent('a1' as AgentId, 'here-2');
  dispatch.heartbeat.mockResolvedValueOnce({ agentIds: ['a1' as AgentId], isKnown: false });
  dispatch.findAgent.mockResolvedValueOnce(null);
  await beat();
  expect(signIn).toHaveBeenCalledExactlyOnceWith('a1');
  expect(tellStale).toHaveBeenCalledExactlyOnceWith('here-2');
  expect(onDataLost).toHaveBeenCalledOnce();
});
