import { exactAheadUpTo, shownAhead } from '@cloudseat/shared/nouns/ahead.ts';
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

/** Which of the three pictures of waiting is shown. */
export function waitingStage(
  call: Pick<ApplicantCallView, 'state'>,
): 'inLine' | 'ringing' | 'away' | 'passed' {
  if (call.state === 'offered') return 'ringing';
  if (call.state === 'away') return 'away';
  return call.state === 'passed' ? 'passed' : 'inLine';
}
