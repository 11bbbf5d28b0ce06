import type { CallState } from '@cloudseat/shared/nouns/call.ts';

const waiting: readonly CallState[] = ['draft', 'scheduled', 'queued', 'away', 'passed', 'offered'];
const running: readonly CallState[] = [
  'connecting',
  'active',
  'transferring',
  'suspended',
  'callbackPending',
];
const answered: readonly CallState[] = ['wrapUp', 'completed'];

/** How far a message left behind came, for the applicant who left it. */
export function messageStage(state: CallState): 'received' | 'reading' | 'answered' | 'over' {
  if (waiting.includes(state)) return 'received';
  if (running.includes(state)) return 'reading';
  return answered.includes(state) ? 'answered' : 'over';
}
