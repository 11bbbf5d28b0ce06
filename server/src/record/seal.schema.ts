import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Public keys that this installation has sealed with: an old one stays known when another takes its place. */
export const sealKeys = pgTable('seal_keys', {
  keyId: text('key_id').primaryKey(),
  publicKeyPem: text('public_key_pem').notNull(),
  firstUsedAt: timestamp('first_used_at', { withTimezone: true }).notNull(),
});
