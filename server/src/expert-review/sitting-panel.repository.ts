import { panelSittingStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { and, eq, exists, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { caseEntries } from '../cases/case.schema.ts';
import type { Database } from '../platform/db.ts';
import { expertReviews } from './expert-review.schema.ts';

/** Columns that name a part of a sitting: of which review and case, and from when to when. */
type SittingPart = Record<'reviewId' | 'caseId' | 'startedAt' | 'endedAt', SQLWrapper>;

/**
 * Whether it belongs to a review whose panel has not concluded: what it says behind its door is nobody's until then, as its marks are.
 */
export const isOfSittingPanel = (db: Database, { reviewId }: Pick<SittingPart, 'reviewId'>): SQL =>
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

/** Whether the chair asked the convenor out of it, or back into it: some of it was said without them. */
export const isPartlyWithoutConvenor = (
  db: Database,
  { caseId, startedAt, endedAt }: Omit<SittingPart, 'reviewId'>,
): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(caseEntries)
      .where(
        and(
          eq(sql`${caseEntries.caseId}`, caseId),
          inArray(caseEntries.action, ['expert.convenorOut', 'expert.convenorIn']),
          sql`${caseEntries.happenedAt} between ${startedAt} and coalesce(${endedAt}, now())`,
        ),
      ),
  );
