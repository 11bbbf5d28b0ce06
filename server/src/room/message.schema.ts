import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';

export const messages = pgTable(
  'messages',
  {
    messageId: text('message_id').primaryKey(),
    callId: text('call_id').notNull(),
    sequence: integer('sequence').notNull(),
    sender: text('sender').$type<'applicant' | 'agent'>().notNull(),
    senderId: text('sender_id').notNull(),
    senderName: text('sender_name').notNull(),
    text: text('text'),
    materialId: text('material_id'),
    link: jsonb('link').$type<MessageLink>(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
  },
  (table) => [unique('messages_sequence').on(table.callId, table.sequence)],
);
