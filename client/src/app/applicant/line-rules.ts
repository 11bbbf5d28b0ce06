import type { ApplicantCallView, CallState } from '@cloudseat/shared/nouns/call.ts';

const withRoom: readonly CallState[] = ['offered', 'connecting', 'active', 'transferring', 'suspended'];
const waiting: readonly CallState[] = ['queued', 'away', 'passed', 'offered', 'callbackPending', 'scheduled'];
const talking: readonly CallState[] = ['connecting', 'active', 'transferring', 'suspended'];

/** Whether media should be joined now: prepared while an offer rings, kept to the end of the talk. */
export function needsRoom(call: Pick<ApplicantCallView, 'state' | 'roomId'>): boolean {
  return call.roomId !== null && withRoom.includes(call.state);
}

/** A room goes live by the agent's accept alone, and that word is here before the call's own next view. */
export function acceptedByRoom<Call extends Pick<ApplicantCallView, 'state'>>(
  call: Call,
  isRoomLive: boolean,
): Call {
  return isRoomLive && call.state === 'offered' ? { ...call, state: 'connecting' } : call;
}

/** Which page a call belongs on; a draft has none of its own. */
export function pageOf(call: Pick<ApplicantCallView, 'state'>): 'waiting' | 'call' | 'rating' | null {
  if (call.state === 'draft') return null;
  if (waiting.includes(call.state)) return 'waiting';
  return talking.includes(call.state) ? 'call' : 'rating';
}

/** Whether a booked call has become one that waits or is talked: its page is the waiting page then. */
export const isInLine = ({ state }: Pick<ApplicantCallView, 'state'>): boolean =>
  state !== 'scheduled' && (waiting.includes(state) || talking.includes(state));
