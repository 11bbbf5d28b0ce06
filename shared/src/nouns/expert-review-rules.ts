import type { ExpertReviewState, PanelSeat } from './expert-review.ts';

// Without zod: pages need the rules and no schema.

/** The panel sits: there is a room. */
export const panelSittingStates: readonly ExpertReviewState[] = [
  'checkIn',
  'panelOpened',
  'presenting',
  'questioning',
  'deliberating',
  'scoring',
  'reportDraft',
  'signing',
];
/** The project unit waits outside, unheard and unseeing. */
export const closedPanelStates: readonly ExpertReviewState[] = [
  'deliberating',
  'scoring',
  'reportDraft',
  'signing',
];
/** Nobody but oneself reads a name of the panel. */
export const sealedPanelStates: readonly ExpertReviewState[] = [
  'confirming',
  'panelSealed',
  'preReview',
  'checkIn',
];
/** Nothing moves any more. */
export const endedReviewStates: readonly ExpertReviewState[] = ['archived', 'void', 'withdrawn'];

/** Places whose marks count. */
export const isJudging = ({ state, isVoid }: Pick<PanelSeat, 'state' | 'isVoid'>): boolean =>
  !isVoid && (state === 'accepted' || state === 'checkedIn');
