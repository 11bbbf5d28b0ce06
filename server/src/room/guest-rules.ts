import { GuestEnd, GuestRelation, GuestStep } from '@cloudseat/shared/nouns/guest.ts';
import { EpochMs, GuestId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { z } from 'zod';
import { guestTuning } from '../tuning-guests.ts';

/** The third person of a talk as Redis keeps it: neither the link's token nor a readable name. */
export const GuestRecord = z.object({
  version: z.int().nonnegative(),
  step: GuestStep,
  invitation: z
    .object({ invitationId: z.string(), tokenHash: z.string(), expiresAt: EpochMs, textCount: z.int() })
    .nullable(),
  guest: z
    .object({
      guestId: GuestId,
      sealedName: z.string(),
      relation: GuestRelation,
      /** When they agreed to be recorded, on joining; null: they did not. */
      recordingAgreedAt: EpochMs.nullable().default(null),
      /** The one page of theirs that carries the talk. */
      pageId: z.string().nullable(),
    })
    .nullable(),
  last: z.object({ end: GuestEnd, guestId: GuestId.nullable() }).nullable(),
  /** By which mandate somebody asks to come, is awaited or there; they come by it and by no link. */
  mandateId: MandateId.nullable().default(null),
});
export type GuestRecord = z.infer<typeof GuestRecord>;
export type Inviter = 'applicant' | 'agent';
type Arrival = {
  guestId: GuestId;
  sealedName: string;
  relation: z.infer<typeof GuestRelation>;
  recordingAgreedAt: number | null;
};
export type GuestCommand =
  | { kind: 'ask' | 'cancel' | 'remove'; by: Inviter }
  | { kind: 'agree'; by: Inviter; invitation: { invitationId: string; tokenHash: string } }
  | { kind: 'expire' | 'text' }
  | { kind: 'join'; tokenHash: string; arrival: Arrival }
  | { kind: 'carry'; guestId: GuestId; pageId: string }
  | { kind: 'leave'; guestId: GuestId }
  | { kind: 'knock' | 'endMandate'; mandateId: MandateId }
  | { kind: 'enter'; mandateId: MandateId; arrival: Arrival };
export type GuestRefusal = 'GUEST_TAKEN' | 'GUEST_SETTLED' | 'GUEST_LINK_OVER' | 'RATE_LIMITED';

export const noGuest: GuestRecord = {
  ...{ version: 0, step: 'none', invitation: null, guest: null, last: null, mandateId: null },
};

const end = (record: GuestRecord, how: GuestEnd): GuestRecord => ({
  ...record,
  ...{ step: 'none', invitation: null, guest: null, mandateId: null },
  last: { end: how, guestId: record.guest?.guestId ?? null },
});

const arrive = (record: GuestRecord, arrival: Arrival): GuestRecord => ({
  ...{ ...record, step: 'here', invitation: null, guest: { ...arrival, pageId: null } },
});

/** What the other side asked for is agreed to by the one who did not. */
const askedOf = { asked: 'applicant', wished: 'agent' } as const;

/**
 * What a command makes of it, or why it may not be; the record itself where it changes nothing, as for a repeat. Nobody comes
 * without the word of both sides, there is one guest at most, and a link is good once and for its time. A mandate is the
 * applicant's word: its helper knocks, the agent agrees.
 */
export function applyGuest(
  before: GuestRecord,
  command: GuestCommand,
  now: number,
): GuestRecord | { refusal: GuestRefusal } {
  const isOver = before.step === 'invited' && now >= (before.invitation?.expiresAt ?? 0);
  const record = isOver ? end(before, 'expired') : before;
  const { step } = record;
  switch (command.kind) {
    case 'expire':
      return record;
    case 'ask':
      if (step === 'invited' || step === 'here') return { refusal: 'GUEST_TAKEN' };
      return step === 'none'
        ? { ...record, step: command.by === 'agent' ? 'asked' : 'wished', last: null }
        : record;
    case 'agree': {
      if (step === 'invited' || step === 'here') return record;
      if (step === 'none' || askedOf[step] !== command.by) return { refusal: 'GUEST_SETTLED' };
      const expiresAt = now + guestTuning.linkMs;
      return { ...record, step: 'invited', invitation: { ...command.invitation, expiresAt, textCount: 0 } };
    }
    case 'cancel':
      if (step === 'here') return { refusal: 'GUEST_SETTLED' };
      if (step === 'none') return record;
      return end(record, step !== 'invited' && askedOf[step] === command.by ? 'declined' : 'withdrawn');
    case 'remove':
      return step === 'here' ? end(record, 'removed') : record;
    case 'leave':
      return record.guest?.guestId === command.guestId ? end(record, 'left') : record;
    case 'text': {
      if (step !== 'invited' || record.invitation === null || record.mandateId !== null)
        return { refusal: 'GUEST_SETTLED' };
      const { invitation } = record;
      if (invitation.textCount >= guestTuning.textsMax) return { refusal: 'RATE_LIMITED' };
      return { ...record, invitation: { ...invitation, textCount: invitation.textCount + 1 } };
    }
    case 'join':
      if (record.mandateId !== null || record.invitation?.tokenHash !== command.tokenHash)
        return { refusal: 'GUEST_LINK_OVER' };
      return arrive(record, command.arrival);
    case 'knock':
      if (step === 'none') return { ...record, step: 'wished', mandateId: command.mandateId, last: null };
      return record.mandateId === command.mandateId ? record : { refusal: 'GUEST_TAKEN' };
    case 'enter':
      if (step !== 'invited' || record.mandateId !== command.mandateId) return { refusal: 'GUEST_LINK_OVER' };
      return arrive(record, command.arrival);
    case 'endMandate':
      if (record.mandateId !== command.mandateId) return record;
      return end(record, step === 'here' ? 'removed' : 'withdrawn');
    case 'carry': {
      const { guest } = record;
      if (guest?.guestId !== command.guestId || guest.pageId === command.pageId) return record;
      return { ...record, guest: { ...guest, pageId: command.pageId } };
    }
  }
}
