import type { MarkAuthor, MarkKind } from '@cloudseat/shared/nouns/document.ts';
import { bigserial, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What was drawn on files, in the order it reached the server. A mark that was taken back keeps its row. */
export const documentMarks = pgTable(
  'document_marks',
  {
    markId: text('mark_id').primaryKey(),
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    /** The call it was made in. */
    callId: text('call_id').notNull(),
    /** A file never changes: the mark is on exactly this version. */
    materialId: text('material_id').notNull(),
    page: integer('page').notNull(),
    author: text('author').$type<MarkAuthor>().notNull(),
    participantId: text('participant_id').notNull(),
    kind: text('kind').$type<MarkKind>().notNull(),
    points: jsonb('points').$type<number[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [index('document_marks_material').on(table.materialId)],
);
