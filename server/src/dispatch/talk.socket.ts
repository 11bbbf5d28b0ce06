import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { CallCommands, CallRecord } from './dispatch-types.ts';

type Dependencies = {
  dispatch: CallCommands;
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
      await dispatch.reportStarted(callId, sideIn(await dispatch.getCall(callId), principal));
      return {};
    },
    async 'wrapUp:save'({ callId, disposition, notes }, { principal }) {
      assertAgentOf(await dispatch.getCall(callId), principal);
      await saveNotes(callId, notes);
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

function assertAgentOf(call: CallRecord, principal: Principal): void {
  if (sideIn(call, principal) !== 'agent')
    throw new AppError('FORBIDDEN', 'only the agent of the call wraps it up');
}
