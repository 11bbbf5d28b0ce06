import type { ExpertChangeId, RequiredChange } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { CriterionId } from '@cloudseat/shared/nouns/project-kind.ts';
import { type Rating, RatingReason } from '@cloudseat/shared/nouns/rating.ts';
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import { expertReviews } from '../expert-review.schema.ts';
import {
  expertAppraisals,
  expertChangeAnswers,
  expertChanges,
  expertChangeVerdicts,
  expertRatings,
  expertRevisions,
} from './after.schema.ts';

export type RevisionRow = typeof expertRevisions.$inferSelect;
export type ChangeRow = Omit<
  typeof expertChanges.$inferSelect,
  'changeId' | 'criterionId' | 'verifierSeatIds'
> & {
  changeId: ExpertChangeId;
  criterionId: CriterionId | null;
  verifierSeatIds: PanelSeatId[];
};
export type AnswerRow = typeof expertChangeAnswers.$inferSelect;
export type VerdictRow = Omit<typeof expertChangeVerdicts.$inferSelect, 'seatId'> & { seatId: PanelSeatId };
export type AppraisalRow = typeof expertAppraisals.$inferSelect;
/** What was asked for, answered and judged, in every round. */
export type RevisionFile = {
  /** Null: it has not begun. */
  revision: RevisionRow | null;
  changes: ChangeRow[];
  answers: AnswerRow[];
  verdicts: VerdictRow[];
};
type Reading = Database | Transaction;
export type AfterRepository = ReturnType<typeof createAfterRepository>;

export async function insertChanges(
  tx: Transaction,
  reviewId: ExpertReviewId,
  changes: readonly RequiredChange[],
): Promise<void> {
  const rows = changes.map((change, index) => ({ ...change, reviewId, position: index + 1 }));
  if (rows.length > 0) await tx.insert(expertChanges).values(rows);
}

export function createAfterRepository(db: Database) {
  return {
    async loadRevision(reviewId: ExpertReviewId, reading: Reading = db): Promise<RevisionFile> {
      // One after the other: a transaction has one connection.
      const [revision] = await reading
        .select()
        .from(expertRevisions)
        .where(eq(expertRevisions.reviewId, reviewId));
      const changes = await reading
        .select()
        .from(expertChanges)
        .where(eq(expertChanges.reviewId, reviewId))
        .orderBy(asc(expertChanges.position));
      const answers = await reading
        .select()
        .from(expertChangeAnswers)
        .where(eq(expertChangeAnswers.reviewId, reviewId))
        .orderBy(asc(expertChangeAnswers.round));
      const verdicts = await reading
        .select()
        .from(expertChangeVerdicts)
        .where(eq(expertChangeVerdicts.reviewId, reviewId))
        .orderBy(asc(expertChangeVerdicts.signedAt), asc(expertChangeVerdicts.seatId));
      return {
        revision: revision ?? null,
        // The ids are branded where they enter the database.
        changes: changes as unknown as ChangeRow[],
        answers,
        verdicts: verdicts as VerdictRow[],
      };
    },

    async beginRevision(tx: Transaction, reviewId: ExpertReviewId, dueAt: Date): Promise<void> {
      await tx.insert(expertRevisions).values({ reviewId, round: 1, dueAt });
    },
    async saveRevision(
      tx: Transaction,
      reviewId: ExpertReviewId,
      patch: Partial<Omit<RevisionRow, 'reviewId'>>,
    ): Promise<void> {
      await tx.update(expertRevisions).set(patch).where(eq(expertRevisions.reviewId, reviewId));
    },
    async saveDraft(
      tx: Transaction,
      row: Pick<AnswerRow, 'changeId' | 'round' | 'reviewId' | 'text' | 'fileIds'>,
    ): Promise<void> {
      const { text, fileIds } = row;
      await tx
        .insert(expertChangeAnswers)
        .values({ ...row, files: [] })
        .onConflictDoUpdate({
          target: [expertChangeAnswers.changeId, expertChangeAnswers.round],
          set: { text, fileIds },
          setWhere: isNull(expertChangeAnswers.handedInAt),
        });
    },
    async handIn(tx: Transaction, { changeId, round, files, handedInAt }: AnswerRow): Promise<void> {
      await tx
        .update(expertChangeAnswers)
        .set({ files, handedInAt })
        .where(and(eq(expertChangeAnswers.changeId, changeId), eq(expertChangeAnswers.round, round)));
    },
    async insertVerdict(tx: Transaction, row: VerdictRow): Promise<void> {
      await tx.insert(expertChangeVerdicts).values(row);
    },
    async saveVerifiers(
      tx: Transaction,
      changeId: ExpertChangeId,
      verifierSeatIds: PanelSeatId[],
    ): Promise<void> {
      await tx.update(expertChanges).set({ verifierSeatIds }).where(eq(expertChanges.changeId, changeId));
    },

    /** Passed with changes, and its revision has not begun: a server ended in between. */
    async listToOpen(limit: number): Promise<ExpertReviewId[]> {
      const rows = await db
        .selectDistinct({ reviewId: expertReviews.reviewId })
        .from(expertReviews)
        .innerJoin(expertChanges, eq(expertChanges.reviewId, expertReviews.reviewId))
        .where(and(eq(expertReviews.state, 'concluded'), eq(expertReviews.conclusion, 'passedWithChanges')))
        .limit(limit);
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },
    /** Deadlines before `until` of which nobody was told. */
    async listDue(until: Date, limit: number): Promise<ExpertReviewId[]> {
      const rows = await db
        .select({ reviewId: expertRevisions.reviewId })
        .from(expertRevisions)
        .innerJoin(expertReviews, eq(expertReviews.reviewId, expertRevisions.reviewId))
        .where(
          and(
            ...[eq(expertReviews.state, 'revising'), isNull(expertRevisions.dueToldAt)],
            lte(expertRevisions.dueAt, until),
          ),
        )
        .orderBy(asc(expertRevisions.dueAt))
        .limit(limit);
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },

    async listAppraisals(reviewId: ExpertReviewId): Promise<AppraisalRow[]> {
      return db.select().from(expertAppraisals).where(eq(expertAppraisals.reviewId, reviewId));
    },
    /** Of everybody, or of one account. */
    async listAllAppraisals(accountId: AgentId | null): Promise<AppraisalRow[]> {
      return db
        .select()
        .from(expertAppraisals)
        .where(accountId === null ? undefined : eq(expertAppraisals.accountId, accountId))
        .orderBy(asc(expertAppraisals.givenAt));
    },
    /** False where there is one already. */
    async addAppraisal(tx: Transaction, row: AppraisalRow): Promise<boolean> {
      const added = await tx
        .insert(expertAppraisals)
        .values(row)
        .onConflictDoNothing()
        .returning({ seatId: expertAppraisals.seatId });
      return added.length > 0;
    },

    async findRating(reviewId: ExpertReviewId, reading: Reading = db): Promise<Rating | null> {
      const [row] = await reading.select().from(expertRatings).where(eq(expertRatings.reviewId, reviewId));
      if (!row) return null;
      const { level, reasons, comment, ratedAt } = row;
      return { level, reasons: RatingReason.array().parse(reasons), comment, ratedAt: ratedAt.getTime() };
    },
    async addRating(tx: Transaction, row: typeof expertRatings.$inferInsert): Promise<void> {
      await tx.insert(expertRatings).values(row);
    },
  };
}
