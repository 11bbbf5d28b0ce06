import type { OpinionDraft, OpinionLine, Verdict } from '@cloudseat/shared/nouns/joint-review.ts';

export const verdicts: readonly Verdict[] = [
  'agree',
  'agreeWithConditions',
  'needsCorrection',
  'disagree',
  'notOurs',
];

export const emptyOpinion: OpinionDraft = { verdict: null, basis: '', text: '', lines: [], askInstead: '' };

/** What a line is of that is added under this verdict. */
export const lineKindOf = (verdict: Verdict | null): OpinionLine['kind'] =>
  verdict === 'needsCorrection' || verdict === 'disagree' ? 'correction' : 'condition';

/** As text, the way it is kept and saved; whatever is not an opinion reads as an empty one. */
export const writeDraft = (draft: OpinionDraft): string => JSON.stringify(draft);
export function readDraft(text: string): OpinionDraft {
  try {
    return { ...emptyOpinion, ...(JSON.parse(text) as Partial<OpinionDraft>) };
  } catch {
    return emptyOpinion;
  }
}

/** Whether anything can be asked for under this verdict. */
export const hasLines = (verdict: Verdict | null): boolean =>
  verdict !== null && verdict !== 'agree' && verdict !== 'notOurs';

/** As it is signed: without blanks at the ends, empty lines, and what belongs to another verdict. */
export function tidy(draft: OpinionDraft): OpinionDraft {
  const { verdict } = draft;
  const lines = draft.lines
    .map((line) => ({ ...line, text: line.text.trim(), kind: lineKindOf(verdict) }))
    .filter(({ text }) => text.length >= 2);
  return {
    verdict,
    basis: draft.basis.trim(),
    text: draft.text.trim(),
    askInstead: verdict === 'notOurs' ? draft.askInstead.trim() : '',
    lines: hasLines(verdict) ? lines : [],
  };
}
