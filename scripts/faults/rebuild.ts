// How a district comes back when Redis has lost everything: the part of the product that the scenario needs.
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { ServerCommands } from './server-wire.ts';

/** What an applicant's page keeps from the ticket on, signed by the server. */
export type SignedTicket = string;

export type Rebuild = {
  /** Right after the ticket was taken. */
  ticketOf(commands: ServerCommands, callId: CallId): Promise<SignedTicket>;
  /** A server notices that Redis is empty and puts back what the database knows. */
  restore(commands: ServerCommands): Promise<void>;
  /** Every page shows its ticket when it connects again; any number of times. */
  showTicket(commands: ServerCommands, ticket: SignedTicket): Promise<void>;
};

/** Set as soon as the dispatcher can; the scenario `redis-lost` runs from then on. */
export const rebuild: Rebuild | null = null;
