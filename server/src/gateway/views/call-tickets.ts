import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository, CallRow, TicketFacts } from '../../call/call.repository.ts';

/** What no longer changes once a ticket was taken. */
export type CallTicket = TicketFacts &
  Pick<CallRow, 'callId' | 'matterId' | 'departmentId' | 'entryPoint' | 'entryCode'>;
export type CallTickets = ReturnType<typeof createCallTickets>;

/**
 * Tickets of calls in line, remembered: every desk is drawn anew each second while the line moves, and that must not cost
 * a query per desk. At most `keptCount` are kept; the ones asked for longest ago are forgotten.
 */
export function createCallTickets(calls: Pick<CallRepository, 'listCalls'>, keptCount: number) {
  const known = new Map<CallId, CallTicket>();
  const loading = new Map<CallId, Promise<void>>();

  function keep(ticket: CallTicket): void {
    known.delete(ticket.callId);
    known.set(ticket.callId, ticket);
    const [oldest] = known.keys();
    if (known.size > keptCount && oldest !== undefined) known.delete(oldest);
  }

  /** One query for all, and none for what another desk is fetching already. */
  async function load(callIds: readonly CallId[], found: Map<CallId, CallTicket>): Promise<void> {
    const fetch = calls.listCalls(callIds).then((rows) => {
      for (const ticket of rows.flatMap(toTicket)) {
        keep(ticket);
        found.set(ticket.callId, ticket);
      }
    });
    for (const callId of callIds) loading.set(callId, fetch);
    try {
      await fetch;
    } finally {
      for (const callId of callIds) loading.delete(callId);
    }
  }

  /** Those that have a ticket. */
  async function findMany(callIds: readonly CallId[]): Promise<Map<CallId, CallTicket>> {
    const found = new Map<CallId, CallTicket>();
    const missing = callIds.filter((callId) => !known.has(callId));
    const awaited = new Set(missing.flatMap((callId) => loading.get(callId) ?? []));
    const fresh = missing.filter((callId) => !loading.has(callId));
    if (fresh.length > 0) awaited.add(load(fresh, found));
    await Promise.all(awaited);
    for (const callId of callIds) {
      const ticket = known.get(callId);
      if (ticket === undefined) continue;
      keep(ticket);
      found.set(callId, ticket);
    }
    return found;
  }

  return {
    findMany,
    async find(callId: CallId): Promise<CallTicket | null> {
      return (await findMany([callId])).get(callId) ?? null;
    },
  };
}

/** A draft has no ticket yet, and what it says may still change. */
function toTicket(row: CallRow): CallTicket[] {
  const { callId, ticketNumber, matterId, departmentId, entryPoint, entryCode } = row;
  if (ticketNumber === null) return [];
  const { kind, networkGrade, linkCheck, hasCamera, hasMicrophone } = row;
  return [
    {
      ...{ callId, ticketNumber, matterId, departmentId, entryPoint, entryCode },
      ...{ kind, networkGrade, linkCheck, hasCamera, hasMicrophone },
    },
  ];
}
