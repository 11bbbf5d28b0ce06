import type { RecusalRelation } from '@cloudseat/shared/nouns/expert-commitment.ts';
import type { ExpertReviewState, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ChairVoteRound } from '@cloudseat/shared/nouns/expert-session.ts';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** The part of the agenda that runs; times in ms since 1970. */
export type StoredAgenda = { state: ExpertReviewState; startedAt: number; extendedMinutes: number };
/** candidateSeatIds null: everybody of the panel. isOpen false: it is decided. */
export type StoredVote = { round: number; isOpen: boolean; candidateSeatIds: PanelSeatId[] | null };
export type StoredVoiding = { reason: string; byId: string; byName: string; at: number };

/** What a review has beside its state from check-in to the closed door; no row: nothing of it yet. */
export const expertSessions = pgTable('expert_sessions', {
  reviewId: text('review_id').primaryKey(),
  agenda: jsonb('agenda').$type<StoredAgenda>(),
  vote: jsonb('vote').$type<StoredVote>(),
  pastVotes: jsonb('past_votes').$type<ChairVoteRound[]>().notNull().default([]),
  mayUnitStep: boolean('may_unit_step').notNull().default(true),
  isConvenorOut: boolean('is_convenor_out').notNull().default(false),
  /** Since when fewer than the quorum are connected. */
  quorumLostAt: at('quorum_lost_at'),
  voiding: jsonb('voiding').$type<StoredVoiding>(),
  /** When what had happened was written into the journal as a whole, after the conclusion. */
  recordedAt: at('recorded_at'),
});

/** Its rooms, one after the other: another one after an interruption. */
export const expertSittings = pgTable(
  'expert_sittings',
  {
    roomId: text('room_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at'),
    /** Its media were seen to have ended as well. */
    roomClosedAt: at('room_closed_at'),
  },
  (table) => [
    index('expert_sittings_review').on(table.reviewId),
    index('expert_sittings_open').on(table.startedAt).where(sql`room_closed_at is null`),
  ],
);

/** What each expert signed when they came; kept for good. */
export const expertCheckIns = pgTable('expert_check_ins', {
  seatId: text('seat_id').primaryKey(),
  reviewId: text('review_id').notNull(),
  relations: jsonb('relations').$type<RecusalRelation[]>().notNull(),
  /** Canonical JSON of all that was signed; its SHA-256 stands in the journal. */
  contentEncrypted: text('content_encrypted').notNull(),
  sha256: text('sha256').notNull(),
  signedAt: at('signed_at').notNull(),
});

/** What an expert said who stepped aside during the session; kept for good. */
export const expertRecusals = pgTable('expert_recusals', {
  seatId: text('seat_id').primaryKey(),
  reviewId: text('review_id').notNull(),
  /** Canonical JSON; its SHA-256 stands in the journal. */
  contentEncrypted: text('content_encrypted').notNull(),
  sha256: text('sha256').notNull(),
  recusedAt: at('recused_at').notNull(),
});

/** Who voted for whom; read by its voter and by the count alone. */
export const expertChairVotes = pgTable(
  'expert_chair_votes',
  {
    reviewId: text('review_id').notNull(),
    round: integer('round').notNull(),
    seatId: text('seat_id').notNull(),
    choiceSeatId: text('choice_seat_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.round, table.seatId] })],
);
