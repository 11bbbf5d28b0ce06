import type { ExpertState } from '@cloudseat/shared/nouns/expert-library.ts';
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** The library of experts 专家库. Nobody is taken out: who was drawn once is found for good. */
export const libraryExperts = pgTable(
  'library_experts',
  {
    expertId: text('expert_id').primaryKey(),
    name: text('name').notNull(),
    /** Encrypted; null: none. */
    phone: text('phone'),
    specialties: jsonb('specialties').$type<string[]>().notNull(),
    unit: text('unit').notNull(),
    region: text('region').notNull(),
    /** Encrypted JSON: names of people who know nothing of this. */
    ties: text('ties').notNull(),
    accountId: text('account_id'),
    state: text('state').$type<ExpertState>().notNull(),
    stateReason: text('state_reason'),
    reviewsDone: integer('reviews_done').notNull().default(0),
    appraisalSum: integer('appraisal_sum').notNull().default(0),
    appraisalCount: integer('appraisal_count').notNull().default(0),
    version: integer('version').notNull().default(1),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('library_experts_account').on(table.accountId),
    index('library_experts_name').on(table.name),
  ],
);
