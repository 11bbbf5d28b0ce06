import { type CallKind, callStates, type WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import { dispositions } from '@cloudseat/shared/nouns/dispositions.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { LinkCheck } from '@cloudseat/shared/nouns/link-check.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { isNotNull } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const callState = pgEnum('call_state', callStates);
export const disposition = pgEnum('disposition', dispositions);
/** A direct transfer: the call is back in line until somebody else takes it. */
export type CallTransfer = { fence: number; agentId: string };
const at = (name: string) => timestamp(name, { withTimezone: true });

export const calls = pgTable(
  'calls',
  {
    callId: text('call_id').primaryKey(),
    applicantId: text('applicant_id').notNull(),
    /** From the ticket on. */
    caseId: text('case_id'),
    matterId: text('matter_id').notNull(),
    departmentId: text('department_id').notNull(),
    entryCode: text('entry_code'),
    entryPoint: text('entry_point').$type<EntryPoint>().notNull(),
    regionId: text('region_id'),
    locale: text('locale').notNull(),
    /** Whom the applicant comes for; null: themselves. */
    firm: jsonb('firm').$type<Firm>(),
    /** Decided when the ticket is taken; a draft may still become either. */
    kind: text('kind').$type<CallKind>().notNull().default('talk'),
    state: callState('state').notNull(),
    version: integer('version').notNull(),
    ticketNumber: text('ticket_number'),
    /** What the device check found when the ticket was taken; they mean nothing before that; no figures where the network was not measured to the end. */
    networkGrade: text('network_grade').$type<NetworkGrade>().notNull().default('unknown'),
    linkCheck: jsonb('link_check').$type<LinkCheck>(),
    hasCamera: boolean('has_camera').notNull().default(false),
    hasMicrophone: boolean('has_microphone').notNull().default(false),
    agentId: text('agent_id'),
    disposition: disposition('disposition'),
    endReason: text('end_reason'),
    /** The first estimate of the wait that the applicant was shown, kept once the call was accepted. */
    shownBand: text('shown_band').$type<WaitBand>(),
    /** Who passed the call on, and under which offer they had it; it says nothing once another offer was accepted. */
    transfer: jsonb('transfer').$type<CallTransfer>(),
    /** 0 = everyone; raised or set back by who oversees the line. */
    priority: integer('priority').notNull().default(0),
    notes: text('notes').notNull().default(''),
    createdAt: at('created_at').notNull(),
    enqueuedAt: at('enqueued_at'),
    acceptedAt: at('accepted_at'),
    connectedAt: at('connected_at'),
    /** End of the talk; wrap-up follows. */
    endedAt: at('ended_at'),
    completedAt: at('completed_at'),
  },
  (table) => [
    index('calls_applicant').on(table.applicantId, table.createdAt),
    index('calls_agent').on(table.agentId, table.acceptedAt),
    index('calls_state').on(table.state),
    index('calls_enqueued_at').on(table.enqueuedAt),
    index('calls_ticket').on(table.ticketNumber),
    index('calls_case').on(table.caseId),
  ],
);

/** Every change of a call's state, once, in the order the dispatcher made them. */
export const callEvents = pgTable(
  'call_events',
  {
    /** Id in the dispatcher's stream: what was read twice is stored once. */
    eventId: text('event_id').primaryKey(),
    callId: text('call_id').notNull(),
    /** Of a transfer or consult: the call it was asked for. */
    parentId: text('parent_id'),
    agentId: text('agent_id'),
    type: text('type').notNull(),
    fromState: text('from_state'),
    toState: text('to_state'),
    version: integer('version'),
    reason: text('reason'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    happenedAt: at('happened_at').notNull(),
  },
  (table) => [
    index('call_events_call').on(table.callId),
    index('call_events_parent').on(table.parentId).where(isNotNull(table.parentId)),
  ],
);
