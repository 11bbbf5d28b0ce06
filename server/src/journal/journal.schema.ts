import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** How far each reader of a stream has stored it, written in the transaction that stores the rows. */
export const streamPositions = pgTable('stream_positions', {
  reader: text('reader').primaryKey(),
  lastEventId: text('last_event_id').notNull(),
});

/** Who did or looked at what, apart from calls' changes of state. Rows are only added. */
export const journalEntries = pgTable(
  'journal_entries',
  {
    entryId: text('entry_id').primaryKey(),
    happenedAt: timestamp('happened_at', { withTimezone: true }).notNull(),
    actorRole: text('actor_role').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    callId: text('call_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index('journal_entries_call').on(table.callId),
    // Of the few that are about an expert of the library.
    index('journal_entries_expert')
      .on(sql`(details ->> 'expertId')`)
      .where(sql`details ->> 'expertId' is not null`),
  ],
);

/** What changed at an agent apart from any call: status, desk, lost and back. With the calls' events a day can be replayed. */
export const agentEvents = pgTable(
  'agent_events',
  {
    /** Id in the dispatcher's stream: what was read twice is stored once. */
    eventId: text('event_id').primaryKey(),
    agentId: text('agent_id').notNull(),
    type: text('type').notNull(),
    status: text('status'),
    activity: text('activity'),
    reason: text('reason'),
    happenedAt: timestamp('happened_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('agent_events_agent').on(table.agentId, table.happenedAt)],
);
