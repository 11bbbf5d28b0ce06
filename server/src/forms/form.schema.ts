import type { FormDefinition } from '@cloudseat/shared/nouns/form.ts';
import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Rows are only added: who began with a version ends with it. */
export const formDefinitions = pgTable(
  'form_definitions',
  {
    formId: text('form_id').notNull(),
    version: integer('version').notNull(),
    matterId: text('matter_id').notNull(),
    definition: jsonb('definition').$type<FormDefinition>().notNull(),
    addedAt: at('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.formId, table.version] }),
    index('form_definitions_matter').on(table.matterId, table.version),
  ],
);

/** One form of a case from opening to completion. Completed it never changes; reopening adds the next of its sequence. */
export const formFillings = pgTable(
  'form_fillings',
  {
    fillingId: text('filling_id').primaryKey(),
    caseId: text('case_id').notNull(),
    formId: text('form_id').notNull(),
    formVersion: integer('form_version').notNull(),
    sequence: integer('sequence').notNull(),
    state: text('state').$type<'open' | 'completed'>().notNull(),
    version: integer('version').notNull(),
    /** Values and proposals, encrypted. */
    content: text('content').notNull(),
    openedAt: at('opened_at').notNull(),
    completedAt: at('completed_at'),
    sha256: text('sha256'),
    /** The completed form's canonical JSON, encrypted: what `sha256` is of. */
    completedForm: text('completed_form'),
  },
  (table) => [
    uniqueIndex('form_fillings_one_open').on(table.caseId, table.formId).where(sql`state = 'open'`),
    uniqueIndex('form_fillings_sequence').on(table.caseId, table.formId, table.sequence),
  ],
);
