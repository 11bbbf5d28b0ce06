import type { CallState, CallSummary } from '@cloudseat/shared/nouns/call.ts';

const inLine: readonly CallState[] = ['queued', 'away', 'passed', 'offered', 'callbackPending'];
const talking: readonly CallState[] = ['connecting', 'active', 'transferring', 'suspended'];

/** Where a call is for its applicant: still to be waited for, being talked, or neither. */
export function liveStage(state: CallState): 'inLine' | 'talking' | null {
  if (inLine.includes(state)) return 'inLine';
  return talking.includes(state) ? 'talking' : null;
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
