import type { GuestId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { guestTuning } from '../tuning-guests.ts';
import { applyGuest, type GuestCommand, type GuestRecord, noGuest } from './guest-rules.ts';

const guestId = 'g1' as GuestId;
const now = 1_000;
const invitation = { invitationId: 'i1', tokenHash: 'hash' };
const arrival = { guestId, sealedName: 'sealed', recordingAgreedAt: null, relation: 'family' as const };
const by = (kind: 'ask' | 'cancel' | 'remove', who: 'applicant' | 'agent'): GuestCommand => ({
  kind,
  by: who,
});
const agree = (who: 'applicant' | 'agent'): GuestCommand => ({ kind: 'agree', by: who, invitation });
const join = (tokenHash = 'hash'): GuestCommand => ({ kind: 'join', tokenHash, arrival });

function run(commands: readonly GuestCommand[], at = now): GuestRecord {
  return commands.reduce<GuestRecord>((record, command) => {
    const next = applyGuest(record, command, at);
    if ('refusal' in next) throw new Error(next.refusal);
    return next;
  }, noGuest);
}
const refusal = (record: GuestRecord, command: GuestCommand, at = now) => {
  const next = applyGuest(record, command, at);
  return 'refusal' in next ? next.refusal : null;
};
const asked = run([by('ask', 'agent')]);
const wished = run([by('ask', 'applicant')]);
const invited = run([by('ask', 'agent'), agree('applicant')]);
const here = run([by('ask', 'agent'), agree('applicant'), join()]);

describe('nobody is invited without the word of both sides', () => {
  it('the applicant consents to what the agent asks, the agent agrees to what the applicant wishes', () => {
    expect(asked.step).toBe('asked');
    expect(wished.step).toBe('wished');
    expect(invited).toMatchObject({ step: 'invited', invitation: { tokenHash: 'hash', textCount: 0 } });
    expect(run([by('ask', 'applicant'), agree('agent')]).step).toBe('invited');
  });

  it.each([
    [asked, 'agent'],
    [wished, 'applicant'],
    [noGuest, 'applicant'],
    [noGuest, 'agent'],
  ] as const)('and nobody agrees to their own: %o by %s', (record, who) => {
    expect(refusal(record, agree(who))).toBe('GUEST_SETTLED');
  });

  it('a no ends it, and so does taking it back', () => {
    expect(run([by('ask', 'agent'), by('cancel', 'applicant')]).last?.end).toBe('declined');
    expect(run([by('ask', 'agent'), by('cancel', 'agent')]).last?.end).toBe('withdrawn');
    expect(run([by('ask', 'applicant'), by('cancel', 'agent')]).last?.end).toBe('declined');
    expect(run([by('ask', 'agent'), agree('applicant'), by('cancel', 'agent')])).toMatchObject({
      ...{ step: 'none', invitation: null, last: { end: 'withdrawn' } },
    });
  });
});

describe('a link', () => {
  it('is good once, and only the one that was made', () => {
    expect(here).toMatchObject({ step: 'here', invitation: null, guest: { ...arrival, pageId: null } });
    for (const record of [here, asked, noGuest]) expect(refusal(record, join())).toBe('GUEST_LINK_OVER');
    expect(refusal(invited, join('another'))).toBe('GUEST_LINK_OVER');
  });

  it('is over with its time, and a next one may be asked for', () => {
    const late = now + guestTuning.linkMs;
    expect(refusal(invited, join(), late - 1)).toBeNull();
    expect(refusal(invited, join(), late)).toBe('GUEST_LINK_OVER');
    expect(applyGuest(invited, { kind: 'expire' }, late)).toMatchObject({
      step: 'none',
      last: { end: 'expired' },
    });
    expect(refusal(invited, by('ask', 'agent'), late)).toBeNull();
  });

  it('is texted a few times, while it is good', () => {
    const texts = Array.from({ length: guestTuning.textsMax }, () => ({ kind: 'text' }) as const);
    const spent = run([by('ask', 'agent'), agree('applicant'), ...texts]);
    expect(refusal(spent, { kind: 'text' })).toBe('RATE_LIMITED');
    for (const record of [asked, here, noGuest])
      expect(refusal(record, { kind: 'text' })).toBe('GUEST_SETTLED');
  });
});

describe('a guest', () => {
  it('is the only one: a second is refused while somebody is invited or there', () => {
    for (const who of ['applicant', 'agent'] as const)
      for (const record of [invited, here]) expect(refusal(record, by('ask', who))).toBe('GUEST_TAKEN');
  });

  it('is taken out by either side, leaves by themselves, and is known to have been out', () => {
    for (const who of ['applicant', 'agent'] as const)
      expect(applyGuest(here, by('remove', who), now)).toMatchObject({
        ...{ step: 'none', guest: null, last: { end: 'removed', guestId } },
      });
    expect(applyGuest(here, { kind: 'leave', guestId }, now)).toMatchObject({
      last: { end: 'left', guestId },
    });
    expect(applyGuest(here, { kind: 'leave', guestId: 'g0' as GuestId }, now)).toBe(here);
  });

  it('has one page that carries the talk: the newest', () => {
    const carried = applyGuest(here, { kind: 'carry', guestId, pageId: 'page-2' }, now);
    expect(carried).toMatchObject({ guest: { pageId: 'page-2' } });
    expect(applyGuest(here, { kind: 'carry', guestId: 'g0' as GuestId, pageId: 'page-2' }, now)).toBe(here);
  });
});

describe('a helper by mandate', () => {
  const mandateId = 'm1' as MandateId;
  const knock: GuestCommand = { kind: 'knock', mandateId };
  const enter: GuestCommand = { kind: 'enter', mandateId, arrival };
  const over: GuestCommand = { kind: 'endMandate', mandateId };
  const other = 'm2' as MandateId;
  const knocked = run([knock]);
  const awaited = run([knock, agree('agent')]);
  const inside = run([knock, agree('agent'), enter]);

  it('knocks with the applicant’s word, and waits for the agent’s alone', () => {
    expect(knocked).toMatchObject({ step: 'wished', mandateId });
    expect(refusal(knocked, agree('applicant'))).toBe('GUEST_SETTLED');
    expect(refusal(knocked, enter)).toBe('GUEST_LINK_OVER');
    expect(inside).toMatchObject({ step: 'here', mandateId, guest: arrival, invitation: null });
    expect(run([knock, by('cancel', 'agent')])).toMatchObject({
      ...{ step: 'none', mandateId: null, last: { end: 'declined' } },
    });
  });

  it('comes alone by it: no link, no text, no other mandate', () => {
    expect(refusal(awaited, join())).toBe('GUEST_LINK_OVER');
    expect(refusal(awaited, { kind: 'text' })).toBe('GUEST_SETTLED');
    expect(refusal(awaited, { ...enter, mandateId: other })).toBe('GUEST_LINK_OVER');
    expect(refusal(awaited, enter, now + guestTuning.linkMs)).toBe('GUEST_LINK_OVER');
    expect(refusal(invited, enter)).toBe('GUEST_LINK_OVER');
  });

  it('takes nobody’s place: what others asked for or await stands', () => {
    for (const record of [asked, wished, invited, here]) expect(refusal(record, knock)).toBe('GUEST_TAKEN');
    for (const record of [knocked, awaited, inside])
      expect(refusal(record, { kind: 'knock', mandateId: other })).toBe('GUEST_TAKEN');
  });

  it('is out when it ends, wherever they stood, and nobody else is', () => {
    for (const [record, how] of [
      [knocked, 'withdrawn'],
      [awaited, 'withdrawn'],
      [inside, 'removed'],
    ] as const)
      expect(applyGuest(record, over, now)).toMatchObject({
        ...{ step: 'none', guest: null, mandateId: null, last: { end: how } },
      });
    for (const record of [noGuest, asked, invited, here, run([{ kind: 'knock', mandateId: other }])])
      expect(applyGuest(record, over, now)).toBe(record);
  });

  it('leaves no trace for whoever comes next', () => {
    const next = run([
      knock,
      agree('agent'),
      enter,
      by('remove', 'agent'),
      by('ask', 'agent'),
      agree('applicant'),
    ]);
    expect(next).toMatchObject({ step: 'invited', mandateId: null });
    expect(refusal(next, join())).toBeNull();
  });
});

it('a repeat changes nothing', () => {
  for (const [record, command] of [
    [asked, by('ask', 'agent')],
    [run([{ kind: 'knock', mandateId: 'm1' as MandateId }]), { kind: 'knock', mandateId: 'm1' as MandateId }],
    [invited, agree('applicant')],
    [noGuest, by('cancel', 'agent')],
    [noGuest, by('remove', 'agent')],
  ] as const)
    expect(applyGuest(record, command, now)).toBe(record);
});
