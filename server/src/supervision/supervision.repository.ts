import { callStates } from '@cloudseat/shared/nouns/call.ts';
import type { CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { CallRow } from '../call/call.repository.ts';
import { callEvents, calls } from '../call/call.schema.ts';
import { isTerminal } from '../call/call-state.ts';
import { offers } from '../call/offer.schema.ts';
import type { Database } from '../platform/db.ts';
import type { DayCall, DayOffers } from './day-figures.ts';

/** A span of time, its end not in it. */
export type Span = { from: Date; to: Date };
export type ListFilter = {
  span?: Span;
  ticketNumber?: string;
  departmentId: DepartmentId | null;
  /** Only those that are not over. */
  isLive: boolean;
};
/** A call that has its ticket and its place in line. */
export type TicketRow = CallRow & { ticketNumber: string; enqueuedAt: Date };
export type OfferRow = typeof offers.$inferSelect;
export type CallEventRow = typeof callEvents.$inferSelect;
export type OfferCount = { firstAcceptedAt: Date | null; unansweredCount: number };

const liveStates = callStates.filter((state) => state !== 'draft' && !isTerminal(state));
const firstAcceptedAt = sql<Date | null>`min(${offers.endedAt}) filter (where ${offers.outcome} = 'accepted')`;
const isUnanswered = sql`${offers.outcome} in ('declined', 'timedOut')`;

/** What supervisors ask of the record: nothing here reads or changes what runs. */
export function createSupervisionRepository(db: Database) {
  const tookTicket = ({ span, departmentId }: Pick<ListFilter, 'span' | 'departmentId'>) =>
    and(
      isNotNull(calls.ticketNumber),
      span
        ? and(gte(calls.enqueuedAt, span.from), lt(calls.enqueuedAt, span.to))
        : isNotNull(calls.enqueuedAt),
      departmentId === null ? undefined : eq(calls.departmentId, departmentId),
    );

  return {
    /** Newest first. */
    async listCalls(filter: ListFilter, limit: number): Promise<TicketRow[]> {
      const { ticketNumber, isLive } = filter;
      const isNumber = ticketNumber === undefined ? undefined : eq(calls.ticketNumber, ticketNumber);
      const rows: unknown[] = await db
        .select()
        .from(calls)
        .where(and(tookTicket(filter), isNumber, isLive ? inArray(calls.state, liveStates) : undefined))
        .orderBy(desc(calls.enqueuedAt), asc(calls.callId))
        .limit(limit);
      return rows as TicketRow[];
    },

    async countOffers(callIds: readonly CallId[]): Promise<Map<string, OfferCount>> {
      if (callIds.length === 0) return new Map();
      const rows = await db
        .select({
          callId: offers.callId,
          firstAcceptedAt: firstAcceptedAt.mapWith(offers.endedAt),
          unansweredCount: sql`count(*) filter (where ${isUnanswered})`.mapWith(Number),
        })
        .from(offers)
        .where(inArray(offers.callId, [...callIds]))
        .groupBy(offers.callId);
      return new Map(rows.map(({ callId, ...counted }) => [callId, counted]));
    },

    /** Of a call and of the transfers and consults asked for it, in the order the dispatcher made them. */
    async listEvents(callId: CallId): Promise<CallEventRow[]> {
      const rows = await db
        .select()
        .from(callEvents)
        .where(or(eq(callEvents.callId, callId), eq(callEvents.parentId, callId)));
      return rows.sort(byEventId);
    },

    async listOffers(callIds: readonly string[]): Promise<OfferRow[]> {
      return db
        .select()
        .from(offers)
        .where(inArray(offers.callId, [...callIds]))
        .orderBy(asc(offers.offeredAt));
    },

    /** Every ticket of a day that somebody waited with: recorded messages are no part of waits and service levels. */
    async listDayCalls(span: Span, departmentId: DepartmentId | null): Promise<DayCall[]> {
      const isOfDay = and(tookTicket({ span, departmentId }), eq(calls.kind, 'talk'));
      const accepted = db
        .select({
          callId: offers.callId,
          at: firstAcceptedAt.mapWith(offers.endedAt).as('first_accepted_at'),
        })
        .from(offers)
        .innerJoin(calls, eq(calls.callId, offers.callId))
        .where(isOfDay)
        .groupBy(offers.callId)
        .as('accepted');
      const rows = await db
        .select({
          departmentId: calls.departmentId,
          entryPoint: calls.entryPoint,
          state: calls.state,
          enqueuedAt: calls.enqueuedAt,
          firstAcceptedAt: accepted.at,
          acceptedAt: calls.acceptedAt,
          completedAt: calls.completedAt,
          shownBand: calls.shownBand,
        })
        .from(calls)
        .leftJoin(accepted, eq(accepted.callId, calls.callId))
        .where(isOfDay);
      return rows.map(({ departmentId: department, entryPoint, state, shownBand, ...times }) => ({
        ...{ departmentId: department, entryPoint, state, shownBand },
        enqueuedAt: times.enqueuedAt?.getTime() ?? 0,
        acceptedAt: (times.firstAcceptedAt ?? times.acceptedAt)?.getTime() ?? null,
        endedAt: times.completedAt?.getTime() ?? null,
      }));
    },

    /** Offers of a day's tickets that ended, by department and outcome. */
    async countDayOffers(span: Span, departmentId: DepartmentId | null): Promise<DayOffers[]> {
      const rows = await db
        .select({ departmentId: calls.departmentId, outcome: offers.outcome, count: count() })
        .from(offers)
        .innerJoin(calls, eq(calls.callId, offers.callId))
        .where(and(tookTicket({ span, departmentId }), eq(calls.kind, 'talk'), isNotNull(offers.outcome)))
        .groupBy(calls.departmentId, offers.outcome);
      return rows.map((row) => ({ ...row, outcome: row.outcome ?? '', count: Number(row.count) }));
    },
  };
}
/** `<ms>-<number>`, and of what one step told at once all but the last `:<at>` behind it. */
function byEventId(left: { eventId: string }, right: { eventId: string }): number {
  const partsOf = ({ eventId }: { eventId: string }) => {
    const [ms = 0, number = 0, at = Number.POSITIVE_INFINITY] = eventId.split(/[-:]/).map(Number);
    return [ms, number, at];
  };
  const [a, b] = [partsOf(left), partsOf(right)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

export type SupervisionRepository = ReturnType<typeof createSupervisionRepository>;
