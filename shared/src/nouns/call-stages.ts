import type { CallState } from './call.ts';

/** The place in line is kept, and nobody talks yet. */
export const waitingStates: readonly CallState[] = ['queued', 'away', 'passed', 'offered', 'callbackPending'];
/** With an agent. */
export const runningStates: readonly CallState[] = ['connecting', 'active', 'transferring'];
/** Both sides have met, on hold or by telephone included. */
export const metStates: readonly CallState[] = ['active', 'transferring'];
/** With an agent, or interrupted and waiting for its applicant. */
export const talkingStates: readonly CallState[] = [...runningStates, 'suspended'];
