import { type RatingReason, ratingLevels } from '@cloudseat/shared/nouns/rating.ts';
import { index, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const ratingLevel = pgEnum('rating_level', ratingLevels);

/** One a call, never changed. */
export const ratings = pgTable(
  'ratings',
  {
    callId: text('call_id').primaryKey(),
    applicantId: text('applicant_id').notNull(),
    departmentId: text('department_id').notNull(),
    agentId: text('agent_id'),
    level: ratingLevel('level').notNull(),
    reasons: jsonb('reasons').$type<RatingReason[]>().notNull(),
    comment: text('comment').notNull(),
    ratedAt: timestamp('rated_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('ratings_agent').on(table.agentId)],
);
