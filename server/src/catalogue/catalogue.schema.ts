import type { WrapUpMode } from '@cloudseat/shared/nouns/agent.ts';
import type { Authority, EntryPoint, MaterialLine, Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const departments = pgTable('departments', {
  departmentId: text('department_id').primaryKey(),
  name: jsonb('name').$type<LocalText>().notNull(),
  shortName: jsonb('short_name').$type<LocalText>().notNull(),
  phone: text('phone').notNull(),
  address: jsonb('address').$type<LocalText>().notNull(),
  /** Letter or two before the ticket's number. */
  ticketPrefix: text('ticket_prefix').notNull(),
  /** What its agents do after a talk. */
  wrapUpMode: text('wrap_up_mode').$type<WrapUpMode>().notNull().default('timed'),
  sortOrder: integer('sort_order').notNull(),
});

/** What agents can do; without a department it is one that every department has. */
export const skills = pgTable('skills', {
  skillId: text('skill_id').primaryKey(),
  departmentId: text('department_id').references(() => departments.departmentId),
  name: jsonb('name').$type<LocalText>().notNull(),
  sortOrder: integer('sort_order').notNull(),
});

export const towns = pgTable('towns', {
  townId: text('town_id').primaryKey(),
  name: jsonb('name').$type<LocalText>().notNull(),
  kind: text('kind').$type<'town' | 'street'>().notNull(),
  sortOrder: integer('sort_order').notNull(),
});

export const regions = pgTable('regions', {
  regionId: text('region_id').primaryKey(),
  name: jsonb('name').$type<LocalText>().notNull(),
  sortOrder: integer('sort_order').notNull(),
});

/** Hours of a day by the district's clock, e.g. { from: '09:00', to: '12:00' }; '24:00' ends a day. */
export type OpeningSpan = { from: string; to: string };

export const openingSchedules = pgTable('opening_schedules', {
  scheduleId: text('schedule_id').primaryKey(),
  name: jsonb('name').$type<LocalText>().notNull(),
  /** By ISO weekday, 1 = Monday. */
  weekly: jsonb('weekly').$type<Record<string, OpeningSpan[]>>().notNull(),
  closedDates: jsonb('closed_dates').$type<string[]>().notNull(),
});

export const matters = pgTable(
  'matters',
  {
    matterId: text('matter_id').primaryKey(),
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.departmentId),
    name: jsonb('name').$type<LocalText>().notNull(),
    summary: jsonb('summary').$type<LocalText>().notNull(),
    audience: text('audience').$type<Matter['audience']>().notNull(),
    guide: jsonb('guide').$type<Matter['guide']>().notNull(),
    materials: jsonb('materials').$type<MaterialLine[]>().notNull(),
    searchText: text('search_text').notNull(),
    isPopular: boolean('is_popular').notNull(),
    skillId: text('skill_id').notNull(),
    requiredLevel: integer('required_level').notNull(),
    scheduleId: text('schedule_id')
      .notNull()
      .references(() => openingSchedules.scheduleId),
    ratedMinutes: integer('rated_minutes').notNull(),
    /** The partner region that decides it, and who does so there; both null: this district's department. */
    owningRegionId: text('owning_region_id').references(() => regions.regionId),
    authority: jsonb('authority').$type<Authority>(),
    sortOrder: integer('sort_order').notNull(),
  },
  (table) => [index('matters_department').on(table.departmentId)],
);

export const entryCodes = pgTable('entry_codes', {
  code: text('code').primaryKey(),
  entryPoint: text('entry_point').$type<EntryPoint>().notNull(),
  label: jsonb('label').$type<LocalText>().notNull(),
  matterId: text('matter_id').references(() => matters.matterId),
  departmentId: text('department_id').references(() => departments.departmentId),
  townId: text('town_id').references(() => towns.townId),
  regionId: text('region_id').references(() => regions.regionId),
  /** Where people find it, and when it is open; with both it is a place to go to for who cannot do it from home. */
  address: jsonb('address').$type<LocalText>(),
  scheduleId: text('schedule_id').references(() => openingSchedules.scheduleId),
  /** Grows with every change an administrator makes; servers notice changes by it. */
  version: integer('version').notNull().default(1),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  revokedReason: text('revoked_reason'),
});
