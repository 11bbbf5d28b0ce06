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
    heartbeat: vi.fn(async () => ({ agentIds: [] as AgentId[], callIds: [] as CallId[] })),
    applicantConnected: vi.fn(),
    applicantDisconnected: vi.fn(),
    agentDisconnected: vi.fn(),
    claimDesk: vi.fn(async () => ({ desk: 'live' })),
    findActiveCallOfApplicant: vi.fn(async () => ({ callId: 'c1' })),
    findCall: vi.fn(async () => ({ callId: 'c1' })),
  };
  const leases = createPageLeases({
    dispatch: dispatch as never,
    isHere: (pageId) => pageId.startsWith('here'),
    nodeId: 'n1',
    lifetime,
    logger: pino({ level: 'silent' }),
  });
  const beat = () => vi.advanceTimersByTimeAsync(gatewayTuning.leaseRenewEveryMs);
  return { leases, dispatch, beat };
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
const enqueued = (pageId: string) => event({ type: 'callEnqueued', callId: 'c1' as CallId, pageId });

it('renews the lease of a call from its ticket on, while its page is connected here', async () => {
  const { leases, dispatch, beat } = make();
  leases.handleEvent(enqueued('here-1'));
  await beat();
  expect(dispatch.heartbeat).toHaveBeenLastCalledWith({ nodeId: 'n1', agents: [], callIds: ['c1'] });
  await leases.handleLost({ principal: applicant, pageId: 'here-1' });
  expect(dispatch.applicantDisconnected).toHaveBeenCalledWith('c1', 'here-1');
  await beat();
  expect(dispatch.heartbeat).toHaveBeenLastCalledWith({ nodeId: 'n1', agents: [], callIds: [] });
});

it('leaves pages of other servers to them', async () => {
  const { leases, dispatch, beat } = make();
  leases.handleEvent(enqueued('elsewhere-1'));
  await beat();
  expect(dispatch.heartbeat).toHaveBeenLastCalledWith({ nodeId: 'n1', agents: [], callIds: [] });
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

it('announces again whom the dispatcher no longer knows', async () => {
  const { leases, dispatch, beat } = make();
  await leases.announceApplicant('p1' as ApplicantId, 'here-1');
  await leases.announceAgent('a1' as AgentId, 'here-2');
  dispatch.heartbeat.mockResolvedValueOnce({ agentIds: ['a1' as AgentId], callIds: ['c1' as CallId] });
  await beat();
  expect(dispatch.applicantConnected).toHaveBeenCalledTimes(2);
  expect(dispatch.claimDesk).toHaveBeenCalledTimes(2);
  await leases.handleLost({ principal: agent, pageId: 'here-2' });
  expect(dispatch.agentDisconnected).toHaveBeenCalledWith('a1', 'here-2');
});
