import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass } from '../queue/queue-class.ts';

/** What features beside a call must know of it: whose it is and how far it came. Times in ms since 1970. */
export type CallBrief = {
  callId: CallId;
  applicantId: ApplicantId;
  departmentId: DepartmentId;
  agentId: AgentId | null;
  /** The agent who is consulted or takes it over just now: in the room, and may read along. */
  helperId?: AgentId | null;
  /** The line whose desks stand by for a talk: while it waits there and no agent has ever had it. */
  waitsIn?: QueueClass | null;
  state: CallState;
  /** Since when the applicant is on hold. */
  heldAt?: number | null;
  /** The two talk by telephone just now. */
  isByTelephone?: boolean;
  connectedAt: number | null;
  endedAt: number | null;
};

/** Reads the call as it is now, live calls included. */
export type CallLookup = { findCall(callId: CallId): Promise<CallBrief | null> };

const ended = new Set<CallState>(['wrapUp', 'completed', 'abandoned', 'cancelled', 'expired', 'failed']);

/** Whether the talk, or the wait for it, is over; a suspended call may still go on. */
export const isCallOver = (state: CallState): boolean => ended.has(state);
