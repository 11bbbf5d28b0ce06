import { z } from 'zod';
import { EpochMs, MessageId, ParticipantId, RoomId } from './ids.ts';
import { SittingPhase } from './review-room.ts';
import { LocalText } from './text.ts';

/**
 * One line of chat in the room of a review, whose chat goes on over all its sittings. `sequence` counts up among the lines that its
 * reader may read: no hole in it tells how much was said without them.
 */
export const SittingMessage = z.object({
  messageId: MessageId,
  /** Of the sitting it was said in. */
  roomId: RoomId,
  sequence: z.int().positive(),
  /** Said to everybody, or in the closed part: the applicant's side never gets those. */
  phase: SittingPhase,
  senderId: ParticipantId,
  senderName: z.string(),
  /** The department, or for a party what they are. */
  senderTitle: LocalText,
  text: z.string(),
  sentAt: EpochMs,
});
export type SittingMessage = z.infer<typeof SittingMessage>;
