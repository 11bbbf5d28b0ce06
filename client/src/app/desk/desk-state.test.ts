import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Material } from '@cloudseat/shared/nouns/material.ts';
import { describe, expect, it } from 'vitest';
import {
  applyDesk,
  applyMaterial,
  applyOfferEnd,
  applyReplaced,
  findWantedRoom,
  wantsDevices,
} from './desk-state.ts';
import { makeCall, makeDesk, makeOffer } from './desk-view.fixture.ts';

const callId = 'call-1' as CallId;
const ringing = makeDesk({ offer: makeOffer(), activity: 'offered' });

describe('the room a desk needs', () => {
  it.each([
    ['nothing going on', makeDesk(), null],
    ['a ringing offer', ringing, 'room-1'],
    ['a call', makeDesk({ call: makeCall() }), 'room-1'],
    ['a call being connected', makeDesk({ call: makeCall({ state: 'connecting' }) }), 'room-1'],
    ['wrap-up', makeDesk({ call: makeCall({ state: 'wrapUp' }) }), null],
    ['a call carried elsewhere', makeDesk({ desk: 'elsewhere', call: makeCall() }), null],
  ])('with %s', (_name, desk, roomId) => {
    expect(findWantedRoom(desk)?.roomId ?? null).toBe(roomId);
  });

  it('needs devices while a visit may come or is there', () => {
    expect(wantsDevices(makeDesk())).toBe(true);
    expect(wantsDevices(makeDesk({ activity: 'missed' }))).toBe(false);
    expect(wantsDevices(makeDesk({ status: 'break', statusReason: 'meal' }))).toBe(false);
    expect(wantsDevices(makeDesk({ status: 'break', statusReason: 'meal', call: makeCall() }))).toBe(true);
    expect(wantsDevices(makeDesk({ desk: 'elsewhere' }))).toBe(false);
    expect(wantsDevices(null)).toBe(false);
  });
});

describe('what the desk tells the agent', () => {
  it('names the ticket of an offer that ended, until the next offer', () => {
    const ended = applyOfferEnd({ desk: ringing, notice: null }, { callId, reason: 'rescinded' });
    expect(ended.notice).toEqual({ kind: 'offerEnded', reason: 'rescinded', ticketNumber: 'A037' });
    const idle = applyDesk(ended, makeDesk({ version: 2 }), null);
    expect(idle.notice).toEqual(ended.notice);
    const again = makeDesk({ version: 3, offer: makeOffer({ fence: 2 }), activity: 'offered' });
    expect(applyDesk(idle, again, null).notice).toBeNull();
  });
  it('says nothing of an offer the agent accepted', () => {
    const state = { desk: ringing, notice: null };
    expect(applyOfferEnd(state, { callId, reason: 'accepted' })).toBe(state);
  });
  it('tells a wrap-up that was saved from one that ran out', () => {
    const wrapUp = { desk: makeDesk({ call: makeCall({ state: 'wrapUp' }) }), notice: null };
    const idle = makeDesk({ version: 2 });
    expect(applyDesk(wrapUp, idle, callId).notice).toEqual({ kind: 'wrapUpSaved' });
    expect(applyDesk(wrapUp, idle, null).notice).toEqual({ kind: 'wrapUpOver' });
  });
});

describe('a file of the running call', () => {
  const material = Material.parse({
    materialId: 'm1',
    callId: 'call-1',
    lineId: null,
    purpose: 'document',
    fileName: 'a.pdf',
    mimeType: 'application/pdf',
    sizeBytes: 1,
    sha256: 'x',
    uploadedBy: 'applicant',
    uploadedAt: 1,
  });
  it('is shown once, however often it is told', () => {
    const state = { desk: makeDesk({ call: makeCall() }), notice: null };
    const once = applyMaterial(state, material);
    expect(once.desk?.call?.materials).toEqual([material]);
    expect(applyMaterial(once, material)).toBe(once);
  });
  it('of another call is not', () => {
    const state = { desk: makeDesk(), notice: null };
    expect(applyMaterial(state, material)).toBe(state);
  });
});

it('a desk taken over elsewhere rings no longer', () => {
  const state = applyReplaced({ desk: ringing, notice: null }, 5);
  expect(state.desk).toMatchObject({ desk: 'elsewhere', deskSince: 5, offer: null });
});
