import type { CallState, CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { talkingStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';

/** Where a call is for its applicant: still to be waited for, being talked, or neither. */
export function liveStage(state: CallState): 'inLine' | 'talking' | null {
  if (waitingStates.includes(state)) return 'inLine';
  return talkingStates.includes(state) ? 'talking' : null;
}

/** Where a row of one's calls leads back to, if anywhere: a place in line or a talk, a booking, a message. */
export function wayBack(call: Pick<CallSummary, 'callId' | 'kind' | 'state'>): {
  kind: 'live' | 'booking' | 'message';
  to: string;
} | null {
  if (call.kind === 'message') return { kind: 'message', to: `/messages/${call.callId}` };
  if (call.state === 'scheduled') return { kind: 'booking', to: `/booked/${call.callId}` };
  return liveStage(call.state) === null ? null : { kind: 'live', to: '/waiting' };
}
