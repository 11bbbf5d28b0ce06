import { panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { and, eq, exists, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { expertReviews } from './expert-review.schema.ts';

/**
 * Whether this column names a review whose panel has not concluded: what it says behind its door is nobody's until then, as its marks
 * are.
 */
export const isOfSittingPanel = (db: Database, reviewId: SQLWrapper): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(expertReviews)
      .where(
        and(
          eq(sql`${expertReviews.reviewId}`, reviewId),
          inArray(expertReviews.state, [...panelSittingStates, 'suspended']),
        ),
      ),
  );
