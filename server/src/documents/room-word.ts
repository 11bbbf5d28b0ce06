import type { Mark, MarkAuthor, SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId, ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';

/** What a call's two sides look at; null while it is nothing. Of two the one with the higher version is the newer. */
export type Shown = { version: number; document: SharedDocument | null };

type Hand = {
  roomId: RoomId;
  materialId: MaterialId;
  page: number;
  author: MarkAuthor;
  participantId: ParticipantId;
};
/** What those in a room are told of a hand on the shared page, and of the marks it leaves. */
export type RoomWord =
  | { name: 'pointer:moved'; payload: Hand & { point: [number, number] | null } }
  | { name: 'mark:drawn'; payload: Hand & { markId: string; offset: number; points: number[] } }
  | { name: 'mark:added'; payload: { roomId: RoomId; mark: Mark } }
  | { name: 'mark:removed'; payload: { roomId: RoomId; materialId: MaterialId; markIds: string[] } };

/** Soon said again, or followed by the whole: may be dropped. That a pointer is gone is said once. */
export const isFleeting = (word: RoomWord): boolean =>
  word.name === 'mark:drawn' || (word.name === 'pointer:moved' && word.payload.point !== null);

/** Is no news to whoever's hand it is; of what is kept they are told the place in the order. */
export const isOwnersOwn = ({ name }: RoomWord): boolean => name === 'pointer:moved' || name === 'mark:drawn';
