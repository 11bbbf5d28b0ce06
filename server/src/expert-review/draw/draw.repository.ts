import type { DrawEntry, DrawnPerson, DrawStep } from '@cloudseat/shared/draw/draw-record.ts';
import type { DeclineKind } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { and, asc, count, eq, gte, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import type { FieldCipher } from '../../platform/field-cipher.ts';
import { expertReviews, expertSeats } from '../expert-review.schema.ts';
import { expertDrawRounds, expertDrawSteps, expertNotices } from './draw.schema.ts';

/** Kept from everybody until the panel is opened. */
export type RoundSecret = {
  seed: string;
  entries: DrawEntry[];
  /** Behind each entry, by expert. */
  people: Record<string, Pick<DrawnPerson, 'salt' | 'name' | 'unit'> & { accountId: string }>;
};
export type RoundRow = Omit<typeof expertDrawRounds.$inferSelect, 'secret'> & { secret: RoundSecret | null };
export type NoticeRow = typeof expertNotices.$inferSelect;
export type DrawRepository = ReturnType<typeof createDrawRepository>;
/** What has been done of a draw. */
export type DrawFile = { rounds: RoundRow[]; steps: DrawStep[] };

export function createDrawRepository(db: Database, cipher: FieldCipher) {
  return {
    async load(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<DrawFile> {
      const rounds = await reading
        .select()
        .from(expertDrawRounds)
        .where(eq(expertDrawRounds.reviewId, reviewId))
        .orderBy(asc(expertDrawRounds.round));
      const steps = await reading
        .select()
        .from(expertDrawSteps)
        .where(eq(expertDrawSteps.reviewId, reviewId))
        .orderBy(asc(expertDrawSteps.index));
      return {
        rounds: rounds.map(({ secret, ...row }) => ({
          ...row,
          secret: secret === null ? null : (JSON.parse(cipher.decrypt(secret)) as RoundSecret),
        })),
        steps: steps.map(({ step }) => step),
      };
    },
    async saveRound(tx: Transaction, { secret, ...row }: RoundRow): Promise<void> {
      const values = { ...row, secret: secret === null ? null : cipher.encrypt(JSON.stringify(secret)) };
      await tx
        .insert(expertDrawRounds)
        .values(values)
        .onConflictDoUpdate({ target: [expertDrawRounds.reviewId, expertDrawRounds.round], set: values });
    },
    async addStep(tx: Transaction, reviewId: ExpertReviewId, index: number, step: DrawStep): Promise<void> {
      await tx.insert(expertDrawSteps).values({ reviewId, index, step });
    },

    async addNotices(tx: Transaction, reviewId: string, seatIds: readonly string[]): Promise<void> {
      if (seatIds.length > 0)
        await tx.insert(expertNotices).values(seatIds.map((seatId) => ({ seatId, reviewId })));
    },
    listNotices: (reviewId: ExpertReviewId): Promise<NoticeRow[]> =>
      db.select().from(expertNotices).where(eq(expertNotices.reviewId, reviewId)),
    /** False: it was sent, or another server tries since after `staleBefore`. */
    async claimNotice(seatId: PanelSeatId, at: Date, staleBefore: Date): Promise<boolean> {
      const isFree = or(isNull(expertNotices.claimedAt), lt(expertNotices.claimedAt, staleBefore));
      const claimed = await db
        .update(expertNotices)
        .set({ claimedAt: at })
        .where(and(eq(expertNotices.seatId, seatId), isNull(expertNotices.sentAt), isFree))
        .returning({ seatId: expertNotices.seatId });
      return claimed.length > 0;
    },
    async noteSent(seatId: PanelSeatId, at: Date): Promise<void> {
      await db.update(expertNotices).set({ sentAt: at }).where(eq(expertNotices.seatId, seatId));
    },
    async saveDecline(tx: Transaction, seatId: PanelSeatId, kind: DeclineKind, note: string): Promise<void> {
      await tx
        .update(expertNotices)
        .set({ declineKind: kind, declineNote: note === '' ? null : cipher.encrypt(note) })
        .where(eq(expertNotices.seatId, seatId));
    },

    /**
     * How often each expert has sat since then, by expert. Of panels whose names are public alone: otherwise the list of those who
     * may not be drawn would tell who sits on a sealed one.
     */
    async countSittings(since: Date): Promise<Map<string, number>> {
      const state = sql<string>`coalesce(${expertReviews.suspension} ->> 'from', ${expertReviews.state})`;
      const rows = await db
        .select({ expertId: expertSeats.expertId, sittings: count() })
        .from(expertSeats)
        .innerJoin(expertReviews, eq(expertReviews.reviewId, expertSeats.reviewId))
        .where(and(gte(expertSeats.checkedInAt, since), notInArray(state, [...sealedPanelStates])))
        .groupBy(expertSeats.expertId);
      return new Map(rows.map(({ expertId, sittings }) => [expertId, sittings]));
    },
    /** Reviews in which somebody has not answered in time, or was not told yet. */
    async listDue(now: Date): Promise<ExpertReviewId[]> {
      const late = db
        .select({ reviewId: expertSeats.reviewId })
        .from(expertSeats)
        .where(and(eq(expertSeats.state, 'asked'), sql`${expertSeats.answerBy} <= ${now.toISOString()}`));
      const untold = db
        .select({ reviewId: expertNotices.reviewId })
        .from(expertNotices)
        .innerJoin(expertSeats, eq(expertSeats.seatId, expertNotices.seatId))
        .where(and(isNull(expertNotices.sentAt), eq(expertSeats.state, 'asked')));
      const rows = await db
        .selectDistinct({ reviewId: expertReviews.reviewId })
        .from(expertReviews)
        .where(
          and(
            isNull(expertReviews.endedAt),
            sql`(${inArray(expertReviews.reviewId, late)} or ${inArray(expertReviews.reviewId, untold)})`,
          ),
        );
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },
  };
}
