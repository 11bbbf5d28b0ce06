import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Days that differ from Monday to Friday. Rows are never removed and versions only grow: their sum tells of any change. */
export const calendarDays = pgTable('calendar_days', {
  date: date('date', { mode: 'string' }).primaryKey(),
  /** Null: is again what its weekday says. */
  kind: text('kind').$type<DayKind>(),
  name: jsonb('name').$type<LocalText>(),
  version: integer('version').notNull().default(1),
  /** An account, or `system` for what the first start filled in. */
  updatedBy: text('updated_by').notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
