import type { DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseState, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import { AppError } from '../platform/errors.ts';
import type { CaseEvent } from './case-state.ts';

/** A line of the checklist as it stands when something is decided. */
export type LineFact = { lineId: MaterialLineId; isRequired: boolean; status: LineStatus | null };
export type DecisionFacts = {
  state: CaseState;
  lines: readonly LineFact[];
  paperCount: number;
  /** Notices issued on this application. */
  noticeCount: number;
  /** A supervisor's reason for another notice, not used yet. */
  allowedReason: string | null;
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

const isGap = ({ status }: LineFact): boolean => status === 'missing' || status === 'notCompliant';
const idsOf = (lines: readonly LineFact[]) => ({ lineIds: lines.map(({ lineId }) => lineId) });

export const gapsOf = (lines: readonly LineFact[]): LineFact[] => lines.filter(isGap);

/**
 * Whether an outcome fits what was found (行政许可法 §32). LINES_UNREVIEWED: a notice names all gaps at once and an acceptance none,
 * so every required line is looked at first. GAPS_OPEN, NO_GAPS, NO_PAPERS. NOTICE_REPEATED: a second notice needs a
 * supervisor's reason. TASKS_OPEN: nothing ends with something to be done.
 */
export function assertFits(outcome: DecisionOutcome, facts: DecisionFacts): void {
  const { lines, paperCount, noticeCount, allowedReason, openTaskCount } = facts;
  if (outcome === 'receive') {
    if (paperCount === 0) throw new AppError('NO_PAPERS', 'a receipt names the papers that came in');
    return;
  }
  if (outcome === 'refuse' || outcome === 'grant' || outcome === 'deny') {
    if (openTaskCount > 0) throw new AppError('TASKS_OPEN', 'settle the open tasks first', { openTaskCount });
    return;
  }
  const unreviewed = lines.filter(({ isRequired, status }) => isRequired && status === null);
  if (unreviewed.length > 0)
    throw new AppError('LINES_UNREVIEWED', 'every required line is looked at first', idsOf(unreviewed));
  const gaps = gapsOf(lines);
  if (outcome === 'accept' || outcome === 'complete') {
    if (gaps.length > 0) throw new AppError('GAPS_OPEN', 'there are gaps: tell of them', idsOf(gaps));
    return;
  }
  if (gaps.length === 0) throw new AppError('NO_GAPS', 'nothing was found to be missing or wrong');
  if (outcome === 'notice' && noticeCount > 0 && allowedReason === null)
    throw new AppError('NOTICE_REPEATED', 'a second notice needs a supervisor’s reason');
}
