import { callStates } from '@cloudseat/shared/nouns/call.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { acceptedByRoom, isCallingBack, keepsAnswer, needsRoom, pageOf } from './line-rules.ts';

const roomId = 'room' as RoomId;

describe('when media are joined', () => {
  it('from the ringing offer to the end of the talk, if there is a room', () => {
    const call = { roomId, isCallback: false };
    expect(callStates.filter((state) => needsRoom({ ...call, state }, false))).toEqual([
      'offered',
      'connecting',
      'active',
      'transferring',
      'suspended',
    ]);
    expect(callStates.some((state) => needsRoom({ ...call, state, roomId: null }, false))).toBe(false);
  });

  it('of a callback not before it was answered: nobody may be there', () => {
    const call = { roomId, isCallback: true };
    expect(callStates.some((state) => needsRoom({ ...call, state }, false))).toBe(false);
    expect(needsRoom({ ...call, state: 'connecting' }, true)).toBe(true);
    expect(needsRoom({ roomId, isCallback: false, state: 'active' }, false)).toBe(true);
  });

  it('of a callback that is tried again not by the answer given before', () => {
    expect(keepsAnswer({ state: 'connecting' })).toBe(true);
    expect(keepsAnswer({ state: 'active' })).toBe(true);
    for (const state of ['callbackPending', 'offered', 'queued', 'expired'] as const)
      expect(keepsAnswer({ state })).toBe(false);
    expect(keepsAnswer(null)).toBe(false);
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
    const pages = callStates.map((state) => [state, pageOf({ state, isCallback: false }, false)]);
    expect(Object.fromEntries(pages)).toMatchObject({
      draft: null,
      queued: 'waiting',
      away: 'waiting',
      passed: 'waiting',
      offered: 'waiting',
      callbackPending: 'waiting',
      connecting: 'call',
      active: 'call',
      suspended: 'call',
      wrapUp: 'rating',
      completed: 'rating',
      abandoned: 'rating',
      failed: 'rating',
    });
  });

  it('of a callback stays the waiting page until it is answered', () => {
    const call = { state: 'connecting', isCallback: true } as const;
    expect(pageOf(call, false)).toBe('waiting');
    expect(isCallingBack(call, false)).toBe(true);
    expect(pageOf(call, true)).toBe('call');
    expect(isCallingBack(call, true)).toBe(false);
  });
});
