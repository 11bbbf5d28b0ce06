import type { ChangeVerdict, RevisedFile } from '@cloudseat/shared/nouns/expert-after.ts';
import type { RatingLevel, RatingReason } from '@cloudseat/shared/nouns/rating.ts';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Of a review that passed with changes: the round it is in. */
export const expertRevisions = pgTable('expert_revisions', {
  reviewId: text('review_id').primaryKey(),
  /** From 1; a round that ended without all of it being verified is followed by the next. */
  round: integer('round').notNull(),
  /** Of this round. */
  dueAt: at('due_at').notNull(),
  /** When the unit was reminded of this deadline; null: not yet. */
  dueToldAt: at('due_told_at'),
  /** When whoever is waited for was last reminded by hand. */
  remindedAt: at('reminded_at'),
});

/** What the panel wants changed; never changed but for who verifies it. */
export const expertChanges = pgTable(
  'expert_changes',
  {
    changeId: text('change_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    criterionId: text('criterion_id'),
    verifierSeatIds: jsonb('verifier_seat_ids').$type<string[]>().notNull(),
  },
  (table) => [index('expert_changes_review').on(table.reviewId)],
);

/** The unit's answer to one change in one round. */
export const expertChangeAnswers = pgTable(
  'expert_change_answers',
  {
    changeId: text('change_id').notNull(),
    round: integer('round').notNull(),
    reviewId: text('review_id').notNull(),
    text: text('text').notNull(),
    /** While it is a draft. */
    fileIds: jsonb('file_ids').$type<string[]>().notNull(),
    /** As they were when it was handed in. */
    files: jsonb('files').$type<RevisedFile[]>().notNull(),
    /** Null: a draft, for the unit alone. */
    handedInAt: at('handed_in_at'),
  },
  (table) => [
    primaryKey({ columns: [table.changeId, table.round] }),
    index('expert_change_answers_review').on(table.reviewId),
  ],
);

/** One expert's word on one answer, signed; never changed. */
export const expertChangeVerdicts = pgTable(
  'expert_change_verdicts',
  {
    changeId: text('change_id').notNull(),
    round: integer('round').notNull(),
    seatId: text('seat_id').notNull(),
    reviewId: text('review_id').notNull(),
    verdict: text('verdict').$type<ChangeVerdict>().notNull(),
    reason: text('reason').notNull(),
    /** As they were called when they signed. */
    name: text('name').notNull(),
    answerSha256: text('answer_sha256').notNull(),
    signedAt: at('signed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.changeId, table.round, table.seatId] }),
    index('expert_change_verdicts_review').on(table.reviewId),
  ],
);

/** 履职评价: one a place that sat, never changed. */
export const expertAppraisals = pgTable(
  'expert_appraisals',
  {
    seatId: text('seat_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    expertId: text('expert_id').notNull(),
    accountId: text('account_id').notNull(),
    givenById: text('given_by_id').notNull(),
    attendance: integer('attendance').notNull(),
    preparation: integer('preparation').notNull(),
    quality: integer('quality').notNull(),
    conduct: integer('conduct').notNull(),
    remark: text('remark').notNull(),
    givenAt: at('given_at').notNull(),
  },
  (table) => [
    index('expert_appraisals_review').on(table.reviewId),
    index('expert_appraisals_account').on(table.accountId),
  ],
);

/** 好差评 of a review: one, never changed. */
export const expertRatings = pgTable('expert_ratings', {
  reviewId: text('review_id').primaryKey(),
  applicantId: text('applicant_id').notNull(),
  departmentId: text('department_id').notNull(),
  level: text('level').$type<RatingLevel>().notNull(),
  reasons: jsonb('reasons').$type<RatingReason[]>().notNull(),
  comment: text('comment').notNull(),
  ratedAt: at('rated_at').notNull(),
});
