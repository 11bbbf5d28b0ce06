import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';

/** Beyond this a number is no comfort; it is said as "more than". */
const exactUpTo = 10;

export type AheadWords =
  | { key: 'waiting.aheadNone' }
  | { key: 'waiting.ahead'; count: number }
  | { key: 'waiting.aheadMany'; count: number };

/** How many wait before this call, exact up to ten, then by tens. */
export function describeAhead(aheadCount: number): AheadWords {
  if (aheadCount === 0) return { key: 'waiting.aheadNone' };
  if (aheadCount <= exactUpTo) return { key: 'waiting.ahead', count: aheadCount };
  return { key: 'waiting.aheadMany', count: Math.floor((aheadCount - 1) / 10) * 10 };
}

/** Which of the three pictures of waiting is shown. */
export function waitingStage(
  call: Pick<ApplicantCallView, 'state'>,
): 'inLine' | 'ringing' | 'away' | 'passed' {
  if (call.state === 'offered') return 'ringing';
  if (call.state === 'away') return 'away';
  return call.state === 'passed' ? 'passed' : 'inLine';
}
