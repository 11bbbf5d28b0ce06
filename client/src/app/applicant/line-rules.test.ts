import { callStates } from '@cloudseat/shared/nouns/call.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { acceptedByRoom, needsRoom, pageOf } from './line-rules.ts';

const roomId = 'room' as RoomId;

describe('when media are joined', () => {
  it('from the ringing offer to the end of the talk, if there is a room', () => {
    expect(callStates.filter((state) => needsRoom({ state, roomId }))).toEqual([
      'offered',
      'connecting',
      'active',
      'transferring',
      'suspended',
    ]);
    expect(callStates.some((state) => needsRoom({ state, roomId: null }))).toBe(false);
  });
});

describe('a room that goes live', () => {
  it('means that the order was accepted', () => {
    expect(acceptedByRoom({ state: 'offered' }, true).state).toBe('connecting');
    expect(acceptedByRoom({ state: 'offered' }, false).state).toBe('offered');
  });
  it('says nothing of a call that went on', () => {
    for (const state of callStates.filter((each) => each !== 'offered')) {
      expect(acceptedByRoom({ state }, true).state).toBe(state);
    }
  });
});

describe('the page of a call', () => {
  it('is known for every state', () => {
    const pages = callStates.map((state) => [state, pageOf({ state })]);
    expect(Object.fromEntries(pages)).toMatchObject({
      draft: null,
      queued: 'waiting',
      passed: 'waiting',
      offered: 'waiting',
      connecting: 'call',
      active: 'call',
      suspended: 'call',
      wrapUp: 'rating',
      completed: 'rating',
      abandoned: 'rating',
      failed: 'rating',
    });
  });
});
