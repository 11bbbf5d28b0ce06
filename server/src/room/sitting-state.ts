import { NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { CaseId, EpochMs, ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { Silenced, SittingPart, SittingPhase, Standing } from '@cloudseat/shared/nouns/review-room.ts';
import { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { z } from 'zod';
import type { Person } from './person.ts';

/** Somebody of a sitting; `peerId` is what the room's media know them by, and the participant's id. */
export const SittingMember = z.object({
  peerId: PeerId,
  person: z.custom<Person>((value) => typeof value === 'object' && value !== null),
  part: SittingPart,
  standing: Standing,
  title: LocalText,
  seatId: z.string().nullable(),
  /** When they came for the first time: the order of the lobby. */
  arrivedAt: EpochMs.nullable(),
  /** Connected, as far as media tell. */
  isHere: z.boolean(),
  /** The page that carries it, the newest one. */
  pageId: z.string().nullable(),
  handRaisedAt: EpochMs.nullable(),
  silenced: Silenced,
});
export type SittingMember = z.infer<typeof SittingMember>;

/** What a review's room is beside its media, for every server: kept in Redis, changed by sitting-rules.ts alone. */
export const SittingState = z.object({
  roomId: RoomId,
  kind: z.enum(['jointReview', 'expertReview']),
  reviewId: z.string(),
  /** Of the review as it is followed here: what an older one says is late, and not taken. */
  reviewVersion: z.int().nonnegative(),
  /** Whose papers may be looked at together; null: none. */
  caseId: CaseId.nullable(),
  title: z.string(),
  /** Grows with every change. */
  version: z.int().nonnegative(),
  phase: SittingPhase,
  /** The version in which this part of it began; 0: the first one. */
  phaseVersion: z.int().nonnegative().default(0),
  isLocked: z.boolean(),
  startedAt: EpochMs,
  endedAt: EpochMs.nullable(),
  /** The media node that carries it; null before anybody came, and after it was lost. */
  sfuNodeId: z.string().nullable(),
  /** Others that carry it as well, since it outgrew the one. */
  furtherNodeIds: z.array(z.string()).default([]),
  members: z.array(SittingMember),
  floorId: ParticipantId.nullable(),
});
export type SittingState = z.infer<typeof SittingState>;

/** Who takes part, as the review says. */
export type SittingPeople = {
  chair: { person: Person; title: z.infer<typeof LocalText>; seatId: string | null };
  reviewers: readonly { person: Person; title: z.infer<typeof LocalText>; seatId: string | null }[];
  parties: readonly { person: Person; title: z.infer<typeof LocalText> }[];
};

export const findMember = (state: SittingState, peerId: string): SittingMember | undefined =>
  state.members.find((member) => member.peerId === peerId);

/** The media nodes that carry it, its home first. */
export const nodeIdsOf = ({ sfuNodeId, furtherNodeIds }: SittingState): NodeId[] =>
  sfuNodeId === null ? [] : [sfuNodeId, ...furtherNodeIds].map((nodeId) => NodeId.parse(nodeId));

/** Raised hands, the longest first. */
export const handsOf = ({ members }: SittingState): SittingMember[] =>
  members
    .filter(({ handRaisedAt }) => handRaisedAt !== null)
    .toSorted((left, right) => Number(left.handRaisedAt) - Number(right.handRaisedAt));

/** Whoever waits to be let in, in order of arrival. */
export const lobbyOf = ({ members }: SittingState): SittingMember[] =>
  members
    .filter(({ standing }) => standing === 'lobby')
    .toSorted((left, right) => Number(left.arrivedAt) - Number(right.arrivedAt));
