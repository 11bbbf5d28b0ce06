import type {
  DepartmentSeat,
  JointReviewState,
  JointReviewView,
} from '@cloudseat/shared/nouns/joint-review.ts';

export const isOver = (state: JointReviewState): boolean =>
  state === 'issued' || state === 'closed' || state === 'cancelled';

/** Whether opinions may be written and signed. */
export const takesOpinions = (state: JointReviewState): boolean =>
  ['convened', 'openSession', 'closedDeliberation', 'opinionsPending', 'adjourned'].includes(state);

/** Required departments whose signed word is not there. */
export const missingSeats = (seats: readonly DepartmentSeat[]): DepartmentSeat[] =>
  seats.filter(
    ({ isRequired, isLead, hasSigned, state }) =>
      (isRequired || isLead) && !hasSigned && state !== 'abstained',
  );

export const openConflicts = ({ consolidation }: Pick<JointReviewView, 'consolidation'>) =>
  (consolidation?.conflicts ?? []).filter(({ resolution }) => resolution === null);

/** What the lead can do about the review as a whole, the main thing first. */
export type LeadAct =
  | 'convene'
  | 'reconvene'
  | 'open'
  | 'closeSession'
  | 'callApplicant'
  | 'endSitting'
  | 'adjourn'
  | 'bookTime'
  | 'consolidate'
  | 'cancel';

export function leadActs({ state, seats }: Pick<JointReviewView, 'state' | 'seats'>): LeadAct[] {
  switch (state) {
    case 'proposed':
      return ['convene', 'cancel'];
    case 'inviting':
      return ['convene', 'bookTime', 'cancel'];
    case 'convened':
      return ['open', 'closeSession', 'adjourn', 'cancel'];
    case 'openSession':
      return ['closeSession', 'callApplicant', 'endSitting', 'adjourn'];
    case 'closedDeliberation':
      return ['open', 'endSitting', 'adjourn'];
    case 'opinionsPending':
    case 'adjourned':
      return [...(missingSeats(seats).length === 0 ? (['consolidate'] as const) : []), 'reconvene', 'cancel'];
    case 'consolidated':
      return ['reconvene', 'cancel'];
    default:
      return [];
  }
}
