import type { CallState, EndReason, PublicEndReason } from '@cloudseat/shared/nouns/call.ts';

/** Which state may follow which (STATES.md, Call). Terminal states lead nowhere. */
export const callTransitions = {
  draft: ['queued', 'scheduled', 'cancelled', 'expired', 'failed'],
  scheduled: ['queued', 'cancelled', 'expired'],
  queued: ['offered', 'away', 'abandoned', 'callbackPending', 'cancelled', 'failed'],
  away: ['queued', 'passed', 'abandoned', 'callbackPending', 'expired', 'failed'],
  passed: ['queued', 'abandoned', 'callbackPending', 'expired', 'failed'],
  offered: ['connecting', 'queued', 'away', 'abandoned', 'callbackPending', 'cancelled', 'failed'],
  connecting: ['active', 'queued', 'wrapUp', 'callbackPending', 'failed'],
  active: ['wrapUp', 'queued', 'suspended', 'transferring', 'callbackPending', 'failed'],
  transferring: ['active', 'queued', 'wrapUp', 'callbackPending', 'failed'],
  suspended: ['queued', 'completed', 'failed'],
  callbackPending: ['offered', 'queued', 'expired', 'cancelled', 'failed'],
  wrapUp: ['completed', 'failed'],
  completed: [],
  abandoned: [],
  cancelled: [],
  expired: [],
  failed: [],
} as const satisfies Record<CallState, readonly CallState[]>;

/** The same for a transfer or consult, which is a call without an applicant and without wrap-up. */
const legTransitions: Partial<Record<CallState, readonly CallState[]>> = {
  draft: ['queued'],
  queued: ['offered', 'cancelled', 'expired'],
  offered: ['connecting', 'queued', 'cancelled', 'expired'],
  connecting: ['active', 'queued', 'completed', 'cancelled'],
  active: ['completed', 'cancelled'],
};
export const canLegFollow = (from: CallState, to: CallState): boolean =>
  legTransitions[from]?.includes(to) ?? false;

export const canFollow = (from: CallState, to: CallState): boolean =>
  (callTransitions[from] as readonly CallState[]).includes(to);

export const isTerminal = (state: CallState): boolean => callTransitions[state].length === 0;

/** Throws when no rule leads from one state to the other. Equal states are a mark on the call, not a transition. */
export function assertTransition(from: CallState, to: CallState): void {
  if (from !== to && !canFollow(from, to)) throw new Error(`a call does not go from ${from} to ${to}`);
}

const publicEndReasons = {
  agentEnded: 'finished',
  applicantEnded: 'finished',
  applicantLeft: 'youLeft',
  applicantLost: 'connectionLost',
  applicantAwayTooLong: 'expired',
  agentLost: 'connectionLost',
  turnMissed: 'turnMissed',
  callbackUnanswered: 'notReached',
  draftLapsed: 'expired',
  bookingCancelled: 'youLeft',
  bookingMissed: 'expired',
  // Of transfers and consults, which no applicant sees.
  handedOver: 'finished',
  callEnded: 'finished',
  nobodyAnswered: 'expired',
  systemFault: 'fault',
} as const satisfies Record<EndReason, PublicEndReason>;

/** The few reasons people are told, out of the many that are recorded. */
export const publicEndReasonOf = (reason: EndReason): PublicEndReason => publicEndReasons[reason];
