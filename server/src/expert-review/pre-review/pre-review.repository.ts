import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import { expertPreReviews } from './reading.schema.ts';

export type PreReviewRepository = ReturnType<typeof createPreReviewRepository>;

/** When panels sit, as far as somebody has to be reminded of it. */
export function createPreReviewRepository(db: Database) {
  return {
    async schedule(tx: Transaction, reviewId: ExpertReviewId, scheduledAt: Date, now: Date): Promise<void> {
      await tx
        .insert(expertPreReviews)
        .values({ reviewId, scheduledAt, openedAt: now })
        .onConflictDoUpdate({ target: expertPreReviews.reviewId, set: { scheduledAt, remindedAt: null } });
    },
    async listToRemind(until: Date, max: number): Promise<ExpertReviewId[]> {
      const rows = await db
        .select({ reviewId: expertPreReviews.reviewId })
        .from(expertPreReviews)
        .where(and(isNull(expertPreReviews.remindedAt), lte(expertPreReviews.scheduledAt, until)))
        .orderBy(asc(expertPreReviews.scheduledAt))
        .limit(max);
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },
    /** Whether it was this call that did: of several servers one reminds. */
    async markReminded(reviewId: ExpertReviewId, now: Date): Promise<boolean> {
      const isIt = and(eq(expertPreReviews.reviewId, reviewId), isNull(expertPreReviews.remindedAt));
      return (await db.update(expertPreReviews).set({ remindedAt: now }).where(isIt).returning()).length > 0;
    },
  };
}
