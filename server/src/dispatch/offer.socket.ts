import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import type { CallCommands } from './dispatch-types.ts';

type Dependencies = {
  dispatch: Pick<CallCommands, 'accept' | 'decline'>;
  presentDesk: (agentId: AgentId, pageId: string) => Promise<DeskView>;
};

/** An agent answers an offer. The page that answers must be the agent's live desk. */
export function createOfferHandlers({
  dispatch,
  presentDesk,
}: Dependencies): Pick<RequestHandlers, 'offer:accept' | 'offer:decline'> {
  return {
    async 'offer:accept'({ callId, fence }, { principal, pageId }) {
      const { acceptedAt } = await dispatch.accept({
        agentId: principal.agentId,
        deskId: pageId,
        callId,
        fence,
      });
      return { acceptedAt };
    },
    async 'offer:decline'({ callId, fence, reason }, { principal, pageId }) {
      await dispatch.decline({ agentId: principal.agentId, deskId: pageId, callId, fence, reason });
      return { desk: await presentDesk(principal.agentId, pageId) };
    },
  };
}
