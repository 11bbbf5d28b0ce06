import type { ExpertId, ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId, ApplicantId, CaseId, DepartmentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectKindId, Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import { expertReviews, expertSeats } from './expert-review.schema.ts';

export type ReviewRow = Omit<
  typeof expertReviews.$inferSelect,
  | 'reviewId'
  | 'caseId'
  | 'applicantId'
  | 'departmentId'
  | 'kindId'
  | 'convenorId'
  | 'roomId'
  | 'replacesReviewId'
> & {
  reviewId: ExpertReviewId;
  caseId: CaseId;
  applicantId: ApplicantId;
  departmentId: DepartmentId;
  kindId: ProjectKindId;
  convenorId: AgentId | null;
  roomId: RoomId | null;
  replacesReviewId: ExpertReviewId | null;
};
export type SeatRow = Omit<
  typeof expertSeats.$inferSelect,
  'seatId' | 'reviewId' | 'specialty' | 'expertId' | 'accountId' | 'replacesSeatId'
> & {
  seatId: PanelSeatId;
  reviewId: ExpertReviewId;
  specialty: Specialty;
  expertId: ExpertId;
  accountId: AgentId;
  replacesSeatId: PanelSeatId | null;
};
/** A review and its panel, as they are in one moment. What its parts keep they load themselves. */
export type ReviewFile = {
  review: ReviewRow;
  /** By position, the one that was there first before its replacement. */
  seats: SeatRow[];
};
export type ReviewPatch = Partial<Omit<ReviewRow, 'reviewId' | 'caseId' | 'version'>>;
export type SeatPatch = Partial<Omit<SeatRow, 'seatId' | 'reviewId'>>;
/** Whose reviews are listed. */
export type ReviewScope = {
  of: { applicantId: ApplicantId } | { accountId: AgentId } | { departmentId: DepartmentId | null };
  isEnded: boolean;
};
export type ExpertReviewRepository = ReturnType<typeof createExpertReviewRepository>;

/** At most so many of a list. */
const listedMax = 200;

/** Expert reviews and their panels. Written in the transaction that holds the case's row. */
export function createExpertReviewRepository(db: Database) {
  async function loadMany(
    where: SQL | undefined,
    reading: Database | Transaction = db,
  ): Promise<ReviewFile[]> {
    const reviews = (await reading
      .select()
      .from(expertReviews)
      .where(where)
      .orderBy(desc(expertReviews.createdAt))
      // The ids are branded where they enter the database.
      .limit(listedMax)) as unknown as ReviewRow[];
    if (reviews.length === 0) return [];
    const reviewIds = reviews.map(({ reviewId }) => reviewId);
    const seats = (await reading
      .select()
      .from(expertSeats)
      .where(inArray(expertSeats.reviewId, reviewIds))
      // As above.
      .orderBy(asc(expertSeats.position), asc(expertSeats.askedAt))) as unknown as SeatRow[];
    return reviews.map((review) => ({
      review,
      seats: seats.filter(({ reviewId }) => reviewId === review.reviewId),
    }));
  }

  return {
    async load(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<ReviewFile | null> {
      return (await loadMany(eq(expertReviews.reviewId, reviewId), reading))[0] ?? null;
    },
    async findByRequest(
      applicantId: ApplicantId,
      requestId: string,
      reading: Database | Transaction = db,
    ): Promise<ReviewFile | null> {
      const isIt = and(eq(expertReviews.applicantId, applicantId), eq(expertReviews.requestId, requestId));
      return (await loadMany(isIt, reading))[0] ?? null;
    },
    async findByCase(caseId: CaseId, reading: Database | Transaction = db): Promise<ReviewFile | null> {
      return (await loadMany(eq(expertReviews.caseId, caseId), reading))[0] ?? null;
    },
    /** The newest first, at most 200. */
    list({ of, isEnded }: ReviewScope): Promise<ReviewFile[]> {
      const ofThem =
        'applicantId' in of
          ? eq(expertReviews.applicantId, of.applicantId)
          : 'accountId' in of
            ? inArray(
                expertReviews.reviewId,
                db
                  .select({ reviewId: expertSeats.reviewId })
                  .from(expertSeats)
                  .where(eq(expertSeats.accountId, of.accountId)),
              )
            : of.departmentId === null
              ? undefined
              : eq(expertReviews.departmentId, of.departmentId);
      return loadMany(and(ofThem, (isEnded ? isNotNull : isNull)(expertReviews.endedAt)));
    },
    /** Those that were begun in its place, the newest first. */
    listReplacing: (reviewId: ExpertReviewId) => loadMany(eq(expertReviews.replacesReviewId, reviewId)),
    /** For clerks: every review that has not ended. */
    listRunning: () => loadMany(isNull(expertReviews.endedAt)),

    async insertReview(tx: Transaction, row: typeof expertReviews.$inferInsert): Promise<void> {
      await tx.insert(expertReviews).values(row);
    },
    async insertSeats(tx: Transaction, rows: (typeof expertSeats.$inferInsert)[]): Promise<void> {
      if (rows.length > 0) await tx.insert(expertSeats).values(rows);
    },
    async saveReview(tx: Transaction, row: ReviewRow, patch: ReviewPatch, isAside: boolean): Promise<void> {
      await tx
        .update(expertReviews)
        .set({ ...patch, version: row.version + (isAside ? 0 : 1) })
        .where(eq(expertReviews.reviewId, row.reviewId));
    },
    async saveSeat(tx: Transaction, seatId: PanelSeatId, patch: SeatPatch): Promise<void> {
      if (Object.keys(patch).length > 0)
        await tx.update(expertSeats).set(patch).where(eq(expertSeats.seatId, seatId));
    },
  };
}
