import { z } from 'zod';
import { EpochMs, ParticipantId } from './ids.ts';
import { LocalText } from './text.ts';

/** openSession 公开会审: everybody is in. closedDeliberation 内部合议: the applicant and whoever came with them wait outside, unheard and unseeing. */
export const SittingPhase = z.enum(['openSession', 'closedDeliberation']);
export type SittingPhase = z.infer<typeof SittingPhase>;

/** expected: may enter and has not. lobby 候会: waits to be let in. admitted: is in, or has dropped and keeps the seat. removed: by the chair. */
export const Standing = z.enum(['expected', 'lobby', 'admitted', 'removed']);
export type Standing = z.infer<typeof Standing>;

/** chair: the lead department's agent. reviewer: another department's. party: the applicant's side, out of closed parts. */
export const SittingPart = z.enum(['chair', 'reviewer', 'party']);
export type SittingPart = z.infer<typeof SittingPart>;

/** What the chair switched off on the server; null: the participant's own to decide. A silenced one asks for the floor. */
export const Silenced = z.object({ microphone: z.boolean(), camera: z.boolean() });
export type Silenced = z.infer<typeof Silenced>;

/** Somebody of a sitting, connected or not; media are under the same id among the room's participants. */
export const Attendee = z.object({
  participantId: ParticipantId,
  part: SittingPart,
  standing: Standing,
  displayName: z.string(),
  /** The department, or for a party what they are. */
  title: LocalText,
  isConnected: z.boolean(),
  /** The seat of the review this person sits in; null for the party. */
  seatId: z.string().nullable(),
  handRaisedAt: EpochMs.nullable(),
  silenced: Silenced,
});
export type Attendee = z.infer<typeof Attendee>;

/**
 * What a room of a review has beside a talk's: who chairs, who waits, who asks to speak. As one of its participants sees it:
 * whoever is held out of a closed part, or waits in the lobby, gets themself and the chair alone, and no hands.
 */
export const SittingView = z.object({
  kind: z.enum(['jointReview', 'expertReview']),
  reviewId: z.string(),
  title: z.string(),
  phase: SittingPhase,
  /** Whoever comes new waits in the lobby, of whatever side; those who were in come back. */
  isLocked: z.boolean(),
  startedAt: EpochMs,
  attendees: z.array(Attendee),
  /** Speaking queue: raised hands, the longest first. */
  hands: z.array(ParticipantId),
  /** Who has the floor by the chair's word. */
  floorId: ParticipantId.nullable(),
  /** Who spoke last, the newest first, at most nine: whose pictures are shown where not all fit. */
  recentSpeakers: z.array(ParticipantId).max(9),
});
export type SittingView = z.infer<typeof SittingView>;

/** At once in one room, parties and lobby included. */
export const sittingSizeMax = 40;
/** Pictures a page may have flowing at once; those past it stay paused on the server. */
export const visiblePictureMax = 16;
