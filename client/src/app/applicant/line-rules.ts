import type { ApplicantCallView, CallState } from '@cloudseat/shared/nouns/call.ts';
import { talkingStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';

const withRoom: readonly CallState[] = ['offered', ...talkingStates];
const waiting: readonly CallState[] = [...waitingStates, 'scheduled'];

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
  return call !== null && talkingStates.includes(call.state);
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
  return talkingStates.includes(call.state) ? 'call' : 'rating';
}

/** Whether a booked call has become one that waits or is talked: its page is the waiting page then. */
export const isInLine = ({ state }: Pick<ApplicantCallView, 'state'>): boolean =>
  state !== 'scheduled' && (waiting.includes(state) || talkingStates.includes(state));
