import { z } from 'zod';
import { recusalRelations } from './expert-commitment.ts';
import { ExpertReviewId, ExpertReviewState, PanelSeatId } from './expert-review.ts';
import { EpochMs, RoomId } from './ids.ts';
import { LocalText } from './text.ts';

/**
 * What everybody in the room looks at together: a film, that runs for all at once, or a page. One later in `revision` replaces it.
 * Who may read the thing itself is decided where it is kept.
 */
export const InStepItem = z.object({
  itemId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  kind: z.enum(['film', 'pages']),
  itemVersion: z.int().positive(),
  /** Of pages, 1 the first. */
  page: z.int().min(1).max(10_000),
  isPlaying: z.boolean(),
  /** Of a film, at `atServerTime`. */
  positionMs: z.int().min(0).max(86_400_000),
  rate: z.number().min(0.25).max(2),
});
export type InStepItem = z.infer<typeof InStepItem>;
export const InStep = z.object({
  /** Null: nothing is shown. */
  item: InStepItem.nullable(),
  /** By the server's clock, when it was set. */
  atServerTime: EpochMs,
  /** Grows with every act within a room. */
  revision: z.int().nonnegative(),
});
export type InStep = z.infer<typeof InStep>;

const Wording = z.object({
  version: z.string(),
  commitment: LocalText,
  /** How it is checked who signs. */
  identity: LocalText,
  relations: z.array(z.object({ relation: z.enum(recusalRelations), question: LocalText })),
});

export const ChairVoteRound = z.object({
  round: z.int().positive(),
  /** By the number of votes, most first; whoever has none is not named. */
  counts: z.array(z.object({ seatId: PanelSeatId, count: z.int().positive() })),
  /** Null: a tie, voted on again among those. */
  chairSeatId: PanelSeatId.nullable(),
});
export type ChairVoteRound = z.infer<typeof ChairVoteRound>;

/** How a session stands, as whoever looks may see it. */
export const ExpertSession = z.object({
  reviewId: ExpertReviewId,
  version: z.int().nonnegative(),
  state: ExpertReviewState,
  serverNow: EpochMs,
  roomId: RoomId.nullable(),
  isClosed: z.boolean(),
  /** Places of the panel, how many of them must be there, and how many have checked in. */
  panelSize: z.int().nonnegative(),
  quorum: z.int().nonnegative(),
  checkedInCount: z.int().nonnegative(),
  /** Fewer than the quorum are connected since then: ask whether to suspend. */
  quorumLostAt: EpochMs.nullable(),
  /** Places that have checked in and are not connected: they are kept. */
  awaySeatIds: z.array(PanelSeatId),
  /** Whoever looks leads now: the chair, or the convenor while there is none. */
  isLead: z.boolean(),
  isOwnChair: z.boolean(),
  /** What whoever looks has to sign to check in; null: nothing to sign. */
  wording: Wording.extend({ sha256: z.string() }).nullable(),
  /** The convenor may open the panel with who is there. */
  mayOpenPanel: z.boolean(),
  vote: z
    .object({
      round: z.int().positive(),
      candidateSeatIds: z.array(PanelSeatId),
      /** Who has voted, not for whom. */
      votedSeatIds: z.array(PanelSeatId),
      ownChoiceSeatId: PanelSeatId.nullable(),
    })
    .nullable(),
  pastVotes: z.array(ChairVoteRound),
  /** The part of the agenda that runs. `endsAt` null: without a limit. */
  agenda: z
    .object({ startedAt: EpochMs, endsAt: EpochMs.nullable(), extendedMinutes: z.int().nonnegative() })
    .nullable(),
  /** Where whoever looks may go on to from here. */
  next: z.array(ExpertReviewState),
  inStep: InStep.nullable(),
  mayStep: z.boolean(),
  /** The unit turns pages and plays film while it presents. */
  mayUnitStep: z.boolean(),
  /** Asked out of the closed part by the chair. */
  isConvenorOut: z.boolean(),
  /** Somebody proposes to declare it void; a second person decides. */
  voiding: z.object({ reason: z.string(), byName: z.string(), at: EpochMs, isOwn: z.boolean() }).nullable(),
});
export type ExpertSession = z.infer<typeof ExpertSession>;
