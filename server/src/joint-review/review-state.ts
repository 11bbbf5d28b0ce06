import type { JointReviewState } from '@cloudseat/shared/nouns/joint-review.ts';
import { sittingStates } from '@cloudseat/shared/nouns/joint-review-rules.ts';

export type ReviewEvent =
  | 'asked'
  | 'gathered'
  | 'opened'
  | 'closedDoor'
  | 'sittingEnded'
  | 'adjourned'
  | 'consolidated'
  | 'askedAgain'
  | 'escalated'
  | 'resolved'
  | 'issued'
  | 'received'
  | 'cancelled';

const fromSitting = {
  adjourned: 'adjourned',
  sittingEnded: 'opinionsPending',
  cancelled: 'cancelled',
} as const;

/**
 * STATES.md, Joint review. A review that looks for agents or sits can be adjourned; what was signed may be consolidated while it is
 * adjourned, without another sitting. Once issued only its receipt is left.
 */
const table: Record<JointReviewState, Partial<Record<ReviewEvent, JointReviewState>>> = {
  proposed: { asked: 'inviting', adjourned: 'adjourned', cancelled: 'cancelled' },
  inviting: { gathered: 'convened', adjourned: 'adjourned', cancelled: 'cancelled' },
  convened: { opened: 'openSession', closedDoor: 'closedDeliberation', ...fromSitting },
  openSession: { closedDoor: 'closedDeliberation', ...fromSitting },
  closedDeliberation: { opened: 'openSession', ...fromSitting },
  opinionsPending: {
    ...{ asked: 'inviting', consolidated: 'consolidated', askedAgain: 'opinionsPending' },
    ...{ adjourned: 'adjourned', cancelled: 'cancelled' },
  },
  adjourned: {
    ...{ asked: 'inviting', consolidated: 'consolidated', askedAgain: 'adjourned' },
    ...{ adjourned: 'adjourned', cancelled: 'cancelled' },
  },
  consolidated: {
    ...{ consolidated: 'consolidated', askedAgain: 'opinionsPending', escalated: 'escalated' },
    ...{ issued: 'issued', adjourned: 'adjourned', cancelled: 'cancelled' },
  },
  escalated: { resolved: 'consolidated', cancelled: 'cancelled' },
  issued: { received: 'closed' },
  closed: {},
  cancelled: {},
};

/** Null where the event does not fit the state. */
export const nextReviewState = (state: JointReviewState, event: ReviewEvent): JointReviewState | null =>
  table[state][event] ?? null;

export const isReviewOver = (state: JointReviewState): boolean =>
  state === 'issued' || state === 'closed' || state === 'cancelled';
export const isSitting = (state: JointReviewState): boolean => sittingStates.includes(state);

/** Opinions are written and signed from the first sitting on until they are consolidated. */
export const takesOpinions = (state: JointReviewState): boolean =>
  isSitting(state) || state === 'opinionsPending' || state === 'adjourned';

/** Its time is told to departments and to the applicant, and it does not sit before. */
export const isBooked = ({
  state,
  scheduledAt,
}: {
  state: JointReviewState;
  scheduledAt: Date | null;
}): boolean => scheduledAt !== null && (state === 'proposed' || state === 'adjourned');

/** Whether agents are looked for, and those who accepted are kept from other work. */
export const holdsAgents = (state: JointReviewState): boolean => state === 'inviting' || isSitting(state);
