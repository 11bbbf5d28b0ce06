import { boolean, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What was agreed to, in whose words. Rows are only added. */
export const consents = pgTable(
  'consents',
  {
    consentId: text('consent_id').primaryKey(),
    callId: text('call_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    version: text('version').notNull(),
    locale: text('locale').notNull(),
    /** The wording itself, as it was shown, and its hash. */
    wording: text('wording').notNull(),
    sha256: text('sha256').notNull(),
    allowsRecording: boolean('allows_recording').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('consents_call').on(table.callId)],
);
