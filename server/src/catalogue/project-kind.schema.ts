import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

type Kept<Key extends keyof ProjectKind> = ProjectKind[Key];

/** Kinds of projects as they are today; what a review was filed under it keeps itself, and every change stands in the journal. */
export const projectKinds = pgTable(
  'project_kinds',
  {
    kindId: text('kind_id').primaryKey(),
    departmentId: text('department_id').notNull(),
    matterId: text('matter_id').notNull(),
    name: jsonb('name').$type<Kept<'name'>>().notNull(),
    description: jsonb('description').$type<Kept<'description'>>().notNull(),
    materials: jsonb('materials').$type<Kept<'materials'>>().notNull(),
    criteria: jsonb('criteria').$type<Kept<'criteria'>>().notNull(),
    rules: jsonb('rules').$type<Kept<'rules'>>().notNull(),
    /** Grows with every change. */
    version: integer('version').notNull().default(1),
    /** No new project is filed under it; null: in use. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
    sortOrder: integer('sort_order').notNull().default(0),
  },
  (table) => [index('project_kinds_matter').on(table.matterId)],
);
