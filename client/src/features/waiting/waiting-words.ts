import { exactAheadUpTo, nearAheadCount, shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';

export type AheadWords =
  | { key: 'waiting.aheadNone' }
  | { key: 'waiting.ahead'; count: number }
  | { key: 'waiting.aheadAbout'; count: number };

/** How many wait before this call: exact up to ten, then about how many. */
export function describeAhead(aheadCount: number): AheadWords {
  if (aheadCount === 0) return { key: 'waiting.aheadNone' };
  const count = shownAhead(aheadCount);
  return { key: count <= exactAheadUpTo ? 'waiting.ahead' : 'waiting.aheadAbout', count };
}

export type WaitingStage =
  | 'inLine'
  | 'ringing'
  | 'away'
  | 'paused'
  | 'passed'
  | 'callbackPending'
  | 'callingBack';

/** Which of the pictures of waiting is shown. */
export function waitingStage({
  state,
  isPaused,
  isCallback,
}: Pick<ApplicantCallView, 'state' | 'isPaused' | 'isCallback'>): WaitingStage {
  if (state === 'connecting') return 'callingBack';
  if (isCallback) return 'callbackPending';
  if (state === 'offered') return 'ringing';
  if (state === 'away') return isPaused ? 'paused' : 'away';
  return state === 'passed' ? 'passed' : 'inLine';
}

/** Whether the wait is for an agent, not for the applicant: only then is there a time and a reason to tell. */
export const waitsForAgent = (stage: WaitingStage): boolean => stage !== 'paused' && stage !== 'passed';

/** Whether being called back is offered plainly: after a long wait, and when nobody is there to wait for. */
export function offersCallback(
  { callbackOfferAt, waitReason }: Pick<ApplicantCallView, 'callbackOfferAt' | 'waitReason'>,
  nowMs: number,
): boolean {
  if (callbackOfferAt === null) return false;
  return nowMs >= callbackOfferAt || waitReason === 'noAgentSignedIn';
}

/** Whether it is time to stay at the page: not where nobody is there to come to. */
export function isTurnNear(
  call: Pick<ApplicantCallView, 'state' | 'isPaused' | 'isCallback' | 'aheadCount' | 'waitReason'>,
): boolean {
  if (waitingStage(call) !== 'inLine' || call.waitReason === 'noAgentSignedIn') return false;
  return call.aheadCount !== null && call.aheadCount <= nearAheadCount;
}
