import type { ReplyLink } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { departments, matters } from '../catalogue/catalogue.schema.ts';

/** 常用语: without a department everybody's, without a matter the whole department's. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    replyId: text('reply_id').primaryKey(),
    departmentId: text('department_id').references(() => departments.departmentId),
    matterId: text('matter_id').references(() => matters.matterId),
    title: jsonb('title').$type<LocalText>().notNull(),
    text: jsonb('text').$type<LocalText>().notNull(),
    link: jsonb('link').$type<ReplyLink>(),
    /** Pinyin and initials of the title, made when it is kept. */
    searchText: text('search_text').notNull(),
    sortOrder: integer('sort_order').notNull(),
    /** Grows with every change. */
    version: integer('version').notNull().default(1),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('canned_replies_department').on(table.departmentId, table.matterId)],
);
