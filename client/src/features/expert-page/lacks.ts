import type { ExpertReviewView, PanelSeat } from '@cloudseat/shared/nouns/expert-review.ts';
import {
  isJudging,
  panelSittingStates,
  sealedPanelStates,
} from '@cloudseat/shared/nouns/expert-review-rules.ts';

/** Something without which a review does not go on, and whose it is. `seat`: the place as it stands; null: nobody has it. */
export type Lack =
  | { what: 'time' }
  | { what: 'chair' }
  | { what: 'answer' | 'checkIn'; seat: PanelSeat }
  | { what: 'expert'; position: number };

/** The panel has to be full before it is opened. */
const beforeOpening = sealedPanelStates;

/** Whoever has a place of the panel now: the last one asked for it. */
const holderOf = (seats: readonly PanelSeat[], position: number): PanelSeat | undefined =>
  [...seats].reverse().find((seat) => seat.position === position);

function lackOfPlace(review: ExpertReviewView, position: number): Lack | null {
  const seat = holderOf(review.seats, position);
  if (seat?.state === 'asked' && !seat.isVoid) return { what: 'answer', seat };
  // Once it is opened the sitting goes on without whoever did not come.
  if (seat === undefined || !isJudging(seat))
    return beforeOpening.includes(review.state) ? { what: 'expert', position } : null;
  return review.state === 'checkIn' && seat.state === 'accepted' ? { what: 'checkIn', seat } : null;
}

/** Of whom the whole panel is shown to: others know of their own place alone, and can miss nobody. */
const seesPanel = ({ part, state }: ExpertReviewView): boolean =>
  part === 'convenor' || !sealedPanelStates.includes(state);

/** What is still missing, as far as whoever looks may know. What its parts wait for they show themselves. */
export function lacksOf(review: ExpertReviewView): Lack[] {
  const { state, scheduledAt, seats, kind } = review;
  const isSitting = panelSittingStates.includes(state);
  const size = Math.max(kind.rules.panelSize, ...seats.map(({ position }) => position));
  const positions = Array.from({ length: size }, (_, index) => index + 1);
  const hasPanel = (isSitting || beforeOpening.includes(state)) && seesPanel(review);
  const lacks: Lack[] = hasPanel ? positions.flatMap((each) => lackOfPlace(review, each) ?? []) : [];
  if (scheduledAt === null && (state === 'panelSealed' || state === 'preReview'))
    lacks.push({ what: 'time' });
  if (isSitting && state !== 'checkIn' && !seats.some(({ isChair, isVoid }) => isChair && !isVoid))
    lacks.push({ what: 'chair' });
  return lacks;
}
