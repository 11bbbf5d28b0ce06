import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRepository, CallRow, TicketFacts } from '../../call/call.repository.ts';
import { createKept } from './kept.ts';

/** What no longer changes once a ticket was taken. */
export type CallTicket = TicketFacts &
  Pick<CallRow, 'callId' | 'matterId' | 'departmentId' | 'entryPoint' | 'entryCode' | 'firm'>;
export type CallTickets = ReturnType<typeof createCallTickets>;

/** Tickets of calls in line. */
export function createCallTickets(calls: Pick<CallRepository, 'listCalls'>, keptCount: number) {
  const { findMany } = createKept<CallTicket>(async (callIds) => {
    const tickets = (await calls.listCalls(callIds)).flatMap(toTicket);
    return new Map(tickets.map((ticket) => [ticket.callId, ticket]));
  }, keptCount);
  return {
    findMany,
    async find(callId: CallId): Promise<CallTicket | null> {
      return (await findMany([callId])).get(callId) ?? null;
    },
  };
}

/** A draft has no ticket yet, and what it says may still change. */
function toTicket(row: CallRow): CallTicket[] {
  const { callId, ticketNumber, matterId, departmentId, entryPoint, entryCode, firm } = row;
  if (ticketNumber === null) return [];
  const { kind, networkGrade, linkCheck, hasCamera, hasMicrophone } = row;
  return [
    {
      ...{ callId, ticketNumber, matterId, departmentId, entryPoint, entryCode, firm },
      ...{ kind, networkGrade, linkCheck, hasCamera, hasMicrophone },
    },
  ];
}
