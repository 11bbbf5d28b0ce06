import { integer, pgTable, text } from 'drizzle-orm/pg-core';

/** The last number given in each series; a row is locked from the taking of a number to the end of its transaction. */
export const numberSeries = pgTable('number_series', {
  /** What stands before the numbers, e.g. 市场监管受〔2026〕: equal series would print equal numbers. */
  series: text('series').primaryKey(),
  lastNumber: integer('last_number').notNull(),
});
