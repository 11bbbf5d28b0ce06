import type { SentBackLine } from '@cloudseat/shared/nouns/expert-filing.ts';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Documents and drawings of projects. Never changed: a new version is a row of its own, what was taken out keeps its row. */
export const expertFiles = pgTable(
  'expert_files',
  {
    /** The upload's, so that an upload becomes one file however often its end is told. */
    fileId: text('file_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    lineId: text('line_id').notNull(),
    /** All versions of one paper share it: the first one's file. */
    paperId: text('paper_id').notNull(),
    version: integer('version').notNull(),
    fileName: text('file_name').notNull(),
    mimeType: text('mime_type').notNull(),
    byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    /** Null: it cannot be shown as pages. */
    pageCount: integer('page_count'),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: at('uploaded_at').notNull(),
    removedAt: at('removed_at'),
    /** The file whose bytes it has, where it was taken over from another review; null: its own. */
    bytesOf: text('bytes_of'),
  },
  (table) => [
    index('expert_files_review').on(table.reviewId),
    uniqueIndex('expert_files_version').on(table.paperId, table.version),
  ],
);

/** Each time a project was sent back to its unit, and what was missing. */
export const expertSendBacks = pgTable(
  'expert_send_backs',
  {
    sendBackId: text('send_back_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    byId: text('by_id').notNull(),
    reason: text('reason').notNull(),
    lines: jsonb('lines').$type<SentBackLine[]>().notNull(),
    sentBackAt: at('sent_back_at').notNull(),
  },
  (table) => [index('expert_send_backs_review').on(table.reviewId)],
);
