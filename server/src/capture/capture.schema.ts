import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { bigint, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What is asked for in calls that run, in case Redis loses it; how far a photograph is on its way is not in it. */
export const callCaptures = pgTable('call_captures', {
  callId: text('call_id').primaryKey(),
  version: bigint('version', { mode: 'number' }).notNull(),
  captures: jsonb('captures').$type<readonly Capture[]>().notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
});
