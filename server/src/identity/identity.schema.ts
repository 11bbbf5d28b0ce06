import { staffRoles } from '@cloudseat/shared/nouns/role.ts';
import { boolean, index, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const staffRole = pgEnum('staff_role', staffRoles);

/** Name and phone are encrypted; they are found again by their keyed hashes. */
export const applicants = pgTable(
  'applicants',
  {
    applicantId: text('applicant_id').primaryKey(),
    phoneIndex: text('phone_index').notNull().unique(),
    phoneEncrypted: text('phone_encrypted').notNull(),
    nameEncrypted: text('name_encrypted').notNull(),
    nameIndex: text('name_index'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSignInAt: timestamp('last_sign_in_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('applicants_name').on(table.nameIndex)],
);

export type AgentSkillRow = { skillId: string; level: 1 | 2 | 3 };

export const staffAccounts = pgTable(
  'staff_accounts',
  {
    accountId: text('account_id').primaryKey(),
    loginName: text('login_name').notNull().unique(),
    passwordHash: text('password_hash').notNull(),
    role: staffRole('role').notNull(),
    displayName: text('display_name').notNull(),
    agentNumber: text('agent_number').notNull(),
    departmentId: text('department_id'),
    languages: jsonb('languages').$type<string[]>().notNull(),
    skills: jsonb('skills').$type<AgentSkillRow[]>().notNull(),
    /** Partner regions served, or 'all'. */
    regions: jsonb('regions').$type<string[] | 'all'>().notNull(),
    /** The partner region they decide for; null: this district. */
    regionId: text('region_id'),
    isActive: boolean('is_active').notNull().default(true),
  },
  (table) => [index('staff_accounts_department').on(table.departmentId)],
);
