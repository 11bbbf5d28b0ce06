import type {
  ExpertConclusion,
  ExpertReviewState,
  PanelSeatState,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

export type StoredSuspension = { from: ExpertReviewState; reason: string; at: number; byId: string };

export const expertReviews = pgTable(
  'expert_reviews',
  {
    reviewId: text('review_id').primaryKey(),
    /** Its journal, papers, recordings and package are those of this case. */
    caseId: text('case_id').notNull(),
    /** The project unit. */
    applicantId: text('applicant_id').notNull(),
    /** Of the page that began it: a repeat gets the same review. */
    requestId: text('request_id').notNull(),
    departmentId: text('department_id').notNull(),
    kindId: text('kind_id').notNull(),
    /** The kind as it was when the project was filed; of a draft, as it was when that began. */
    kind: jsonb('kind').$type<ProjectKind>().notNull(),
    title: text('title').notNull(),
    unitName: text('unit_name').notNull(),
    description: text('description').notNull().default(''),
    /** Who prepares and runs it; null: nobody has taken it yet. */
    convenorId: text('convenor_id'),
    state: text('state').$type<ExpertReviewState>().notNull(),
    version: integer('version').notNull(),
    createdAt: at('created_at').notNull(),
    filedAt: at('filed_at'),
    scheduledAt: at('scheduled_at'),
    /** The room of its sitting, from check-in to the signatures; another one after an interruption. */
    roomId: text('room_id'),
    suspension: jsonb('suspension').$type<StoredSuspension>(),
    conclusion: text('conclusion').$type<ExpertConclusion>(),
    concludedAt: at('concluded_at'),
    /** Why it was sent back, withdrawn or declared void. */
    endReason: text('end_reason'),
    endedAt: at('ended_at'),
    /** The void one that this was begun in place of. */
    replacesReviewId: text('replaces_review_id'),
  },
  (table) => [
    uniqueIndex('expert_reviews_request').on(table.applicantId, table.requestId),
    uniqueIndex('expert_reviews_case').on(table.caseId),
    index('expert_reviews_applicant').on(table.applicantId),
    index('expert_reviews_replacing').on(table.replacesReviewId),
    index('expert_reviews_running').on(table.createdAt).where(sql`ended_at is null`),
  ],
);

/** Places on the panel: only added to, a place that was lost keeps its row. */
export const expertSeats = pgTable(
  'expert_seats',
  {
    seatId: text('seat_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    position: integer('position').notNull(),
    specialty: text('specialty').notNull(),
    expertId: text('expert_id').notNull(),
    /** With which they sign in. */
    accountId: text('account_id').notNull(),
    /** As they stood in the library when they were drawn. */
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    state: text('state').$type<PanelSeatState>().notNull(),
    askedAt: at('asked_at').notNull(),
    answerBy: at('answer_by').notNull(),
    answeredAt: at('answered_at'),
    /** Why they declined, stepped aside or were replaced. */
    reason: text('reason'),
    isChair: boolean('is_chair').notNull().default(false),
    checkedInAt: at('checked_in_at'),
    replacesSeatId: text('replaces_seat_id'),
    isVoid: boolean('is_void').notNull().default(false),
    voidReason: text('void_reason'),
  },
  (table) => [
    index('expert_seats_review').on(table.reviewId),
    index('expert_seats_account').on(table.accountId),
    index('expert_seats_asked').on(table.answerBy).where(sql`state = 'asked'`),
  ],
);
