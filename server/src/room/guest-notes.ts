import { maskName } from '../identity/masking.ts';
import type { GuestChange } from './guests.ts';

export type GuestNote = { action: string; details: Record<string, unknown> };

/** A helper who asks to come is told of by their mandate. */
const actions = {
  ask: 'guest.asked',
  agree: 'guest.agreed',
  text: 'guest.texted',
  join: 'guest.joined',
  enter: 'guest.joined',
  leave: 'guest.left',
  remove: 'guest.removed',
  expire: 'guest.expired',
} as const;

/** What the case's journal keeps of a change: of a guest's name no more than its first character. Null: nothing. */
export function noteOf(
  { command, record }: Pick<GuestChange, 'command' | 'record'>,
  nameOf: (guest: { sealedName: string }) => string,
): GuestNote | null {
  const { kind } = command;
  if (kind === 'carry' || kind === 'knock') return null;
  if (kind === 'endMandate')
    return { action: record.last?.end === 'removed' ? 'guest.removed' : 'guest.withdrawn', details: {} };
  if (kind === 'cancel')
    return { action: record.last?.end === 'declined' ? 'guest.declined' : 'guest.withdrawn', details: {} };
  const { guest } = record;
  const who = (kind === 'join' || kind === 'enter') && guest !== null;
  const details = who
    ? {
        name: maskName(nameOf(guest)),
        relation: guest.relation,
        allowsRecording: guest.recordingAgreedAt !== null,
      }
    : {};
  return { action: actions[kind], details };
}
