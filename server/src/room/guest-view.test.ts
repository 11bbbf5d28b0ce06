import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { readPhase } from './guest-view.ts';

const guestId = GuestId.parse('guest-1');
const guest = { guestId, sealedName: '', recordingAgreedAt: null, relation: 'family' as const, pageId: null };
const here = { guest, last: null };
const gone = { guest: null, last: null };

describe('a guest is told', () => {
  it.each<[CallState, boolean, string]>([
    ['active', false, 'talking'],
    ['active', true, 'telephone'],
    ['suspended', false, 'waiting'],
    ['suspended', true, 'waiting'],
  ])('while the call is %s, by telephone: %s, that it is %s', (state, isByTelephone, phase) => {
    expect(readPhase(here, guestId, { state, isByTelephone })).toEqual({ phase, end: null });
  });

  it.each<[CallState, string]>([
    ['callbackPending', 'callback'],
    ['wrapUp', 'talkEnded'],
    ['active', 'talkEnded'],
  ])('once nobody is in the talk and it is %s, that its end was: %s', (state, end) => {
    expect(readPhase(gone, guestId, { state })).toEqual({ phase: 'over', end });
  });

  it('by whose word they are out of it, whatever became of the talk', () => {
    const last = { end: 'removed' as const, guestId };
    expect(readPhase({ guest: null, last }, guestId, { state: 'callbackPending' }).end).toBe('removed');
  });
});
