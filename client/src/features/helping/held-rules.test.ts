import { caseStates } from '@cloudseat/shared/nouns/case-states.ts';
import type { HeldLine } from '@cloudseat/shared/nouns/mandate.ts';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../lib/line-finding.ts';
import { SignalError } from '../../lib/signal-error.ts';
import { asOwnLine, mayBring, nextOfHeld, readEnded } from './held-rules.ts';

const line = (changes: Partial<HeldLine>): HeldLine => ({
  ...{ lineId: 'l1' as HeldLine['lineId'], name: { 'zh-Hans': '', 'zh-Hant': '', en: '' } },
  ...{ note: null, isRequired: true, status: null, fault: null, faultNote: '' },
  ...{ isReceived: false, ownFiles: [] },
  ...changes,
});
const ended = (state: unknown) =>
  new SignalError({ code: 'MANDATE_ENDED', message: '', details: state === undefined ? {} : { state } });

describe('a case as its helper sees it', () => {
  it('has a word for every state', () => {
    const words = caseStates.map((caseState) => nextOfHeld({ caseState }));
    expect(words.slice(0, 4)).toEqual(['open', 'correcting', 'conditional', 'accepted']);
    expect(new Set(words.slice(4))).toEqual(new Set(['done']));
  });
  it('takes papers only where they were asked for, and while it goes on', () => {
    expect(mayBring({ scopes: ['papers'], caseState: 'correcting' })).toBe(true);
    expect(mayBring({ scopes: ['talk'], caseState: 'correcting' })).toBe(false);
    expect(mayBring({ scopes: ['papers'], caseState: 'decided' })).toBe(false);
  });
  it('says of a line what its applicant reads, without marks on papers of others', () => {
    expect(findingOf(asOwnLine(line({})))).toBe('none');
    expect(findingOf(asOwnLine(line({ isReceived: true })))).toBe('unseen');
    const found = asOwnLine(line({ status: 'notCompliant', fault: 'expired', isReceived: true }));
    expect([findingOf(found), found.fault, found.marked]).toEqual(['notCompliant', 'expired', null]);
  });
  it('tells how a mandate ended, and nothing of one that is not theirs', () => {
    for (const state of ['revoked', 'givenBack', 'expired', 'caseEnded'] as const)
      expect(readEnded(ended(state))).toBe(state);
    expect(readEnded(ended('proposed'))).toBe('unknown');
    expect(readEnded(ended(undefined))).toBe('unknown');
    expect(readEnded(new SignalError({ code: 'NOT_FOUND', message: '' }))).toBe('unknown');
    expect(readEnded(new SignalError({ code: 'UNAVAILABLE', message: '' }))).toBeNull();
    expect(readEnded(null)).toBeNull();
  });
});
