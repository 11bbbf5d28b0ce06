import type {
  Conflict,
  JointConclusion,
  JointReviewState,
  SeatState,
} from '@cloudseat/shared/nouns/joint-review.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** One point of the list that all go through together. */
export type StoredItem = {
  itemId: string;
  text: string;
  state: 'open' | 'done' | 'question';
  note: string;
  byId: string | null;
};
export type StoredEscalation = { reason: string; toId: string | null; at: number; taskId: string | null };
export type StoredLeadOffer = { toId: string; reason: string; at: number };
export type StoredNotice = {
  voucherId: string;
  number: string;
  /** Which corrections it tells of, as `correctionKey` has them. */
  keys: string[];
};
export type Abstention = { agentId: string; reason: string; at: number };

export const jointReviews = pgTable(
  'joint_reviews',
  {
    reviewId: text('review_id').primaryKey(),
    caseId: text('case_id').notNull(),
    /** Of the case. */
    applicantId: text('applicant_id').notNull(),
    /** Of the page that proposed it: a repeat gets the same review. */
    requestId: text('request_id').notNull(),
    leadId: text('lead_id').notNull(),
    leadDepartmentId: text('lead_department_id').notNull(),
    subject: text('subject').notNull(),
    state: text('state').$type<JointReviewState>().notNull(),
    version: integer('version').notNull(),
    createdAt: at('created_at').notNull(),
    /** When it is to sit; null: at once, or not known. */
    scheduledAt: at('scheduled_at'),
    /** The booked time before it was moved. */
    movedFrom: at('moved_from'),
    /** Offered to a colleague, who has not answered yet. */
    leadOffer: jsonb('lead_offer').$type<StoredLeadOffer>(),
    /** The talk it was called out of. */
    callId: text('call_id'),
    materialIds: jsonb('material_ids').$type<string[]>().notNull(),
    checklist: jsonb('checklist').$type<StoredItem[]>().notNull(),
    /** Of the sitting that runs: when the applicant was last asked in. */
    applicantCalledAt: at('applicant_called_at'),
    /** Every required opinion was signed: from then on all of a seat see all. */
    revealedAt: at('revealed_at'),
    conclusion: text('conclusion').$type<JointConclusion>(),
    summaryEncrypted: text('summary_encrypted'),
    escalation: jsonb('escalation').$type<StoredEscalation>(),
    endReason: text('end_reason'),
    endedAt: at('ended_at'),
    voucherId: text('voucher_id'),
    number: text('number'),
    issuedAt: at('issued_at'),
    /** The notice of gaps that its corrections came to the applicant with. */
    notice: jsonb('notice').$type<StoredNotice>(),
    /** The task that keeps the case open meanwhile. */
    taskId: text('task_id'),
    /** When the applicant was reminded of the time, and those who sit were told that it has come. */
    remindedAt: at('reminded_at'),
    dueToldAt: at('due_told_at'),
  },
  (table) => [
    uniqueIndex('joint_reviews_request').on(table.caseId, table.requestId),
    index('joint_reviews_lead').on(table.leadId),
    index('joint_reviews_running').on(table.createdAt).where(sql`ended_at is null`),
  ],
);

export const jointSeats = pgTable(
  'joint_seats',
  {
    seatId: text('seat_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    departmentId: text('department_id').notNull(),
    position: integer('position').notNull(),
    isLead: boolean('is_lead').notNull(),
    isRequired: boolean('is_required').notNull(),
    question: text('question').notNull(),
    dueAt: at('due_at'),
    state: text('state').$type<SeatState>().notNull(),
    /** Who sits there, or sat there last. */
    agentId: text('agent_id'),
    reason: text('reason'),
    substituteId: text('substitute_id'),
    abstentions: jsonb('abstentions').$type<Abstention[]>().notNull().default([]),
    /** The search that goes on for it, or that its agent was found by. */
    groupId: text('group_id'),
    /** Of the last offer of which something was written down: each is told once. */
    toldFence: integer('told_fence').notNull().default(0),
    draftEncrypted: text('draft_encrypted'),
    draftBy: text('draft_by'),
    /** Of the opinion that is, or is to be, signed. */
    round: integer('round').notNull().default(1),
  },
  (table) => [
    index('joint_seats_review').on(table.reviewId),
    index('joint_seats_agent').on(table.agentId),
    index('joint_seats_department').on(table.departmentId),
  ],
);

/** Searches for agents in dispatch: what was asked for, so that any server carries on. */
export const jointGroups = pgTable(
  'joint_groups',
  {
    groupId: text('group_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    /** In dispatch's order; of a seat that found somebody elsewhere meanwhile it is dropped there. */
    seatIds: jsonb('seat_ids').$type<string[]>().notNull(),
    /** Whom each seat is to ask first. */
    wants: jsonb('wants').$type<(string | null)[]>().notNull(),
    without: jsonb('without').$type<string[]>().notNull(),
    openedAt: at('opened_at').notNull(),
    /** Of dispatch's record that was last written down: an older one comes too late. */
    version: integer('version').notNull().default(0),
    closedAt: at('closed_at'),
  },
  (table) => [
    index('joint_groups_review').on(table.reviewId),
    index('joint_groups_open').on(table.openedAt).where(sql`closed_at is null`),
  ],
);

export const jointSittings = pgTable(
  'joint_sittings',
  {
    roomId: text('room_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    number: integer('number').notNull(),
    startedAt: at('started_at').notNull(),
    endedAt: at('ended_at'),
    /** Everybody is out of the room. */
    isRoomClosed: boolean('is_room_closed').notNull().default(false),
  },
  (table) => [
    index('joint_sittings_review').on(table.reviewId),
    index('joint_sittings_to_close').on(table.startedAt).where(sql`not is_room_closed`),
  ],
);

/** Every round that was signed, as it was signed: canonical JSON, encrypted, with the SHA-256 of the plain text. Only added to. */
export const jointOpinions = pgTable(
  'joint_opinions',
  {
    seatId: text('seat_id').notNull(),
    round: integer('round').notNull(),
    reviewId: text('review_id').notNull(),
    caseId: text('case_id').notNull(),
    agentId: text('agent_id').notNull(),
    contentEncrypted: text('content_encrypted').notNull(),
    sha256: text('sha256').notNull(),
    signedAt: at('signed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seatId, table.round] }),
    index('joint_opinions_review').on(table.reviewId),
    index('joint_opinions_case').on(table.caseId),
  ],
);

/** Words on conflicts. Conflicts themselves are read out of the opinions; one that is no longer the same needs a new word. */
export const jointResolutions = pgTable(
  'joint_resolutions',
  {
    resolutionId: text('resolution_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    conflictId: text('conflict_id').notNull(),
    kind: text('kind').$type<Conflict['kind']>().notNull(),
    /** Fingerprint of the opinions it was said about. */
    about: text('about').notNull(),
    textEncrypted: text('text_encrypted').notNull(),
    byId: text('by_id').notNull(),
    level: text('level').$type<'lead' | 'escalated'>().notNull(),
    followsSeatId: text('follows_seat_id'),
    resolvedAt: at('resolved_at').notNull(),
  },
  (table) => [index('joint_resolutions_review').on(table.reviewId)],
);
