import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What the demo was filled with last, so that a start that changes nothing does nothing. */
export const demoLoads = pgTable('demo_loads', {
  name: text('name').primaryKey(),
  contentSha256: text('content_sha256').notNull(),
  /** Of the password all demo accounts have. */
  passwordHash: text('password_hash').notNull(),
  loadedAt: timestamp('loaded_at', { withTimezone: true }).notNull(),
});
