import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CallCommands,
  CallRecord,
  DispatchEvent,
  PresenceCommands,
} from '../dispatch/dispatch-types.ts';
import type { AnyPrincipal } from '../identity/principal.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';

type HeldCall = { callId: CallId; applicantId: ApplicantId };
/** Pages announced to the dispatcher at the same time after an outage: thousands may wait here. */
const announcedAtOnce = 50;

type Page = { principal: AnyPrincipal; pageId: string };
type Options = {
  dispatch: PresenceCommands & Pick<CallCommands, 'findActiveCallOfApplicant' | 'findCall'>;
  /** Connected to this server now. */
  isHere: (pageId: string) => boolean;
  /** Makes an agent known to a dispatcher that has lost its data. */
  signIn: (agentId: AgentId) => Promise<void>;
  /** Puts a call back at its place in a dispatcher that has lost its data; null when it does not wait any more. */
  restore: (applicantId: ApplicantId, pageId: string, ticket: string | null) => Promise<CallId | null>;
  /** Has a page ask for its session again, as if it had just connected. */
  tellStale: (pageId: string) => void;
  /** The dispatcher no longer knows what this server's pages show. */
  onDataLost: () => void;
  nodeId: string;
  lifetime: Lifetime;
  logger: Logger;
};
export type PageLeases = ReturnType<typeof createPageLeases>;

/**
 * Which pages this server speaks for. The dispatcher believes an applicant to be there while the server that holds the page
 * renews its own lease, every five seconds, and until it says that the page has gone; desks have a lease each.
 */
export function createPageLeases(options: Options) {
  const { dispatch, isHere, signIn, restore, tellStale, onDataLost, nodeId, lifetime, logger } = options;
  const calls = new Map<string, HeldCall>();
  const desks = new Map<string, AgentId>();
  let isMoving = false;

  /** From now on this server tells when the page goes; it may have gone meanwhile. */
  async function hold(pageId: string, callId: CallId, applicantId: ApplicantId): Promise<void> {
    if (isHere(pageId)) calls.set(pageId, { callId, applicantId });
    else await dispatch.applicantDisconnected(callId, pageId);
  }

  async function announceApplicant(
    applicantId: ApplicantId,
    pageId: string,
    ticket: string | null = null,
  ): Promise<CallRecord | null> {
    const call = await dispatch.findActiveCallOfApplicant(applicantId);
    const callId = call?.callId ?? (await restore(applicantId, pageId, ticket));
    if (callId === null) return null;
    await dispatch.applicantConnected(callId, pageId, nodeId);
    await hold(pageId, callId, applicantId);
    return dispatch.findCall(callId);
  }

  /** Takes the desk unless another connected page has it. */
  async function announceAgent(agentId: AgentId, pageId: string): Promise<void> {
    const { desk } = await dispatch.claimDesk({ agentId, deskId: pageId, nodeId, takesOver: false });
    if (desk === 'live' && isHere(pageId)) desks.set(pageId, agentId);
  }

  /** `isDoubted`: nothing that this server announced is taken for known. */
  async function renew(isDoubted = false): Promise<void> {
    const agents = [...desks].map(([deskId, agentId]) => ({ agentId, deskId }));
    const { agentIds, isKnown } = await dispatch.heartbeat({ nodeId, agents });
    const lostPageIds: string[] = [];
    for (const [pageId, agentId] of desks) {
      if (!isDoubted && !agentIds.includes(agentId)) continue;
      if ((await dispatch.findAgent(agentId)) === null) lostPageIds.push(pageId);
      await signIn(agentId);
      await announceAgent(agentId, pageId);
    }
    // The dispatcher held this server for dead, or has lost its data.
    if (!isKnown || isDoubted) lostPageIds.push(...(await announceAgain()));
    if (lostPageIds.length === 0) return;
    // Versions count from the start again, and only a page can bring its ticket.
    logger.error({ pageCount: lostPageIds.length }, 'the dispatcher has lost its data');
    for (const pageId of lostPageIds) tellStale(pageId);
    onDataLost();
  }

  /** The pages whose call the dispatcher does not know any more. */
  async function announceAgain(): Promise<string[]> {
    const lostPageIds: string[] = [];
    const announce = async ([pageId, { callId, applicantId }]: [string, HeldCall]) => {
      try {
        if ((await dispatch.findCall(callId)) === null) lostPageIds.push(pageId);
        else await announceApplicant(applicantId, pageId);
      } catch (error) {
        logger.warn({ err: error, applicantId }, 'a page could not be announced again');
      }
    };
    const held = [...calls];
    for (let first = 0; first < held.length; first += announcedAtOnce)
      await Promise.all(held.slice(first, first + announcedAtOnce).map(announce));
    return lostPageIds;
  }

  lifetime.interval(() => {
    renew().catch((error) => logger.warn({ err: error }, 'leases of pages could not be renewed'));
  }, gatewayTuning.leaseRenewEveryMs);

  const holdQuietly = (pageId: string, callId: CallId, applicantId: ApplicantId) =>
    void hold(pageId, callId, applicantId).catch((error: unknown) =>
      logger.warn({ err: error, callId }, 'a page that has gone could not be told of'),
    );

  return {
    announceApplicant,
    announceAgent,
    hold,
    /** After Redis was away: a replica that took over may never have heard of the last pages and desks. */
    announceAll: () => renew(true),

    handleEvent(event: DispatchEvent): void {
      const { pageId, callId, deskId, agentId, applicantId } = event;
      for (const previous of [event.previousPageId, event.previousDeskId]) {
        if (previous === null) continue;
        calls.delete(previous);
        desks.delete(previous);
      }
      if (event.type === 'callEnded')
        for (const [page, held] of calls) if (held.callId === callId) calls.delete(page);
      const isTicketHere = event.type === 'callEnqueued' && event.nodeId === nodeId;
      if (isTicketHere && pageId !== null && callId !== null && applicantId !== null)
        holdQuietly(pageId, callId, applicantId);
      if (event.type === 'deskClaimed' && deskId !== null && agentId !== null && isHere(deskId))
        desks.set(deskId, agentId);
    },

    /**
     * Pages that leave from now on were told to: another server has them the next moment, and their word may be there before
     * this one's. Who does not come back is missed when the lease runs out.
     */
    beginMoving(): void {
      isMoving = true;
    },

    async handleLost({ principal, pageId }: Page): Promise<void> {
      const held = calls.get(pageId);
      calls.delete(pageId);
      if (isMoving) {
        desks.delete(pageId);
        return;
      }
      if (held !== undefined) await dispatch.applicantDisconnected(held.callId, pageId);
      if (desks.delete(pageId) && principal.role !== 'applicant' && principal.role !== 'guest')
        await dispatch.agentDisconnected(principal.agentId, pageId);
    },
  };
}
