import { type AgentId, type ApplicantId, CallId, type DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Rating } from '@cloudseat/shared/nouns/rating.ts';
import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { ratings } from './rating.schema.ts';

export type RatingOwner = {
  callId: CallId;
  applicantId: ApplicantId;
  departmentId: DepartmentId;
  agentId: AgentId | null;
};
export type RatingRepository = ReturnType<typeof createRatingRepository>;

export function createRatingRepository(db: Database) {
  const findMany = async (callIds: readonly CallId[]): Promise<Map<CallId, Rating>> => {
    if (callIds.length === 0) return new Map();
    const rows = await db
      .select()
      .from(ratings)
      .where(inArray(ratings.callId, [...new Set(callIds)]));
    return new Map(
      rows.map(({ callId, level, reasons, comment, ratedAt }) => [
        CallId.parse(callId),
        { level, reasons, comment, ratedAt: ratedAt.getTime() },
      ]),
    );
  };
  return {
    findMany,
    /** How many rated an agent's calls in a time, and how many of them were content. */
    async countOfAgent(
      agentId: AgentId,
      { from, to }: { from: Date; to: Date },
    ): Promise<{ count: number; satisfiedCount: number }> {
      const isSatisfied = inArray(ratings.level, ['verySatisfied', 'satisfied', 'basicallySatisfied']);
      const [row] = await db
        .select({
          count: sql<number>`count(*)::int`,
          satisfiedCount: sql<number>`(count(*) filter (where ${isSatisfied}))::int`,
        })
        .from(ratings)
        .where(and(eq(ratings.agentId, agentId), gte(ratings.ratedAt, from), lt(ratings.ratedAt, to)));
      return row ?? { count: 0, satisfiedCount: 0 };
    },
    /** Keeps the first rating of a call and gives back the one that is kept. */
    async addOnce(owner: RatingOwner, rating: Rating): Promise<Rating> {
      await db
        .insert(ratings)
        .values({ ...owner, ...rating, ratedAt: new Date(rating.ratedAt) })
        .onConflictDoNothing({ target: ratings.callId });
      const kept = (await findMany([owner.callId])).get(owner.callId);
      if (!kept) throw new Error('the rating was not kept');
      return kept;
    },
  };
}
