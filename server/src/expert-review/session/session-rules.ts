import type { ExpertReviewState, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import {
  closedPanelStates,
  isJudging,
  panelSittingStates,
} from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import { peerIdOf } from '../../room/person.ts';
import { findMember, type SittingState } from '../../room/sitting-state.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { type ExpertReviewEvent, nextReviewState } from '../review-state.ts';
import type { Viewer } from '../review-viewer.ts';
import type { ChairVote } from './session.repository.ts';
import type { StoredAgenda } from './session.schema.ts';

type Seats = Pick<ReviewFile, 'seats'>;

/** Whoever has signed in and judges. */
export const presentSeats = ({ seats }: Seats): SeatRow[] =>
  seats.filter((seat) => isJudging(seat) && seat.state === 'checkedIn');

/** Null: not chosen yet, or whoever was chosen judges no more. */
export const chairOf = (file: Seats): SeatRow | null =>
  presentSeats(file).find(({ isChair }) => isChair) ?? null;

export const panelSizeOf = ({ seats }: Seats): number => new Set(seats.map(({ position }) => position)).size;

/** So many must have checked in. */
export const quorumOf = (file: ReviewFile): number =>
  Math.ceil(file.review.kind.rules.quorumShare * panelSizeOf(file));

/** Everybody is there: each place has somebody who has checked in. */
export const isPanelWhole = (file: ReviewFile): boolean => {
  const size = panelSizeOf(file);
  return size > 0 && new Set(presentSeats(file).map(({ position }) => position)).size === size;
};

/** Nobody is waited for any more, and enough are there. */
export const isPanelEnough = (file: ReviewFile): boolean =>
  !file.seats.some(({ state, isVoid }) => !isVoid && (state === 'asked' || state === 'accepted')) &&
  presentSeats(file).length >= quorumOf(file);

/** There is a room: from the opening of the panel on, for before that nobody learns who sits there. */
export const hasRoom = (state: ExpertReviewState): boolean =>
  state !== 'checkIn' && panelSittingStates.includes(state);

export const phaseOf = (state: ExpertReviewState): SittingPhase =>
  closedPanelStates.includes(state) ? 'closedDeliberation' : 'openSession';

/** Who has checked in and is not connected to this sitting of theirs: they keep the place. */
export const awaySeats = (file: Seats, sitting: SittingState): SeatRow[] =>
  presentSeats(file).filter(
    ({ accountId }) => !findMember(sitting, peerIdOf({ role: 'expert', id: accountId }))?.isHere,
  );

/** The chair, or the convenor of the review while there is none. */
export function isLead(file: ReviewFile, { part, person, seat }: Viewer): boolean {
  const chair = chairOf(file);
  if (chair !== null) return part === 'expert' && seat?.seatId === chair.seatId;
  return part === 'convenor' && person.role === 'convenor' && person.accountId === file.review.convenorId;
}

const eventTo = {
  presenting: 'presented',
  questioning: 'questioned',
  deliberating: 'closedDoor',
  scoring: 'scoringOpened',
} as const satisfies Partial<Record<ExpertReviewState, ExpertReviewEvent>>;
export type AgendaPart = keyof typeof eventTo;
export const agendaEventTo = (to: AgendaPart): ExpertReviewEvent => eventTo[to];

/** Parts of the agenda that a lead may go on to from here. */
export const nextParts = (state: ExpertReviewState): AgendaPart[] =>
  (Object.keys(eventTo) as AgendaPart[]).filter((to) => nextReviewState(state, eventTo[to]) === to);

/** Ms since 1970; null: no limit. */
export function agendaEnd({ review }: Pick<ReviewFile, 'review'>, agenda: StoredAgenda): number | null {
  const minutes: Partial<Record<ExpertReviewState, number>> = review.kind.rules.agendaMinutes;
  const given = minutes[agenda.state] ?? 0;
  return given === 0 ? null : agenda.startedAt + (given + agenda.extendedMinutes) * 60_000;
}

/** How a round ended. Leaders: one is the chair, several vote again among themselves. */
export function countVotes(votes: readonly ChairVote[]) {
  const bySeat = new Map<PanelSeatId, number>();
  for (const { choiceSeatId } of votes) bySeat.set(choiceSeatId, (bySeat.get(choiceSeatId) ?? 0) + 1);
  const counts = [...bySeat]
    .map(([seatId, count]) => ({ seatId, count }))
    .toSorted((left, right) => right.count - left.count || (left.seatId < right.seatId ? -1 : 1));
  const most = counts[0]?.count ?? 0;
  return { counts, leaders: counts.filter(({ count }) => count === most).map(({ seatId }) => seatId) };
}
