import type { CallState } from '@cloudseat/shared/nouns/call.ts';

const inLine: readonly CallState[] = ['queued', 'away', 'passed', 'offered', 'callbackPending'];
const talking: readonly CallState[] = ['connecting', 'active', 'transferring', 'suspended'];

/** Where a call is for its applicant: still to be waited for, being talked, or neither. */
export function liveStage(state: CallState): 'inLine' | 'talking' | null {
  if (inLine.includes(state)) return 'inLine';
  return talking.includes(state) ? 'talking' : null;
}
