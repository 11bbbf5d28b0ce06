import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { LocalMedia, MediaSignal } from './types.ts';

export type RoomSessionOptions = {
  signal: MediaSignal;
  roomId: RoomId;
  /** Null: the room of a review. Many are in it, so that each one's link is their own affair, and no picture flows that is not shown. */
  callId: CallId | null;
  /** Already opened or not: tracks are sent as they come. It is not closed with the session. */
  localMedia: LocalMedia;
  /** A third person of the talk, or who listens to it: their link is their own affair, the two sides do not wait for it. */
  isBeside?: boolean;
  /** Where the own link begins: no higher than it was found good for. */
  startStep?: LinkStep;
};
