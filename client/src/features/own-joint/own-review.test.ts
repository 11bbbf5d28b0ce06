import { jointReviewStates } from '@cloudseat/shared/nouns/joint-review.ts';
import { describe, expect, it } from 'vitest';
import { canEnter, stageOf } from './own-review.ts';

const roomId = 'room-a' as never;

describe('an own review', () => {
  it.each([
    ['proposed', 'later'],
    ['inviting', 'soon'],
    ['convened', 'open'],
    ['openSession', 'open'],
    ['closedDeliberation', 'open'],
    ['opinionsPending', 'over'],
    ['consolidated', 'over'],
    ['escalated', 'over'],
    ['adjourned', 'later'],
    ['issued', 'over'],
    ['closed', 'over'],
    ['cancelled', 'cancelled'],
  ] as const)('of state %s is %s', (state, stage) => {
    expect(stageOf({ state, roomId })).toBe(stage);
  });

  it('is not to be entered without a room, whatever its state', () => {
    for (const state of jointReviewStates) expect(canEnter({ state, roomId: null })).toBe(false);
  });
});
