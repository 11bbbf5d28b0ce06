import {
  jointReviewStates,
  type SeatState,
  SeatState as SeatStates,
} from '@cloudseat/shared/nouns/joint-review.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsAgents,
  isReviewOver,
  isSitting,
  nextReviewState,
  type ReviewEvent,
  takesOpinions,
} from './review-state.ts';
import { isSeated, nextSeatState, type SeatEvent } from './seat-state.ts';

const reviewEvents: ReviewEvent[] = [
  ...(['asked', 'gathered', 'opened', 'closedDoor', 'sittingEnded', 'adjourned', 'consolidated'] as const),
  ...(['askedAgain', 'escalated', 'resolved', 'issued', 'received', 'cancelled'] as const),
];
const seatEvents: SeatEvent[] = [
  ...(['asked', 'accepted', 'declined', 'timedOut', 'released', 'joined', 'left'] as const),
  ...(['signed', 'askedAgain', 'abstained', 'dropped'] as const),
];

describe('the states of a review', () => {
  it('follow each other as STATES.md says', () => {
    const way: [ReviewEvent, string][] = [
      ['asked', 'inviting'],
      ['gathered', 'convened'],
      ['opened', 'openSession'],
      ['closedDoor', 'closedDeliberation'],
      ['opened', 'openSession'],
      ['adjourned', 'adjourned'],
      ['asked', 'inviting'],
      ['gathered', 'convened'],
      ['closedDoor', 'closedDeliberation'],
      ['sittingEnded', 'opinionsPending'],
      ['consolidated', 'consolidated'],
      ['escalated', 'escalated'],
      ['resolved', 'consolidated'],
      ['askedAgain', 'opinionsPending'],
      ['consolidated', 'consolidated'],
      ['issued', 'issued'],
      ['received', 'closed'],
    ];
    let state: (typeof jointReviewStates)[number] = 'proposed';
    for (const [event, next] of way) {
      state = nextReviewState(state, event) ?? 'proposed';
      expect(state).toBe(next);
    }
  });

  it.each<[(typeof jointReviewStates)[number], ReviewEvent]>([
    ['inviting', 'opened'],
    ['convened', 'consolidated'],
    ['closedDeliberation', 'issued'],
    ['opinionsPending', 'issued'],
    ['escalated', 'issued'],
    ['escalated', 'consolidated'],
    ['issued', 'cancelled'],
    ['proposed', 'consolidated'],
  ])('a review that is %s is not %s', (state, event) => {
    expect(nextReviewState(state, event)).toBeNull();
  });

  it('whatever happens, a paper comes only after a consolidation, and an end is an end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reviewEvents), { maxLength: 60 }), (events) => {
        let state: (typeof jointReviewStates)[number] = 'proposed';
        for (const event of events) {
          const next = nextReviewState(state, event);
          if (next === null) continue;
          if (next === 'issued') expect(state).toBe('consolidated');
          if (isSitting(next)) expect(isSitting(state) || state === 'inviting').toBe(true);
          if (isReviewOver(state)) expect([state, next]).toEqual(['issued', 'closed']);
          state = next;
        }
      }),
    );
  });

  it('opinions are written, and agents held, in states of their own', () => {
    expect(jointReviewStates.filter(takesOpinions)).toEqual([
      ...['convened', 'openSession', 'closedDeliberation', 'opinionsPending', 'adjourned'],
    ]);
    expect(jointReviewStates.filter(holdsAgents)).toEqual([
      ...['inviting', 'convened', 'openSession', 'closedDeliberation'],
    ]);
  });
});

describe('the states of a seat', () => {
  it.each<[SeatState, SeatEvent, SeatState | null]>([
    ['notAsked', 'asked', 'invited'],
    ['invited', 'declined', 'declined'],
    ['declined', 'accepted', 'accepted'],
    ['timedOut', 'accepted', 'accepted'],
    ['accepted', 'joined', 'joined'],
    ['joined', 'left', 'left'],
    ['left', 'signed', 'signed'],
    ['signed', 'askedAgain', 'accepted'],
    ['signed', 'left', null],
    ['signed', 'abstained', null],
    ['notAsked', 'signed', null],
    ['invited', 'signed', null],
    ['abstained', 'accepted', 'accepted'],
    ['dropped', 'asked', null],
  ])('%s, %s: %s', (state, event, next) => {
    expect(nextSeatState(state, event)).toBe(next);
  });

  it('whatever happens, only who sits there signs, and nothing but another round undoes it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...seatEvents), { maxLength: 60 }), (events) => {
        let state: SeatState = 'notAsked';
        for (const event of events) {
          const next = nextSeatState(state, event);
          if (next === null) continue;
          if (next === 'signed') expect(isSeated(state)).toBe(true);
          if (state === 'signed') expect(['askedAgain', 'dropped']).toContain(event);
          expect(state).not.toBe('dropped');
          state = next;
        }
      }),
    );
    expect(SeatStates.options.filter(isSeated)).toEqual(['accepted', 'joined', 'left', 'signed']);
  });
});
