import type { JointReviewState, OpinionDraft, OpinionLine } from './joint-review.ts';

// Without zod: pages need the rules and no schema.

/** The room is open. */
export const sittingStates: readonly JointReviewState[] = ['convened', 'openSession', 'closedDeliberation'];

/** What a draft can lack. */
export type Lack = 'verdict' | 'basis' | 'conditions' | 'corrections' | 'askInstead' | 'text';

/** What a draft still lacks before it can be signed; empty: nothing. One rule for the page and the server. */
export function lacksOf(draft: OpinionDraft): Lack[] {
  const has = (kind: OpinionLine['kind']) => draft.lines.some((line) => line.kind === kind);
  const { verdict } = draft;
  if (verdict === null) return ['verdict'];
  return [
    ...(draft.text.length < 2 ? (['text'] as const) : []),
    ...(verdict === 'disagree' && draft.basis.length < 4 ? (['basis'] as const) : []),
    ...(verdict === 'agreeWithConditions' && !has('condition') ? (['conditions'] as const) : []),
    ...(verdict === 'needsCorrection' && !has('correction') ? (['corrections'] as const) : []),
    ...(verdict === 'notOurs' && draft.askInstead.length < 2 ? (['askInstead'] as const) : []),
  ];
}
