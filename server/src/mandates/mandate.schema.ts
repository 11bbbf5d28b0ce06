import type {
  MandateConfirmation,
  MandateProposer,
  MandateScope,
  MandateState,
} from '@cloudseat/shared/nouns/mandate.ts';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Who acts for whom in which case. The helper's name, number and place are encrypted; the number is found again by its keyed hash. */
export const mandates = pgTable(
  'mandates',
  {
    mandateId: text('mandate_id').primaryKey(),
    caseId: text('case_id').notNull(),
    /** Of the case. */
    applicantId: text('applicant_id').notNull(),
    helperNameEncrypted: text('helper_name_encrypted').notNull(),
    helperPhoneEncrypted: text('helper_phone_encrypted').notNull(),
    helperPhoneIndex: text('helper_phone_index').notNull(),
    placeEncrypted: text('place_encrypted').notNull(),
    scopes: jsonb('scopes').$type<MandateScope[]>().notNull(),
    endsAt: at('ends_at').notNull(),
    state: text('state').$type<MandateState>().notNull(),
    proposedBy: text('proposed_by').$type<MandateProposer>().notNull(),
    proposedAt: at('proposed_at').notNull(),
    confirmedBy: text('confirmed_by').$type<MandateConfirmation>(),
    confirmedAt: at('confirmed_at'),
    /** What was agreed to, word for word, once it was. */
    statementEncrypted: text('statement_encrypted'),
    endedAt: at('ended_at'),
    version: integer('version').notNull(),
  },
  (table) => [
    index('mandates_case').on(table.caseId),
    index('mandates_helper').on(table.helperPhoneIndex),
    index('mandates_open').on(table.endsAt).where(sql`state in ('proposed', 'confirmed')`),
  ],
);
