import type {
  ExpertReviewState,
  ExpertReviewView,
  PanelSeat,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { expect, it } from 'vitest';
import { lacksOf } from './lacks.ts';

const seat = (position: number, state: PanelSeat['state'], more: Partial<PanelSeat> = {}) =>
  ({ seatId: `${position}-${state}`, position, state, isVoid: false, isChair: false, ...more }) as PanelSeat;

function missing(
  state: ExpertReviewState,
  seats: readonly PanelSeat[],
  more: Partial<ExpertReviewView> = {},
): string[] {
  const review = {
    state,
    seats,
    part: 'convenor',
    scheduledAt: 1,
    kind: { rules: { panelSize: 3 } },
    ...more,
  };
  // Only what the rules read.
  return lacksOf(review as unknown as ExpertReviewView).map((lack) =>
    'seat' in lack
      ? `${lack.what} ${lack.seat.position}`
      : lack.what === 'expert'
        ? `expert ${lack.position}`
        : lack.what,
  );
}

it('names each place that nobody has or that has not answered, by whoever was asked last', () => {
  const seats = [seat(1, 'accepted'), seat(2, 'declined'), seat(2, 'asked'), seat(3, 'timedOut')];
  expect(missing('confirming', seats)).toEqual(['answer 2', 'expert 3']);
  expect(missing('confirming', [])).toEqual(['expert 1', 'expert 2', 'expert 3']);
});

it('misses nobody for those who see their own place alone', () => {
  expect(missing('confirming', [seat(1, 'accepted')], { part: 'expert' })).toEqual([]);
  expect(missing('checkIn', [], { part: 'unit' })).toEqual([]);
});

it('says who has not signed in, and no longer asks for whoever stayed away once the panel is opened', () => {
  const seats = [seat(1, 'checkedIn'), seat(2, 'accepted'), seat(3, 'recused', { isVoid: true })];
  expect(missing('checkIn', seats)).toEqual(['checkIn 2', 'expert 3']);
  const opened = [seat(1, 'checkedIn', { isChair: true }), seat(2, 'absent', { isVoid: true })];
  expect(missing('presenting', opened)).toEqual([]);
  expect(missing('presenting', [...opened, seat(2, 'asked')])).toEqual(['answer 2']);
});

it('asks for a time before the session, and for a chair in it who still judges', () => {
  const seats = [1, 2, 3].map((position) => seat(position, 'accepted'));
  expect(missing('panelSealed', seats, { scheduledAt: null })).toEqual(['time']);
  const sitting = [1, 2, 3].map((position) => seat(position, 'checkedIn'));
  expect(missing('panelOpened', sitting)).toEqual(['chair']);
  expect(missing('questioning', [...sitting, seat(4, 'recused', { isChair: true, isVoid: true })])).toEqual([
    'chair',
  ]);
});

it('asks for nothing outside of the time of a panel', () => {
  for (const state of ['draft', 'filed', 'drawing', 'concluded', 'archived', 'void'] as const)
    expect([state, missing(state, [])]).toEqual([state, []]);
});
