import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecorderStatus, RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { CallId, CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordedSeat, RoomKind } from './recorded-in.ts';

export type SeatIn = RecordedSeat & { peerId: PeerId };

/** A room's recorder, on a media node that carries the room. */
export type RecorderHandle = {
  readonly nodeId: string;
  /** Who is on this node. */
  readonly peers: { has(peerId: PeerId): boolean };
  readonly isClosed: boolean;
  /** The link to the node is down: media flow on, and what is written is written. */
  readonly isInterrupted: boolean;
  /** Who is written into what from now on, whole. UNAVAILABLE: no recorder, or no room on the node's disk. */
  setRecording(feeds: RecordingFeed[]): Promise<RecorderStatus[]>;
};

/** The applicant's word on being recorded, and the wording it is about. */
export type ConsentGiven = {
  consentId: string;
  version: string;
  sha256: string;
  allowsRecording: boolean;
  givenAt: number;
};

/** What stands behind a room now. */
export type RoomLook = {
  callId: CallId | null;
  reviewId: string | null;
  caseId: CaseId | null;
  departmentId: string | null;
  /** Both sides have met: before it nothing begins. */
  hasBegun: boolean;
  isOver: boolean;
  rests: 'hold' | 'telephone' | null;
  /** Somebody of the applicant's side belongs to it: nothing is written without their word. */
  needsConsent: boolean;
  /** The applicant's word as it was given last; null: none yet. */
  consent: ConsentGiven | null;
  /** Guests who agreed on joining, and when, ms since 1970. */
  agreedGuests: readonly { personId: string; at: number }[];
};

/** A room as its recording follows it: a talk's or a review's. */
export type FollowedRoom = {
  roomId: RoomId;
  kind: RoomKind;
  /** One a node; the same objects as long as the node carries the room. */
  listRecorders(): readonly RecorderHandle[];
  /** Who is in, and in which lane; nobody while nothing flows. */
  listSeats(): SeatIn[];
  /** Under which name somebody stands in a recording, and their department. */
  describe(
    role: RecordedSeat['role'],
    personId: string,
  ): Promise<{ displayName: string; departmentId: string | null }>;
  look(): Promise<RoomLook>;
};
