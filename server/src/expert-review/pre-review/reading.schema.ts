import type { ReadingPlace } from '@cloudseat/shared/nouns/expert-reading.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });
const ms = (name: string) => bigint(name, { mode: 'number' });

/** Pages in browsers of experts that showed material. */
export const expertReaders = pgTable(
  'expert_readers',
  {
    readerId: text('reader_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    seatId: text('seat_id').notNull(),
    /** Its last report: one that comes twice counts once. */
    sequence: integer('sequence').notNull(),
    /** From when on time that passed pays for what it reports, ms since 1970. */
    countsFrom: ms('counts_from').notNull(),
    /** Up to when time has paid for what it reported already. */
    paidUntil: ms('paid_until').notNull(),
  },
  (table) => [index('expert_readers_seat').on(table.seatId)],
);

/** What was really opened and watched, per place, item and version. */
export const expertCoverage = pgTable(
  'expert_coverage',
  {
    seatId: text('seat_id').notNull(),
    itemId: text('item_id').notNull(),
    version: integer('version').notNull(),
    reviewId: text('review_id').notNull(),
    /** In order, none touching another; half open. */
    spans: jsonb('spans').$type<[number, number][]>().notNull(),
    /** How long each page was in view so far, ms. */
    shownMs: jsonb('shown_ms').$type<Record<string, number>>().notNull(),
    lastReadAt: at('last_read_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seatId, table.itemId, table.version] }),
    index('expert_coverage_review').on(table.reviewId),
  ],
);

export const expertRemarks = pgTable(
  'expert_remarks',
  {
    remarkId: text('remark_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    seatId: text('seat_id').notNull(),
    place: jsonb('place').$type<ReadingPlace>().notNull(),
    textEncrypted: text('text_encrypted').notNull(),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
    /** Taken away by its author, who may bring it back. */
    removedAt: at('removed_at'),
  },
  (table) => [index('expert_remarks_review').on(table.reviewId)],
);

export const expertQuestions = pgTable(
  'expert_questions',
  {
    questionId: text('question_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    number: integer('number').notNull(),
    place: jsonb('place').$type<ReadingPlace>(),
  },
  (table) => [uniqueIndex('expert_questions_number').on(table.reviewId, table.number)],
);

/** Only added to. */
export const expertQuestionLines = pgTable(
  'expert_question_lines',
  {
    lineId: text('line_id').primaryKey(),
    questionId: text('question_id').notNull(),
    reviewId: text('review_id').notNull(),
    sequence: integer('sequence').notNull(),
    speaker: text('speaker').$type<'panel' | 'unit' | 'convenor'>().notNull(),
    isAnswer: boolean('is_answer').notNull(),
    /** Who it was: a place of the panel, an account; shown to themselves alone. */
    authorId: text('author_id').notNull(),
    textEncrypted: text('text_encrypted').notNull(),
    at: at('at').notNull(),
  },
  (table) => [
    index('expert_question_lines_review').on(table.reviewId),
    uniqueIndex('expert_question_lines_order').on(table.questionId, table.sequence),
  ],
);

/** Pre-reviews whose sitting is to be reminded of. */
export const expertPreReviews = pgTable(
  'expert_pre_reviews',
  {
    reviewId: text('review_id').primaryKey(),
    openedAt: at('opened_at').notNull(),
    scheduledAt: at('scheduled_at').notNull(),
    /** For this time; another one is reminded of anew. */
    remindedAt: at('reminded_at'),
  },
  (table) => [index('expert_pre_reviews_due').on(table.scheduledAt).where(sql`reminded_at is null`)],
);
