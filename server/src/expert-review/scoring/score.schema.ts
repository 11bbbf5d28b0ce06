import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** One sheet for each place on a panel. What nobody else may read yet is encrypted. */
export const expertScoreSheets = pgTable(
  'expert_score_sheets',
  {
    seatId: text('seat_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    /** A ScoreDraft, encrypted; null once it was handed in. */
    draft: text('draft'),
    draftedAt: at('drafted_at'),
    /** SHA-256 of what was handed in, as in the journal. */
    commitment: text('commitment'),
    committedAt: at('committed_at'),
    /** What was handed in, encrypted, until all have; of a void place for ever. */
    sealed: text('sealed'),
    /** The same as it was hashed, once all have. */
    opened: text('opened'),
  },
  (table) => [index('expert_score_sheets_review').on(table.reviewId)],
);
