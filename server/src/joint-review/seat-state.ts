import type { SeatState } from '@cloudseat/shared/nouns/joint-review.ts';

export type SeatEvent =
  | 'asked'
  | 'accepted'
  | 'declined'
  | 'timedOut'
  | 'released'
  | 'joined'
  | 'left'
  | 'signed'
  | 'askedAgain'
  | 'abstained'
  | 'dropped';

const looking = { accepted: 'accepted', declined: 'declined', timedOut: 'timedOut' } as const;
const seated = { signed: 'signed', abstained: 'abstained', released: 'notAsked', asked: 'invited' } as const;

/** What was signed stays signed whoever sits there, until another round is asked for. A seat that is dropped stays so. */
const table: Record<SeatState, Partial<Record<SeatEvent, SeatState>>> = {
  notAsked: { asked: 'invited', dropped: 'dropped' },
  invited: { ...looking, asked: 'invited', released: 'notAsked', dropped: 'dropped' },
  declined: { ...looking, asked: 'invited', released: 'notAsked', dropped: 'dropped' },
  timedOut: { ...looking, asked: 'invited', released: 'notAsked', dropped: 'dropped' },
  accepted: { ...seated, ...looking, joined: 'joined', dropped: 'dropped' },
  joined: { ...seated, left: 'left', dropped: 'dropped' },
  left: { ...seated, joined: 'joined', dropped: 'dropped' },
  signed: { askedAgain: 'accepted', dropped: 'dropped' },
  abstained: { ...looking, asked: 'invited', dropped: 'dropped' },
  dropped: {},
};

/** Null where the event does not fit the state. */
export const nextSeatState = (state: SeatState, event: SeatEvent): SeatState | null =>
  table[state][event] ?? null;

/** Somebody sits there, or has accepted to. */
export const isSeated = (state: SeatState): boolean =>
  state === 'accepted' || state === 'joined' || state === 'left' || state === 'signed';
