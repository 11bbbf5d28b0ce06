// Without zod, as agent-choices.ts: the server decides by these rules, and the desk says by them what stands in the way.
import type { decisionOutcomes } from './case-outcomes.ts';
import type { CaseStateName, LineStatusName } from './case-states.ts';

type Outcome = (typeof decisionOutcomes)[number];

/** A line of the checklist as it stands when something is concluded. */
export type LineFact = { isRequired: boolean; status: LineStatusName | null };
export type OutcomeFacts = {
  lines: readonly LineFact[];
  paperCount: number;
  /** A receipt was issued. */
  isReceived: boolean;
  /** Notices issued on this application. */
  noticeCount: number;
  /** A supervisor's reason for another notice, not used yet. */
  allowedReason: string | null;
  /** Something is asked for that stands on no line of the checklist. */
  hasOtherGaps?: boolean;
};

/** What may be concluded in a state, the usual first. What has ended is concluded. */
export const outcomesOfState: Partial<Record<CaseStateName, readonly Outcome[]>> = {
  open: ['receive', 'accept', 'notice', 'acceptConditionally', 'refuse'],
  correcting: ['accept', 'notice', 'acceptConditionally', 'refuse'],
  conditional: ['complete', 'grant', 'deny'],
  accepted: ['grant', 'deny'],
};

/** The kind of paper that tells an outcome. */
export const paperOf = {
  receive: 'receipt',
  notice: 'correction',
  accept: 'acceptance',
  acceptConditionally: 'conditional',
  complete: 'acceptance',
  refuse: 'refusal',
  grant: 'decision',
  deny: 'decision',
} as const satisfies Record<Outcome, string>;

/** What was found of a line, of the newest paper that came in for it; null where that one is still to be looked at. */
export const standingStatus = (
  review: { status: LineStatusName; materialId: string | null } | null | undefined,
  newestPaperId: string | null | undefined,
): LineStatusName | null => (review && review.materialId === (newestPaperId ?? null) ? review.status : null);

export const isGap = ({ status }: Pick<LineFact, 'status'>): boolean =>
  status === 'missing' || status === 'notCompliant';

/** Nobody has looked at it, and an application cannot do without it. */
export const isUnseen = ({ isRequired, status }: LineFact): boolean => isRequired && status === null;

export type Obstacle = 'unseen' | 'gaps' | 'noGaps' | 'noPapers' | 'received' | 'repeated';

/**
 * What is to be done before an outcome fits what was found (行政许可法 §32); null: it fits. A notice names all gaps at once and an
 * acceptance leaves none, so every required line is looked at first; a second notice needs a supervisor's reason.
 */
export function obstacleTo(outcome: Outcome, facts: OutcomeFacts): Obstacle | null {
  const { lines, paperCount, isReceived, noticeCount, allowedReason, hasOtherGaps = false } = facts;
  if (outcome === 'receive') return isReceived ? 'received' : paperCount === 0 ? 'noPapers' : null;
  if (outcome === 'refuse' || outcome === 'grant' || outcome === 'deny') return null;
  if (lines.some(isUnseen)) return 'unseen';
  const hasGaps = hasOtherGaps || lines.some(isGap);
  if (outcome === 'accept' || outcome === 'complete') return hasGaps ? 'gaps' : null;
  if (!hasGaps) return 'noGaps';
  return outcome === 'notice' && noticeCount > 0 && allowedReason === null ? 'repeated' : null;
}
