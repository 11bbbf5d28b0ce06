import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CallCommands,
  CallRecord,
  DispatchEvent,
  PresenceCommands,
} from '../dispatch/dispatch-types.ts';
import type { Principal } from '../identity/principal.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';

type Page = { principal: Principal; pageId: string };
type Options = {
  dispatch: PresenceCommands & Pick<CallCommands, 'findActiveCallOfApplicant' | 'findCall'>;
  /** Connected to this server now. */
  isHere: (pageId: string) => boolean;
  nodeId: string;
  lifetime: Lifetime;
  logger: Logger;
};
export type PageLeases = ReturnType<typeof createPageLeases>;

/**
 * Which pages this server speaks for. The dispatcher believes a person to be there while some server renews the lease of
 * their page: on connecting, every five seconds for all at once, and shortened when a socket closes.
 */
export function createPageLeases({ dispatch, isHere, nodeId, lifetime, logger }: Options) {
  const calls = new Map<string, CallId>();
  const desks = new Map<string, AgentId>();

  async function announceApplicant(applicantId: ApplicantId, pageId: string): Promise<CallRecord | null> {
    const call = await dispatch.findActiveCallOfApplicant(applicantId);
    if (call === null) return null;
    await dispatch.applicantConnected(call.callId, pageId);
    if (isHere(pageId)) calls.set(pageId, call.callId);
    return dispatch.findCall(call.callId);
  }

  /** Takes the desk unless another connected page has it. */
  async function announceAgent(agentId: AgentId, pageId: string): Promise<void> {
    const { desk } = await dispatch.claimDesk({ agentId, deskId: pageId, nodeId, takesOver: false });
    if (desk === 'live' && isHere(pageId)) desks.set(pageId, agentId);
  }

  async function renew(): Promise<void> {
    const agents = [...desks].map(([deskId, agentId]) => ({ agentId, deskId }));
    const unknown = await dispatch.heartbeat({ nodeId, agents, callIds: [...calls.values()] });
    for (const [pageId, agentId] of desks)
      if (unknown.agentIds.includes(agentId)) await announceAgent(agentId, pageId);
    for (const [pageId, callId] of calls)
      if (unknown.callIds.includes(callId)) await dispatch.applicantConnected(callId, pageId);
  }

  lifetime.interval(() => {
    renew().catch((error) => logger.warn({ err: error }, 'leases of pages could not be renewed'));
  }, gatewayTuning.leaseRenewEveryMs);

  return {
    announceApplicant,
    announceAgent,

    handleEvent(event: DispatchEvent): void {
      const { pageId, callId, deskId, agentId } = event;
      for (const previous of [event.previousPageId, event.previousDeskId]) {
        if (previous === null) continue;
        calls.delete(previous);
        desks.delete(previous);
      }
      if (event.type === 'callEnded')
        for (const [page, held] of calls) if (held === callId) calls.delete(page);
      if (event.type === 'callEnqueued' && pageId !== null && callId !== null && isHere(pageId))
        calls.set(pageId, callId);
      if (event.type === 'deskClaimed' && deskId !== null && agentId !== null && isHere(deskId))
        desks.set(deskId, agentId);
    },

    async handleLost({ principal, pageId }: Page): Promise<void> {
      const callId = calls.get(pageId);
      calls.delete(pageId);
      if (callId !== undefined) await dispatch.applicantDisconnected(callId, pageId);
      if (desks.delete(pageId) && principal.role !== 'applicant')
        await dispatch.agentDisconnected(principal.agentId, pageId);
    },
  };
}
