// What the platform's database keeps of one day, as rows.
import { and, asc, eq, gte, isNotNull, lt, max, min } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { callEvents, calls } from '../../server/src/call/call.schema.ts';
import { offers } from '../../server/src/call/offer.schema.ts';
import { matters, regions } from '../../server/src/catalogue/catalogue.schema.ts';
import { staffAccounts } from '../../server/src/identity/identity.schema.ts';
import { agentEvents } from '../../server/src/journal/journal.schema.ts';
import type { Database } from '../../server/src/platform/db.ts';

export type DayRows = Awaited<ReturnType<typeof readDayRows>>;
export type AgentEventRow = typeof agentEvents.$inferSelect;

/** Calls that took their ticket from `from` up to, and not at, `until`, and what agents did in that time. */
export async function readDayRows(db: Database, from: Date, until: Date) {
  const isToday = (column: AnyPgColumn) => and(gte(column, from), lt(column, until));
  const { matterId, skillId, requiredLevel, ratedMinutes, owningRegionId } = matters;
  return {
    calls: await db
      .select({ call: calls, matter: { skillId, requiredLevel, ratedMinutes, owningRegionId } })
      .from(calls)
      .innerJoin(matters, eq(calls.matterId, matterId))
      .where(isToday(calls.enqueuedAt))
      .orderBy(asc(calls.enqueuedAt), asc(calls.callId)),
    // The call's own column has the last one.
    firstAccepts: await db
      .select({ callId: callEvents.callId, at: min(callEvents.happenedAt) })
      .from(callEvents)
      .where(and(eq(callEvents.type, 'offerAccepted'), gte(callEvents.happenedAt, from)))
      .groupBy(callEvents.callId),
    offers: await db
      .select()
      .from(offers)
      .where(isToday(offers.offeredAt))
      .orderBy(asc(offers.offeredAt), asc(offers.fence)),
    agentEvents: await db
      .select()
      .from(agentEvents)
      .where(isToday(agentEvents.happenedAt))
      .orderBy(asc(agentEvents.happenedAt), asc(agentEvents.eventId)),
    eveningBefore: await readEvening(db, from),
    agents: await db.select().from(staffAccounts).where(eq(staffAccounts.role, 'agent')),
    regionIds: (await db.select({ regionId: regions.regionId }).from(regions)).map((row) => row.regionId),
  };
}

/** How each agent's last day ended: some never sign out. */
async function readEvening(db: Database, from: Date): Promise<AgentEventRow[]> {
  const before = and(lt(agentEvents.happenedAt, from), isNotNull(agentEvents.status));
  const last = db
    .select({ agentId: agentEvents.agentId, at: max(agentEvents.happenedAt).as('at') })
    .from(agentEvents)
    .where(before)
    .groupBy(agentEvents.agentId)
    .as('last');
  const rows = await db
    .select({ row: agentEvents })
    .from(agentEvents)
    .innerJoin(last, and(eq(agentEvents.agentId, last.agentId), eq(agentEvents.happenedAt, last.at)))
    .where(isNotNull(agentEvents.status))
    .orderBy(asc(agentEvents.eventId));
  return rows.map(({ row }) => row);
}
