import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { findRunningLeg } from '../call/running-leg.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import type { CallCommands, CallRecord, PresenceCommands } from './dispatch-types.ts';

type Dependencies = {
  dispatch: CallCommands & Pick<PresenceCommands, 'getAgent'>;
  /** Keeps what the agent typed; the notes outlive the call. */
  saveNotes: (callId: CallId, notes: string) => Promise<void>;
  now: () => number;
};
type Handlers = Pick<RequestHandlers, 'call:end' | 'room:reportStarted' | 'wrapUp:save' | 'wrapUp:extend'>;

/** The talk itself: both sides have their media, one side ends, the agent wraps up. */
export function createTalkHandlers({ dispatch, saveNotes, now }: Dependencies): Handlers {
  return {
    async 'call:end'({ callId }, { principal }) {
      const side = sideIn(await dispatch.getCall(callId), principal);
      const { endedAt } = await dispatch.end(
        side === 'agent' && principal.role !== 'applicant'
          ? { callId, by: 'agent', agentId: principal.agentId }
          : { callId, by: 'applicant' },
      );
      return { endedAt };
    },
    async 'room:reportStarted'({ callId }, { principal }) {
      const call = await dispatch.getCall(callId);
      // Who is consulted, or takes the call over, has a leg of their own to report for.
      const leg = await findRunningLeg(call, dispatch.findCall);
      if (leg !== null && principal.role !== 'applicant' && leg.agentId === principal.agentId)
        await dispatch.reportStarted(leg.callId, 'agent');
      else await dispatch.reportStarted(callId, sideIn(call, principal));
      return {};
    },
    async 'wrapUp:save'({ callId, disposition, notes }, { principal }) {
      const call = await dispatch.getCall(callId);
      if (call.agentId === principal.agentId) await saveNotes(callId, notes);
      else {
        // The call went on without this agent: so did its notes.
        const agent = await dispatch.getAgent(principal.agentId);
        if (agent.activity !== 'wrapUp' || agent.callId !== callId) throw notFound('the call');
      }
      await dispatch.saveWrapUp(callId, principal.agentId, disposition);
      return { savedAt: now() };
    },
    async 'wrapUp:extend'({ callId }, { principal }) {
      return dispatch.extendWrapUp(callId, principal.agentId);
    },
  };
}

/** Which side of a call this person is; NOT_FOUND for everybody else, so that ids cannot be probed. */
function sideIn(call: CallRecord, principal: Principal): 'agent' | 'applicant' {
  if (principal.role === 'applicant') {
    if (call.applicantId === principal.applicantId) return 'applicant';
  } else if (call.agentId === principal.agentId) return 'agent';
  throw notFound('the call');
}
