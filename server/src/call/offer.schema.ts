import type { OfferEndReason } from '@cloudseat/shared/nouns/agent.ts';
import type { OfferReason, OfferRing } from '@cloudseat/shared/nouns/offer.ts';
import { bigint, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { OfferCandidates } from './offer-why.ts';

/** Every offer of a call to an agent, with what the dispatcher looked at when it chose and what came of it. */
export const offers = pgTable(
  'offers',
  {
    /** Id in the dispatcher's stream. Not the fence: its counter starts anew when Redis has lost its data. */
    eventId: text('event_id').primaryKey(),
    fence: bigint('fence', { mode: 'number' }).notNull(),
    callId: text('call_id').notNull(),
    agentId: text('agent_id').notNull(),
    ring: text('ring').$type<OfferRing>(),
    reason: text('reason').$type<OfferReason>(),
    candidates: jsonb('candidates').$type<OfferCandidates>(),
    /** From the ticket to this offer, ms. */
    waitedMs: bigint('waited_ms', { mode: 'number' }),
    offeredAt: timestamp('offered_at', { withTimezone: true }).notNull(),
    /** The three are null while it rings. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    outcome: text('outcome').$type<OfferEndReason>(),
    declineReason: text('decline_reason'),
  },
  (table) => [
    index('offers_call').on(table.callId, table.fence),
    index('offers_agent').on(table.agentId, table.offeredAt),
    index('offers_offered_at').on(table.offeredAt),
  ],
);
