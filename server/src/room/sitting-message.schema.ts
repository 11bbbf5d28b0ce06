import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';

/** Chat of reviews, over all sittings of each. */
export const sittingMessages = pgTable(
  'sitting_messages',
  {
    messageId: text('message_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    roomId: text('room_id').notNull(),
    /** Among all lines of the review: what its departments count by. */
    sequence: integer('sequence').notNull(),
    /** Among those said to everybody: what the applicant's side counts by; null: said in the closed part. */
    openSequence: integer('open_sequence'),
    phase: text('phase').$type<SittingPhase>().notNull(),
    senderId: text('sender_id').notNull(),
    senderName: text('sender_name').notNull(),
    senderTitle: jsonb('sender_title').$type<LocalText>().notNull(),
    textEncrypted: text('text_encrypted').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('sitting_messages_sequence').on(table.reviewId, table.sequence),
    unique('sitting_messages_open_sequence').on(table.reviewId, table.openSequence),
  ],
);
