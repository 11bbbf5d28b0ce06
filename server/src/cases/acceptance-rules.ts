import type { ErrorCode } from '@cloudseat/shared/contract/errors.ts';
import type { DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import {
  isGap,
  isUnseen,
  type LineFact,
  type Obstacle,
  type OutcomeFacts,
  obstacleTo,
  outcomesOfState,
} from '@cloudseat/shared/nouns/case-rules.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';
import { AppError } from '../platform/errors.ts';
import type { CaseEvent } from './case-state.ts';

export type DecisionFacts = Omit<OutcomeFacts, 'lines'> & {
  state: CaseState;
  lines: readonly (LineFact & { lineId: MaterialLineId })[];
  openTaskCount: number;
};

/** What each outcome does to the case. A receipt moves nothing: from then on the clock runs. */
export const eventOf: Record<DecisionOutcome, CaseEvent | undefined> = {
  receive: undefined,
  notice: 'gapsNoticed',
  accept: 'accepted',
  acceptConditionally: 'acceptedConditionally',
  complete: 'completed',
  refuse: 'refused',
  grant: 'decided',
  deny: 'decided',
};

const refusals: Record<Obstacle, [ErrorCode, string]> = {
  unseen: ['LINES_UNREVIEWED', 'every required line is looked at first'],
  gaps: ['GAPS_OPEN', 'there are gaps: tell of them'],
  noGaps: ['NO_GAPS', 'nothing was found to be missing or wrong'],
  noPapers: ['NO_PAPERS', 'a receipt names the papers that came in'],
  received: ['CASE_STATE', 'the receipt was issued'],
  repeated: ['NOTICE_REPEATED', 'a second notice needs a supervisor’s reason'],
};

/** Throws what stands in the way of an outcome, with the lines that do. TASKS_OPEN: nothing ends with something to be done. */
export function assertFits(outcome: DecisionOutcome, facts: DecisionFacts): void {
  const { state, lines, openTaskCount } = facts;
  if (!outcomesOfState[state]?.includes(outcome))
    throw new AppError('CASE_STATE', `${outcome} does not fit a case that is ${state}`, { state });
  const isEnd = outcome === 'refuse' || outcome === 'grant' || outcome === 'deny';
  if (isEnd && openTaskCount > 0)
    throw new AppError('TASKS_OPEN', 'settle the open tasks first', { openTaskCount });
  const obstacle = obstacleTo(outcome, facts);
  if (obstacle === null) return;
  const inTheWay =
    obstacle === 'unseen' ? lines.filter(isUnseen) : obstacle === 'gaps' ? lines.filter(isGap) : [];
  const [code, message] = refusals[obstacle];
  throw new AppError(code, message, { lineIds: inTheWay.map(({ lineId }) => lineId) });
}
