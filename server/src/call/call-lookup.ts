import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';

/** What features beside a call must know of it: whose it is and how far it came. Times in ms since 1970. */
export type CallBrief = {
  callId: CallId;
  applicantId: ApplicantId;
  departmentId: DepartmentId;
  agentId: AgentId | null;
  state: CallState;
  connectedAt: number | null;
  endedAt: number | null;
};

/** Reads the call as it is now, live calls included. */
export type CallLookup = { findCall(callId: CallId): Promise<CallBrief | null> };

const ended = new Set<CallState>(['wrapUp', 'completed', 'abandoned', 'cancelled', 'expired', 'failed']);

/** Whether the talk, or the wait for it, is over; a suspended call may still go on. */
export const isCallOver = (state: CallState): boolean => ended.has(state);

type Times<Moment> = { state: CallState; agentId: AgentId | null; connectedAt: Moment; endedAt: Moment };
type StoredCall = Pick<CallBrief, 'callId' | 'applicantId' | 'departmentId'> & Times<Date | null>;

/** Puts the two halves together: what the database has, and what the dispatcher knows sooner while the call lives. */
export function createCallLookup(sources: {
  findStored(callId: CallId): Promise<StoredCall | null>;
  findLive(callId: CallId): Promise<Times<number | null> | null>;
}): CallLookup {
  return {
    async findCall(callId) {
      const [stored, live] = await Promise.all([sources.findStored(callId), sources.findLive(callId)]);
      if (!stored) return null;
      const { applicantId, departmentId } = stored;
      if (live) {
        const { state, agentId, connectedAt, endedAt } = live;
        return { callId, applicantId, departmentId, state, agentId, connectedAt, endedAt };
      }
      return {
        ...{ callId, applicantId, departmentId, state: stored.state, agentId: stored.agentId },
        connectedAt: stored.connectedAt?.getTime() ?? null,
        endedAt: stored.endedAt?.getTime() ?? null,
      };
    },
  };
}
