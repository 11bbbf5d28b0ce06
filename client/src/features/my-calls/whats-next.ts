import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { CaseState, OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { isGap } from '../../lib/line-finding.ts';
import { liveStage } from './live-states.ts';

type Call = Pick<CallSummary, 'kind' | 'state'>;

/** The word for what comes next in a case: what runs now, else what the applicant has to mend, else what its state means. */
export function nextWord(
  state: CaseState,
  calls: readonly Call[],
  lines: readonly OwnLine[] = [],
): CaseState | 'inLine' | 'talking' | 'message' | 'gaps' {
  if (!isCaseOpen(state)) return state;
  const stages = calls.filter(({ kind }) => kind === 'talk').map((call) => liveStage(call.state));
  const running = stages.find((stage) => stage !== null);
  if (running) return running;
  if (state !== 'accepted' && lines.some(isGap)) return 'gaps';
  const hasMessage = calls.some((call) => call.kind === 'message' && liveStage(call.state) !== null);
  return state === 'open' && hasMessage ? 'message' : state;
}

/** A running talk or place in line of these calls. */
export const isRunning = ({ kind, state }: Call): boolean => kind === 'talk' && liveStage(state) !== null;

/** The applicant owes something: what the page says of it stands out. */
export const isOwed = (state: CaseState): boolean => state === 'correcting' || state === 'conditional';
