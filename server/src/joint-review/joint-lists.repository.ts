import type { AgentId, CaseId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { type ReviewRow, reviewReader } from './joint-review.repository.ts';
import {
  jointGroups,
  jointReviews,
  jointSeats,
  jointSittings,
  type StoredNotice,
} from './joint-review.schema.ts';

export type JointLists = ReturnType<typeof createJointLists>;

/** Which joint reviews there are: for people, for cases, and for whoever sees to them. */
export function createJointLists(db: Database, cipher: FieldCipher) {
  const readReview = reviewReader(cipher);
  return {
    /** Reviews this person has a seat in or leads, and of departments whose supervisor they are; the newest first. */
    async listIds(
      {
        agentId,
        overseen,
        caseId,
        isEnded,
      }: {
        agentId: AgentId;
        /** The department of a supervisor; null: they are none. */
        overseen: DepartmentId | 'all' | null;
        caseId: CaseId | null;
        isEnded: boolean;
      },
      limit: number,
    ): Promise<JointReviewId[]> {
      const isTheirs =
        overseen === 'all'
          ? undefined
          : overseen === null
            ? or(eq(jointSeats.agentId, agentId), sql`${jointReviews.leadOffer}->>'toId' = ${agentId}`)
            : eq(jointSeats.departmentId, overseen);
      const rows = await db
        .selectDistinct({ reviewId: jointReviews.reviewId, createdAt: jointReviews.createdAt })
        .from(jointReviews)
        .innerJoin(jointSeats, eq(jointSeats.reviewId, jointReviews.reviewId))
        .where(
          and(
            isTheirs,
            isEnded ? isNotNull(jointReviews.endedAt) : isNull(jointReviews.endedAt),
            ...(caseId === null ? [] : [eq(jointReviews.caseId, caseId)]),
          ),
        )
        .orderBy(desc(jointReviews.createdAt))
        .limit(limit);
      return rows.map(({ reviewId }) => reviewId as JointReviewId);
    },
    /** Booked ones in which the department has a seat, and cancelled ones whose time has not come; the next first. */
    async listUpcoming(
      departmentId: DepartmentId,
      since: Date,
      now: Date,
      limit: number,
    ): Promise<JointReviewId[]> {
      const rows = await db
        .select({ reviewId: jointReviews.reviewId })
        .from(jointReviews)
        .innerJoin(jointSeats, eq(jointSeats.reviewId, jointReviews.reviewId))
        .where(
          and(
            eq(jointSeats.departmentId, departmentId),
            ne(jointSeats.state, 'dropped'),
            or(
              and(
                inArray(jointReviews.state, ['proposed', 'adjourned']),
                gte(jointReviews.scheduledAt, since),
              ),
              and(eq(jointReviews.state, 'cancelled'), gte(jointReviews.scheduledAt, now)),
            ),
          ),
        )
        .orderBy(asc(jointReviews.scheduledAt))
        .limit(limit);
      return rows.map(({ reviewId }) => reviewId as JointReviewId);
    },
    async listOfCase(caseId: CaseId, reading: Database | Transaction = db): Promise<JointReviewId[]> {
      const rows = await reading
        .select({ reviewId: jointReviews.reviewId })
        .from(jointReviews)
        .where(eq(jointReviews.caseId, caseId))
        .orderBy(desc(jointReviews.createdAt));
      return rows.map(({ reviewId }) => reviewId as JointReviewId);
    },
    async hasRunning(caseId: CaseId, reading: Database | Transaction): Promise<boolean> {
      const [row] = await reading
        .select({ reviewId: jointReviews.reviewId })
        .from(jointReviews)
        .where(and(eq(jointReviews.caseId, caseId), isNull(jointReviews.endedAt)))
        .limit(1);
      return row !== undefined;
    },
    /** Whether this agent sits in a review of the case that is not over. */
    async isMember(caseId: CaseId, agentId: AgentId): Promise<boolean> {
      const [row] = await db
        .select({ seatId: jointSeats.seatId })
        .from(jointSeats)
        .innerJoin(jointReviews, eq(jointReviews.reviewId, jointSeats.reviewId))
        .where(
          and(
            eq(jointReviews.caseId, caseId),
            isNull(jointReviews.endedAt),
            eq(jointSeats.agentId, agentId),
            inArray(jointSeats.state, ['accepted', 'joined', 'left', 'signed']),
          ),
        )
        .limit(1);
      return row !== undefined;
    },

    /** What some server has to see to: searches and rooms that are open, and those whose review is over. */
    async listToSettle(limit: number): Promise<JointReviewId[]> {
      const groups = await db
        .selectDistinct({ reviewId: jointGroups.reviewId })
        .from(jointGroups)
        .where(isNull(jointGroups.closedAt))
        .limit(limit);
      const rooms = await db
        .selectDistinct({ reviewId: jointSittings.reviewId })
        .from(jointSittings)
        .where(eq(jointSittings.isRoomClosed, false))
        .limit(limit);
      return [...new Set([...groups, ...rooms].map(({ reviewId }) => reviewId as JointReviewId))];
    },
    /** Those whose time comes before `until` and of which nobody was reminded, or told that it has come by `now`. */
    async listDue(now: Date, until: Date, limit: number): Promise<ReviewRow[]> {
      const waits = inArray(jointReviews.state, ['proposed', 'adjourned']);
      const rows = await db
        .select()
        .from(jointReviews)
        .where(
          and(
            waits,
            or(
              and(lte(jointReviews.scheduledAt, until), isNull(jointReviews.remindedAt)),
              and(lte(jointReviews.scheduledAt, now), isNull(jointReviews.dueToldAt)),
            ),
          ),
        )
        .limit(limit);
      return rows.map(readReview);
    },
    /** Issued ones whose paper has been confirmed, and running ones whose case has ended, are found by their case. */
    async listOpenOfCase(caseId: CaseId): Promise<ReviewRow[]> {
      const rows = await db
        .select()
        .from(jointReviews)
        .where(
          and(
            eq(jointReviews.caseId, caseId),
            ne(jointReviews.state, 'closed'),
            ne(jointReviews.state, 'cancelled'),
          ),
        );
      return rows.map(readReview);
    },
    /** Notices of gaps that reviews of the case have made since it was last told of gaps, the oldest first. */
    async listNotices(
      { caseId, noticedAt }: { caseId: CaseId; noticedAt: Date | null },
      reading: Transaction,
    ): Promise<StoredNotice[]> {
      if (noticedAt === null) return [];
      const rows = await reading
        .select({ notice: jointReviews.notice })
        .from(jointReviews)
        .where(
          and(
            eq(jointReviews.caseId, caseId),
            isNotNull(jointReviews.notice),
            gte(jointReviews.issuedAt, noticedAt),
          ),
        )
        .orderBy(asc(jointReviews.issuedAt));
      return rows.flatMap(({ notice }) => notice ?? []);
    },
    /** Marks it once for all servers; false where another was first. */
    async markTold(reviewId: JointReviewId, as: 'remindedAt' | 'dueToldAt', at: Date): Promise<boolean> {
      const marked = await db
        .update(jointReviews)
        .set({ [as]: at })
        .where(and(eq(jointReviews.reviewId, reviewId), isNull(jointReviews[as])))
        .returning({ reviewId: jointReviews.reviewId });
      return marked.length > 0;
    },
  };
}
