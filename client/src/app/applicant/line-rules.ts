import type { ApplicantCallView, CallState } from '@cloudseat/shared/nouns/call.ts';

const withRoom: readonly CallState[] = ['offered', 'connecting', 'active', 'transferring', 'suspended'];
const waiting: readonly CallState[] = ['queued', 'away', 'passed', 'offered', 'callbackPending', 'scheduled'];
const talking: readonly CallState[] = ['connecting', 'active', 'transferring', 'suspended'];

/** An agent calls back and waits: nobody may be at the page, and it stays dark until somebody answers. */
export function isCallingBack(
  call: Pick<ApplicantCallView, 'state' | 'isCallback'>,
  hasAnswered: boolean,
): boolean {
  return call.isCallback && call.state === 'connecting' && !hasAnswered;
}

/** Whether media should be joined now: prepared while an offer rings, kept to the end of the talk; of a callback once answered. */
export function needsRoom(
  call: Pick<ApplicantCallView, 'state' | 'roomId' | 'isCallback'>,
  hasAnswered: boolean,
): boolean {
  if (call.isCallback && !hasAnswered) return false;
  return call.roomId !== null && withRoom.includes(call.state);
}

/** Whether an answer given to a callback still stands. */
export function keepsAnswer(call: Pick<ApplicantCallView, 'state'> | null): boolean {
  return call !== null && talking.includes(call.state);
}

/** A room goes live by the agent's accept alone, and that word is here before the call's own next view. */
export function acceptedByRoom<Call extends Pick<ApplicantCallView, 'state'>>(
  call: Call,
  isRoomLive: boolean,
): Call {
  return isRoomLive && call.state === 'offered' ? { ...call, state: 'connecting' } : call;
}

/** Which page a call belongs on; a draft has none of its own. */
export function pageOf(
  call: Pick<ApplicantCallView, 'state' | 'isCallback'>,
  hasAnswered: boolean,
): 'waiting' | 'call' | 'rating' | null {
  if (call.state === 'draft') return null;
  if (isCallingBack(call, hasAnswered)) return 'waiting';
  if (waiting.includes(call.state)) return 'waiting';
  return talking.includes(call.state) ? 'call' : 'rating';
}

/** Whether a booked call has become one that waits or is talked: its page is the waiting page then. */
export const isInLine = ({ state }: Pick<ApplicantCallView, 'state'>): boolean =>
  state !== 'scheduled' && (waiting.includes(state) || talking.includes(state));
