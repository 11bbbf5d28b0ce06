import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecordingPart, RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { SeatIn } from './followed-room.ts';
import { type RoomKind, recordedIn } from './recorded-in.ts';
import type { RecordingRow } from './recording.repository.ts';

/** What a server knows of a room's recording, for those of its pages that are in the room. */
export type ShownRoom = {
  kind: RoomKind;
  word: RoomRecording['consent'];
  /** When it was asked for or given, ms since 1970; 0: never. */
  wordAt: number;
  seats: SeatIn[];
  /** `peerIds`: who is written there. */
  parts: { part: RecordingPart; row: RecordingRow | null; peerIds: PeerId[] }[];
};

/**
 * The recorder as one of a room's participants sees it: of the part that they are in, which rests for those who are held out of
 * the other. Null where nothing is recorded and nobody was asked: of a talk, where one is asked before it; in the room of a review
 * whoever leads it may ask.
 */
export function presentRecording(shown: ShownRoom, selfId: PeerId): RoomRecording | null {
  const { kind, word, wordAt } = shown;
  const seat = shown.seats.find(({ peerId }) => peerId === selfId);
  const part = (seat && recordedIn(seat, kind)) ?? 'open';
  const { row = null, peerIds = [] } = shown.parts.find((each) => each.part === part) ?? {};
  const isSelfRecorded = peerIds.includes(selfId);
  if (row !== null)
    return {
      ...{ state: row.state, part, cause: row.cause, since: row.stateSince.getTime() },
      ...{ recordedMs: row.recordedMs, consent: word, isSelfRecorded },
    };
  if (word === 'notAsked' && kind === 'call') return null;
  if (word === 'given' && peerIds.length === 0) return null;
  const state = word === 'given' ? 'starting' : word === 'asked' ? 'consentPending' : 'off';
  return { state, part, cause: null, since: wordAt, recordedMs: 0, consent: word, isSelfRecorded: false };
}
