import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import type { DeskClaim, DeskClaimResult, SetStatusInput } from './presence-types.ts';

type Dependencies = {
  presence: {
    claimDesk(claim: DeskClaim): Promise<DeskClaimResult>;
    setStatus(input: SetStatusInput): Promise<void>;
  };
  nodeId: string;
  presentDesk: (agentId: AgentId, pageId: string) => Promise<DeskView>;
};

/** The agent's own state, and which page is the one live desk. */
export function createPresenceHandlers({
  presence,
  nodeId,
  presentDesk,
}: Dependencies): Pick<RequestHandlers, 'desk:claim' | 'agent:setStatus'> {
  return {
    async 'desk:claim'(_input, { principal, pageId }) {
      await presence.claimDesk({ agentId: principal.agentId, deskId: pageId, nodeId, takesOver: true });
      return { desk: await presentDesk(principal.agentId, pageId) };
    },
    async 'agent:setStatus'({ status, reason }, { principal, pageId }) {
      await presence.setStatus({ agentId: principal.agentId, deskId: pageId, status, reason });
      return { desk: await presentDesk(principal.agentId, pageId) };
    },
  };
}
