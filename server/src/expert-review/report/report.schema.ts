import type { ExpertConclusion } from '@cloudseat/shared/nouns/expert-review.ts';
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** The report as it is written: Yjs updates, only added to. Together they are the text, one by one its history. */
export const expertReportUpdates = pgTable(
  'expert_report_updates',
  {
    reviewId: text('review_id').notNull(),
    /** Without gaps: whoever has read up to one has read all before. */
    seq: integer('seq').notNull(),
    seatId: text('seat_id').notNull(),
    sectionId: text('section_id'),
    /** Base64. */
    update: text('update').notNull(),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.seq] })],
);

/** Whose each writing page is: who wrote a letter is known by it. */
export const expertReportWriters = pgTable(
  'expert_report_writers',
  {
    reviewId: text('review_id').notNull(),
    /** Yjs’ own number of a page, 32 bits. */
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    seatId: text('seat_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.clientId] })],
);

export const expertReportVotes = pgTable(
  'expert_report_votes',
  {
    reviewId: text('review_id').notNull(),
    seatId: text('seat_id').notNull(),
    conclusion: text('conclusion').$type<ExpertConclusion>(),
    votedAt: at('voted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.seatId] })],
);

/** Each time the text was closed. */
export const expertReportRounds = pgTable(
  'expert_report_rounds',
  {
    reviewId: text('review_id').notNull(),
    round: integer('round').notNull(),
    /** A ReportText, as it was hashed. */
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    closedAt: at('closed_at').notNull(),
    signBy: at('sign_by').notNull(),
    reopenedAt: at('reopened_at'),
    reason: text('reason'),
    /** The numbered papers that came of it. */
    papers: jsonb('papers').$type<{ voucherId: string; kind: string; number: string }[]>(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.round] })],
);

export const expertReportSignatures = pgTable(
  'expert_report_signatures',
  {
    reviewId: text('review_id').notNull(),
    round: integer('round').notNull(),
    seatId: text('seat_id').notNull(),
    /** A SignedStatement, as it was hashed. */
    canonical: text('canonical').notNull(),
    sha256: text('sha256').notNull(),
    isDissent: boolean('is_dissent').notNull(),
    signedAt: at('signed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.round, table.seatId] })],
);
