import type { ExpertReviewState } from '@cloudseat/shared/nouns/expert-review.ts';

export type ExpertReviewEvent =
  | 'filed'
  | 'sentBack'
  | 'drawSigned'
  | 'drawReopened'
  | 'drawStarted'
  | 'drawn'
  | 'panelFull'
  | 'preReviewOpened'
  | 'checkInOpened'
  | 'panelOpened'
  | 'presented'
  | 'questioned'
  | 'closedDoor'
  | 'scoringOpened'
  | 'scoresRevealed'
  | 'reportClosed'
  | 'reportReopened'
  | 'concluded'
  | 'changesAsked'
  | 'changesVerified'
  | 'archived'
  | 'suspended'
  | 'voided'
  | 'withdrawn';

const beforeSitting = { voided: 'void', withdrawn: 'withdrawn' } as const;
const sitting = { suspended: 'suspended', voided: 'void' } as const;

/**
 * STATES.md, Expert review. A step back is possible while it changes nothing that was signed: questions after the door was closed,
 * a report drafted once more before all have signed. What is suspended goes on where it was (`suspension.from`).
 */
const table: Record<ExpertReviewState, Partial<Record<ExpertReviewEvent, ExpertReviewState>>> = {
  draft: { filed: 'filed', withdrawn: 'withdrawn' },
  filed: { sentBack: 'draft', drawSigned: 'drawConfigured', ...beforeSitting },
  drawConfigured: { drawStarted: 'drawing', drawReopened: 'filed', ...beforeSitting },
  drawing: { drawn: 'confirming', ...beforeSitting },
  confirming: { panelFull: 'panelSealed', ...beforeSitting },
  panelSealed: { preReviewOpened: 'preReview', ...beforeSitting },
  preReview: { checkInOpened: 'checkIn', ...beforeSitting },
  checkIn: { panelOpened: 'panelOpened', ...sitting },
  panelOpened: { presented: 'presenting', ...sitting },
  presenting: { questioned: 'questioning', ...sitting },
  questioning: { presented: 'presenting', closedDoor: 'deliberating', ...sitting },
  deliberating: { questioned: 'questioning', scoringOpened: 'scoring', ...sitting },
  scoring: { scoresRevealed: 'reportDraft', ...sitting },
  reportDraft: { reportClosed: 'signing', ...sitting },
  signing: { reportReopened: 'reportDraft', concluded: 'concluded', ...sitting },
  concluded: { changesAsked: 'revising', archived: 'archived', voided: 'void' },
  revising: { changesVerified: 'verified', voided: 'void' },
  verified: { archived: 'archived', voided: 'void' },
  suspended: { voided: 'void' },
  archived: {},
  void: {},
  withdrawn: {},
};

/** Null where the event does not fit the state. */
export const nextReviewState = (
  state: ExpertReviewState,
  event: ExpertReviewEvent,
): ExpertReviewState | null => table[state][event] ?? null;
