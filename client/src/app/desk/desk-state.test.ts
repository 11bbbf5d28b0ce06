import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { Material } from '@cloudseat/shared/nouns/material.ts';
import { describe, expect, it } from 'vitest';
import {
  applyDesk,
  applyLegEnd,
  applyMaterial,
  applyOfferEnd,
  applyReplaced,
  canAskAgent,
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
    ['an offer of a talk that goes on', makeDesk({ offer: makeOffer({ canPrepare: false }) }), null],
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

describe('somebody else’s talk', () => {
  const from = {
    displayName: '王敏',
    agentNumber: 'A001',
    departmentName: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  };
  const guest = (part: string) => ({ desk: makeDesk({ call: makeCall({ part, from }) }), notice: null });

  it.each([
    ['consulted', null, { kind: 'guestOver', part: 'consulted' }],
    ['taking', null, { kind: 'guestOver', part: 'taking' }],
    ['taking', makeCall({ part: 'owner' }), { kind: 'takenOver', from: '王敏' }],
    ['consulted', makeCall({ part: 'owner' }), { kind: 'takenOver', from: '王敏' }],
    ['consulted', makeCall({ part: 'consulted', from }), null],
  ])('seen as %s, and what came of it', (part, call, notice) => {
    expect(applyDesk(guest(part), makeDesk({ version: 2, call }), null).notice).toEqual(notice);
  });

  it('keeps its room when it is handed over to this desk', () => {
    const [before, after] = [guest('consulted').desk, makeDesk({ call: makeCall() })];
    expect(findWantedRoom(after)).toEqual(findWantedRoom(before));
  });
});

describe('what one asked for', () => {
  const talk = { desk: makeDesk({ call: makeCall() }), notice: null };

  it.each([
    ['nobodyAnswered', { kind: 'legEnded', leg: 'transfer', reason: 'nobodyAnswered' }],
    ['left', { kind: 'legEnded', leg: 'transfer', reason: 'left' }],
    ['takenBack', null],
    ['ended', null],
  ] as const)('and that it is over: %s', (reason, notice) => {
    expect(applyLegEnd(talk, { callId, kind: 'transfer', reason }).notice).toEqual(notice);
  });
  it('is no longer said once the talk is over', () => {
    const told = applyLegEnd(talk, { callId, kind: 'consult', reason: 'left' });
    expect(applyDesk(told, makeDesk({ version: 2, call: makeCall() }), null).notice).not.toBeNull();
    expect(applyDesk(told, makeDesk({ version: 2 }), null).notice).toBeNull();
  });
  it('of another call says nothing', () => {
    const other = { callId: 'call-2' as CallId, kind: 'consult', reason: 'left' } as const;
    expect(applyLegEnd(talk, other)).toBe(talk);
  });
  it.each([
    ['one’s own talk', {}, true],
    ['a talk with somebody asked already', { leg: {} }, false],
    ['a colleague’s talk', { part: 'consulted' }, false],
    ['a call being connected', { state: 'connecting' }, false],
  ])('is possible in %s', (_name, change, expected) => {
    expect(canAskAgent(makeCall(change) as never)).toBe(expected);
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
