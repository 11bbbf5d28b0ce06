import type { RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RecordingPart, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { ConsentGiven, RoomLook, SeatIn } from './followed-room.ts';
import type { RecordWishes, Word } from './record-wishes.store.ts';
import { isAgreed, type RoomKind, recordedIn } from './recorded-in.ts';
import { type RecordingNote, type RecordingRow, systemActor } from './recording.repository.ts';
import { mayWrite, type RecordingFacts, type RecordingStep } from './recording-state.ts';

/** What one part of a room's recording goes by, but for what the recorder says. */
export type PartPlan = {
  part: RecordingPart;
  seats: SeatIn[];
  facts: Omit<RecordingFacts, 'fault' | 'isWriting'>;
  row: RecordingRow | null;
};
type Known = {
  kind: RoomKind;
  look: RoomLook;
  seats: readonly SeatIn[];
  wishes: RecordWishes;
  rows: readonly RecordingRow[];
};

/** A question that is newer than the last answer is open; a yes is not asked for again. */
export function wordOf(
  needsConsent: boolean,
  consent: ConsentGiven | null,
  askedAt: number | null,
): RoomRecording['consent'] {
  if (!needsConsent || consent?.allowsRecording) return 'given';
  if (askedAt !== null && askedAt > (consent?.givenAt ?? 0)) return 'asked';
  return consent === null ? 'notAsked' : 'refused';
}

/** What both parts of a room's recording go by now. */
export function planRoom(known: Known): PartPlan[] {
  const { look, wishes, rows } = known;
  const { consent } = look;
  const word = wordOf(look.needsConsent, consent, wishes.askedAt);
  const hasAgreed = ({ role, peerId }: SeatIn) =>
    role === 'guest'
      ? look.agreedGuests.some(({ personId }) => peerId === `guest-${personId}`)
      : consent?.allowsRecording === true;
  return (['open', 'closed'] as const).map((part) => {
    const row = rows.find((each) => each.part === part) ?? null;
    const seats = known.seats.filter(
      (seat) => recordedIn(seat, known.kind) === part && isAgreed(seat.role, hasAgreed(seat)),
    );
    const facts = {
      consent: word,
      current: row && { state: row.state, cause: row.cause },
      isOver: look.isOver,
      isPaused: wishes.paused !== null,
      rests: part === 'open' ? look.rests : null,
      isAnybodyThere: seats.length > 0,
    };
    return { part, seats, facts, row };
  });
}

/** What the recorder is asked for, for a recording that runs. */
export function feedOf({ seats, facts, row }: PartPlan, step: RecordingStep): RecordingFeed[] {
  if (row === null) return [];
  const { recordingId } = row;
  if (!mayWrite(facts)) return [{ recordingId, peerIds: [], cause: step.cause }];
  return [{ recordingId, peerIds: seats.map(({ peerId }) => peerId).sort(), cause: null }];
}

export const noWishes: RecordWishes = { paused: null, resumed: null, askedAt: null };

/** What the case's journal says of a step; null: nothing, as where nobody was there for a while. */
export function noteOf(from: RecordingStep, to: RecordingStep, wishes: RecordWishes): RecordingNote | null {
  const by = (word: Word | null) =>
    word === null ? systemActor : { actorRole: word.role, actorId: word.personId };
  if (to.state === 'finalizing') return { ...systemActor, action: 'recording.ended', details: {} };
  if (to.state === 'pausedPrivacy') return { ...by(wishes.paused), action: 'recording.paused', details: {} };
  if (from.state === 'pausedPrivacy' && to.state === 'recording')
    return { ...by(wishes.resumed), action: 'recording.resumed', details: {} };
  if (to.state === 'gap' && to.cause !== null)
    return { ...systemActor, action: 'recording.gap', details: { cause: to.cause } };
  if (from.state === 'gap' && from.cause !== null && to.state === 'recording')
    return { ...systemActor, action: 'recording.resumed', details: { cause: from.cause } };
  return null;
}
