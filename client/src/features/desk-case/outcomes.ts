import type { DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import type { CaseLine, CaseView } from '@cloudseat/shared/nouns/service-case.ts';

type Facts = Pick<
  CaseView,
  'state' | 'lines' | 'otherMaterials' | 'noticeCount' | 'allowedReason' | 'vouchers'
>;

/** What may be concluded in a state, the usual first. */
const byState: Partial<Record<CaseView['state'], readonly DecisionOutcome[]>> = {
  open: ['receive', 'accept', 'notice', 'acceptConditionally', 'refuse'],
  correcting: ['accept', 'notice', 'acceptConditionally', 'refuse'],
  conditional: ['complete', 'grant', 'deny'],
  accepted: ['grant', 'deny'],
};

export const isGap = ({ review }: CaseLine): boolean =>
  review?.status === 'missing' || review?.status === 'notCompliant';

export const gapsOf = ({ lines }: Pick<Facts, 'lines'>): CaseLine[] => lines.filter(isGap);

/** Required lines that nobody has looked at. */
export const unseenOf = ({ lines }: Pick<Facts, 'lines'>): CaseLine[] =>
  lines.filter(({ isRequired, review }) => isRequired && review === null);

/** What is to be done first; null: it may be concluded. The server decides by the same rules. */
export type Obstacle = 'unseen' | 'gaps' | 'noGaps' | 'noPapers' | 'received' | 'repeated' | null;

/** The outcomes that the desk offers in this state, each with what stands in its way. */
export function outcomesOf(facts: Facts): { outcome: DecisionOutcome; obstacle: Obstacle }[] {
  return (byState[facts.state] ?? []).map((outcome) => ({ outcome, obstacle: obstacleOf(outcome, facts) }));
}

function obstacleOf(outcome: DecisionOutcome, facts: Facts): Obstacle {
  const { lines, otherMaterials, noticeCount, allowedReason, vouchers } = facts;
  if (outcome === 'receive') {
    if (vouchers.some(({ kind }) => kind === 'receipt')) return 'received';
    const hasPapers = otherMaterials.length > 0 || lines.some(({ versions }) => versions.length > 0);
    return hasPapers ? null : 'noPapers';
  }
  if (outcome === 'refuse' || outcome === 'grant' || outcome === 'deny') return null;
  if (unseenOf(facts).length > 0) return 'unseen';
  const hasGaps = gapsOf(facts).length > 0;
  if (outcome === 'accept' || outcome === 'complete') return hasGaps ? 'gaps' : null;
  if (!hasGaps) return 'noGaps';
  return outcome === 'notice' && noticeCount > 0 && allowedReason === null ? 'repeated' : null;
}
