import { z } from 'zod';
import { RoomCaptions } from './caption.ts';
import { SharedDocument } from './document.ts';
import { GuestRelation } from './guest.ts';
import { CallId, ParticipantId, ProducerId, RoomId } from './ids.ts';
import { Lane, MediaKind, ParticipantRole, Source } from './media-source.ts';
import { LinkState } from './network.ts';
import { RoomRecording } from './recording.ts';
import { SittingView } from './review-room.ts';

export const RoomSource = z.object({
  producerId: ProducerId,
  source: Source,
  kind: MediaKind,
  /** Muted by its owner: nothing flows. */
  isPaused: z.boolean(),
});
export type RoomSource = z.infer<typeof RoomSource>;

export const RoomParticipant = z.object({
  participantId: ParticipantId,
  role: ParticipantRole,
  lane: Lane,
  displayName: z.string(),
  /** Of a guest: how they stand to the applicant, by their own word. */
  relation: GuestRelation.optional(),
  isConnected: z.boolean(),
  ...LinkState.shape,
  sources: z.array(RoomSource),
});
export type RoomParticipant = z.infer<typeof RoomParticipant>;

/** A small JPEG in base64, without a prefix. */
export const StillPicture = z
  .base64()
  .startsWith('/9j/', 'a JPEG is needed')
  .max(120_000, 'make the picture smaller or its quality lower');

/** What a still stands for: the picture of a person, or the page they share. */
export const StillSource = z.enum(['camera', 'screen']);
export type StillSource = z.infer<typeof StillSource>;

/**
 * A room as one of its participants sees it, whole. preparing: an offer rings and transports may be set up, nothing is
 * forwarded. live: the call was accepted. The page consumes each source listed that it does not yet consume.
 */
export const RoomView = z.object({
  roomId: RoomId,
  /** Null: the room of a review. */
  callId: CallId.nullable(),
  version: z.int().nonnegative(),
  phase: z.enum(['preparing', 'live']),
  selfId: ParticipantId,
  participants: z.array(RoomParticipant),
  /** The file both look at, once the call runs. */
  document: SharedDocument.nullable(),
  /** Null: not offered, or not yet, as before the talk. */
  captions: RoomCaptions.nullable(),
  /** Of a review's room; null in a talk. */
  sitting: SittingView.nullable(),
  /** The recorder; null where nothing is recorded and nobody was asked. */
  recording: RoomRecording.nullable(),
});
export type RoomView = z.infer<typeof RoomView>;
