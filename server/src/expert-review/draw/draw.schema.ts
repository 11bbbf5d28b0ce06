import type { DrawConditions, DrawStep } from '@cloudseat/shared/draw/draw-record.ts';
import type { DeclineKind } from '@cloudseat/shared/nouns/expert-draw.ts';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

export type StoredSignature = { accountId: string; name: string; at: number };

/** Sets of conditions of a review, the newest last: another one when nobody was left to be drawn. */
export const expertDrawRounds = pgTable(
  'expert_draw_rounds',
  {
    reviewId: text('review_id').notNull(),
    round: integer('round').notNull(),
    /** As it stands in the record. */
    caseNumber: text('case_number').notNull(),
    conditions: jsonb('conditions').$type<DrawConditions>().notNull(),
    conditionsSha256: text('conditions_sha256').notNull(),
    /** Of different people; two let it be drawn. */
    signatures: jsonb('signatures').$type<StoredSignature[]>().notNull(),
    /** Encrypted: seed, library and who is behind its entries. */
    secret: text('secret'),
    seedSha256: text('seed_sha256'),
    librarySha256: text('library_sha256'),
    committedAt: at('committed_at'),
    committedById: text('committed_by_id'),
    contribution: text('contribution'),
    drawnAt: at('drawn_at'),
    drawnById: text('drawn_by_id'),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.round] })],
);

/** What was drawn, step by step; only added to. */
export const expertDrawSteps = pgTable(
  'expert_draw_steps',
  {
    reviewId: text('review_id').notNull(),
    index: integer('index').notNull(),
    step: jsonb('step').$type<DrawStep>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.index] })],
);

/** The message to whoever was drawn, and their answer. */
export const expertNotices = pgTable(
  'expert_notices',
  {
    seatId: text('seat_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    /** A server tries to send it since then; another one does after a while. */
    claimedAt: at('claimed_at'),
    /** Null: no telephone took it yet. */
    sentAt: at('sent_at'),
    declineKind: text('decline_kind').$type<DeclineKind>(),
    /** In their own words, encrypted. */
    declineNote: text('decline_note'),
  },
  (table) => [index('expert_notices_review').on(table.reviewId)],
);
