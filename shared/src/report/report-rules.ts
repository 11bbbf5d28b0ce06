import type { ReportText, SignatureState } from '../nouns/expert-report.ts';
import type { ExpertConclusion } from '../nouns/expert-review.ts';
import { textOf } from './report-doc.ts';

// Without zod: pages need it and no schema.

/** What more than half of those who judge are for; null: there is none yet. */
export function agreedConclusion(
  votes: readonly { conclusion: ExpertConclusion | null }[],
): ExpertConclusion | null {
  const counts = new Map<ExpertConclusion, number>();
  for (const { conclusion } of votes)
    if (conclusion !== null) counts.set(conclusion, (counts.get(conclusion) ?? 0) + 1);
  for (const [conclusion, count] of counts) if (count * 2 > votes.length) return conclusion;
  return null;
}

export type ReportLack =
  | { of: 'section'; sectionId: string }
  | { of: 'conclusion' }
  /** With 修改后通过 the unit has to know what to change. */
  | { of: 'changes' }
  /** With the others nothing is asked for. */
  | { of: 'changesTooMany' }
  | { of: 'changeText' | 'changeVerifiers'; changeId: string };

type Written = Pick<ReportText, 'sections' | 'changes'> & { conclusion: ExpertConclusion | null };

/** What keeps the chair from closing the text. Suggestions may be empty. */
export function lacksOfReport({ sections, changes, conclusion }: Written): ReportLack[] {
  const isEmpty = (runs: ReportText['sections'][number]['runs']) => textOf(runs).trim() === '';
  const asksChanges = conclusion === 'passedWithChanges';
  return [
    ...sections
      .filter(({ sectionId, runs }) => sectionId !== 'suggestions' && isEmpty(runs))
      .map(({ sectionId }) => ({ of: 'section', sectionId }) as const),
    ...(conclusion === null ? [{ of: 'conclusion' } as const] : []),
    ...(asksChanges && changes.length === 0 ? [{ of: 'changes' } as const] : []),
    ...(conclusion !== null && !asksChanges && changes.length > 0 ? [{ of: 'changesTooMany' } as const] : []),
    ...changes
      .filter(({ runs }) => isEmpty(runs))
      .map(({ changeId }) => ({ of: 'changeText', changeId }) as const),
    ...changes
      .filter(({ seatIds }) => seatIds.length === 0)
      .map(({ changeId }) => ({ of: 'changeVerifiers', changeId }) as const),
  ];
}

/**
 * What follows from the signatures. Whoever had time and gave no reason counts as agreed, once more than half have said something. Where
 * half or more do not agree, what they were to sign is no conclusion of theirs.
 */
export function signingOutcome(states: readonly SignatureState[]): 'waits' | 'concludes' | 'reopens' {
  const count = (state: SignatureState) => states.filter((each) => each === state).length;
  if (states.length === 0 || count('owing') > 0) return 'waits';
  if (count('dissented') * 2 >= states.length) return 'reopens';
  return (states.length - count('silent')) * 2 > states.length ? 'concludes' : 'waits';
}
