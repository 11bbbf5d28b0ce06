import { waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { CallRepository } from './call.repository.ts';
import type { CallBrief, CallLookup } from './call-lookup.ts';
import { findRunningLeg } from './running-leg.ts';

type LiveCall = Pick<CallBrief, 'callId' | 'agentId' | 'state' | 'connectedAt' | 'endedAt'> & {
  kind: string;
  queueClass: QueueClass;
  fence: Fence | null;
  heldAt: number | null;
  telephone?: { step: string } | null;
  legId: CallId | null;
  parentId: CallId | null;
};

/** What was said with an agent is theirs and the applicant's, wherever the call waits afterwards. */
const isUnmet = ({ kind, state, fence }: LiveCall): boolean =>
  kind === 'talk' && fence === null && waitingStates.includes(state);

/** A call as it is now: the dispatcher's word where it has one, the database's where it has none any more, or not yet. */
export function createCallLookup(
  calls: Pick<CallRepository, 'findCall'>,
  findLive: (callId: CallId) => Promise<LiveCall | null>,
): CallLookup {
  return {
    async findCall(callId) {
      const [row, live] = await Promise.all([calls.findCall(callId), findLive(callId)]);
      if (!row) return null;
      const leg = live === null ? null : await findRunningLeg(live, findLive);
      const { applicantId, departmentId } = row;
      return {
        callId,
        applicantId,
        departmentId,
        agentId: live === null ? row.agentId : live.agentId,
        helperId: leg?.agentId ?? null,
        waitsIn: live !== null && row.acceptedAt === null && isUnmet(live) ? live.queueClass : null,
        state: live?.state ?? row.state,
        heldAt: live?.heldAt ?? null,
        isByTelephone: live?.telephone?.step === 'on',
        connectedAt: live?.connectedAt ?? row.connectedAt?.getTime() ?? null,
        endedAt: live?.endedAt ?? row.endedAt?.getTime() ?? null,
      };
    },
  };
}
