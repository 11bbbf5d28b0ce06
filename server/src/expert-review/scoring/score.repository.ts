import type {
  ExpertReviewId,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreDraft } from '@cloudseat/shared/nouns/expert-score.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import type { FieldCipher } from '../../platform/field-cipher.ts';
import { expertReviews } from '../expert-review.schema.ts';
import { expertScoreSheets } from './score.schema.ts';

export type SheetRow = {
  seatId: PanelSeatId;
  draft: ScoreDraft | null;
  draftedAt: Date | null;
  committed: {
    commitment: string;
    at: Date;
    /** What was handed in; null: its bytes were changed, or the key is another. */
    text: string | null;
    isOpened: boolean;
  } | null;
};
type Sheet = { seatId: PanelSeatId; reviewId: ExpertReviewId };
export type ScoreRepository = ReturnType<typeof createScoreRepository>;

/** Sheets of marks. Whoever reads them here reads all of them: who may see which is decided in score-view.ts. */
export function createScoreRepository(db: Database, cipher: FieldCipher) {
  function open(sealed: string | null): string | null {
    try {
      return sealed === null ? null : cipher.decrypt(sealed);
    } catch {
      return null;
    }
  }
  function read(row: typeof expertScoreSheets.$inferSelect): SheetRow {
    const { draft, draftedAt, commitment, committedAt, sealed, opened } = row;
    const isIn = commitment !== null && committedAt !== null;
    return {
      seatId: row.seatId as PanelSeatId,
      draft: draft === null ? null : (JSON.parse(cipher.decrypt(draft)) as ScoreDraft),
      draftedAt,
      committed: isIn
        ? { commitment, at: committedAt, text: opened ?? open(sealed), isOpened: opened !== null }
        : null,
    };
  }

  return {
    async list(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<SheetRow[]> {
      const isOfReview = eq(expertScoreSheets.reviewId, reviewId);
      return (await reading.select().from(expertScoreSheets).where(isOfReview)).map(read);
    },
    /** False: it was handed in meanwhile. */
    async saveDraft({ seatId, reviewId }: Sheet, draft: ScoreDraft, draftedAt: Date): Promise<boolean> {
      const written = { draft: cipher.encrypt(JSON.stringify(draft)), draftedAt };
      const saved = await db
        .insert(expertScoreSheets)
        .values({ seatId, reviewId, ...written })
        .onConflictDoUpdate({
          target: expertScoreSheets.seatId,
          set: written,
          setWhere: isNull(expertScoreSheets.commitment),
        })
        .returning({ seatId: expertScoreSheets.seatId });
      return saved.length > 0;
    },
    async commit(
      tx: Transaction,
      { seatId, reviewId }: Sheet,
      { text, commitment, committedAt }: { text: string; commitment: string; committedAt: Date },
    ): Promise<void> {
      const values = { draft: null, draftedAt: null, commitment, committedAt, sealed: cipher.encrypt(text) };
      await tx
        .insert(expertScoreSheets)
        .values({ seatId, reviewId, ...values })
        .onConflictDoUpdate({ target: expertScoreSheets.seatId, set: values });
    },
    async reveal(tx: Transaction, seatId: PanelSeatId, opened: string): Promise<void> {
      await tx
        .update(expertScoreSheets)
        .set({ opened, sealed: null })
        .where(eq(expertScoreSheets.seatId, seatId));
    },
    /** For clerks. */
    async listIdsIn(states: ExpertReviewState[], limit: number): Promise<ExpertReviewId[]> {
      const rows = await db
        .select({ reviewId: expertReviews.reviewId })
        .from(expertReviews)
        .where(and(inArray(expertReviews.state, states), isNull(expertReviews.endedAt)))
        .limit(limit);
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },
  };
}
