import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import { type CallId, GuestId, type MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { isCallOver } from '../call/call-lookup.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { GuestStore } from './guest.store.ts';
import {
  applyGuest,
  type GuestCommand,
  type GuestRecord,
  type GuestRefusal,
  type Inviter,
} from './guest-rules.ts';

/** Who did it; system: a clock. */
export type GuestActor = { role: 'applicant' | 'helper' | 'agent' | 'guest' | 'system'; id: string };
export type GuestChange = {
  callId: CallId;
  before: GuestRecord;
  record: GuestRecord;
  command: GuestCommand;
  actor: GuestActor;
};
type Dependencies = {
  store: GuestStore;
  cipher: FieldCipher;
  clock: Clock;
  logger: Logger;
  /** It changed: whoever is out leaves the room, and everybody whom it concerns is told. */
  onChanged: (change: GuestChange) => Promise<void>;
  /** The talk is over; told on one server only. */
  onTalkOver: (callId: CallId, record: GuestRecord) => Promise<void>;
};
export type Guests = ReturnType<typeof createGuests>;

/** Tries against others who change the same talk's at the same moment; each of them was one that succeeded. */
const maxTries = 20;
const clockItself: GuestActor = { role: 'system', id: '' };

/** The third person of a talk: commands come in, and what became of it is told to both sides and to the guest. */
export function createGuests({ store, cipher, clock, logger, onChanged, onTalkOver }: Dependencies) {
  async function change(callId: CallId, command: GuestCommand, actor: GuestActor): Promise<GuestRecord> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const { record: before, stored } = await store.find(callId);
      const now = clock.now();
      const outcome = applyGuest(before, command, now);
      if ('refusal' in outcome) throw refuse(outcome.refusal);
      if (outcome === before) return before;
      // Grows over a loss of what was kept as well, since it follows the clock.
      const record = { ...outcome, version: Math.max(before.version + 1, now) };
      if (!(await store.replace(callId, record, stored))) continue;
      logger.info({ callId, step: record.step, command: command.kind }, 'third person of a talk');
      await onChanged({ callId, before, record, command, actor });
      return record;
    }
    throw new AppError('UNAVAILABLE', 'too many change the third person of this talk at once');
  }
  /** Made anew from the invitation whenever it is shown, by a key that is not in Redis: there only its hash is. */
  const tokenOf = (invitationId: string) => cipher.blindIndex(`guest invitation:${invitationId}`);

  return {
    /** As it is now: the time of a link may have passed while nobody looked. */
    find: (callId: CallId): Promise<GuestRecord> => change(callId, { kind: 'expire' }, clockItself),
    change,
    agree(callId: CallId, by: Inviter, actor: GuestActor): Promise<GuestRecord> {
      const invitationId = makeId();
      const tokenHash = sha256Hex(tokenOf(invitationId));
      return change(callId, { kind: 'agree', by, invitation: { invitationId, tokenHash } }, actor);
    },
    /** The talk that a link leads to, while it is good; GUEST_LINK_OVER. */
    async getInvited(token: string): Promise<{ callId: CallId; expiresAt: number }> {
      const tokenHash = sha256Hex(token);
      const callId = await store.findCallOfLink(tokenHash);
      const invitation = callId === null ? null : (await this.find(callId)).invitation;
      if (callId === null || invitation?.tokenHash !== tokenHash) throw refuse('GUEST_LINK_OVER');
      return { callId, expiresAt: invitation.expiresAt };
    },
    /** Uses a link up. */
    async join(
      callId: CallId,
      token: string,
      {
        name,
        relation,
        allowsRecording,
      }: { name: string; relation: GuestRelation; allowsRecording: boolean },
    ): Promise<GuestId> {
      const guestId = GuestId.parse(makeId());
      const recordingAgreedAt = allowsRecording ? clock.now() : null;
      const arrival = { guestId, sealedName: cipher.encrypt(name), relation, recordingAgreedAt };
      const command: GuestCommand = { kind: 'join', tokenHash: sha256Hex(token), arrival };
      await change(callId, command, { role: 'guest', id: guestId });
      return guestId;
    },
    /** Who was agreed to and comes by mandate, under the name that the mandate has. */
    async enter(
      callId: CallId,
      mandateId: MandateId,
      { name, allowsRecording }: { name: string; allowsRecording: boolean },
    ): Promise<GuestId> {
      const guestId = GuestId.parse(makeId());
      const arrival = {
        ...{ guestId, sealedName: cipher.encrypt(name), relation: 'representative' as const },
        recordingAgreedAt: allowsRecording ? clock.now() : null,
      };
      await change(callId, { kind: 'enter', mandateId, arrival }, { role: 'guest', id: guestId });
      return guestId;
    },
    tokenOf,
    nameOf: ({ sealedName }: { sealedName: string }) => cipher.decrypt(sealedName),
    /** Nobody's guest outlives the talk. Legs of a call have ids of their own, and no guest. */
    handleEvent({ callId, to }: { callId: CallId | null; to: CallState | null }): void {
      if (callId === null || to === null || !(isCallOver(to) || to === 'callbackPending')) return;
      store
        .take(callId)
        .then((record) => (record === null ? undefined : onTalkOver(callId, record)))
        .catch((error) => logger.warn({ err: error, callId }, 'the guest of an ended talk was not cleared'));
    },
  };
}

const reasons: Record<GuestRefusal, string> = {
  GUEST_TAKEN: 'somebody is invited or there already: there is one guest at most',
  GUEST_SETTLED: 'that is settled already, or was never asked for',
  GUEST_LINK_OVER: 'the link was used before, was taken back, or is too old',
  RATE_LIMITED: 'the link was sent as often as it may be',
};
const refuse = (code: GuestRefusal) => new AppError(code, reasons[code]);
