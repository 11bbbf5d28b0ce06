import type {
  ExpertReviewId,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { and, asc, eq, exists, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import type { FieldCipher } from '../../platform/field-cipher.ts';
import { expertReviews } from '../expert-review.schema.ts';
import {
  expertChairVotes,
  expertCheckIns,
  expertRecusals,
  expertSessions,
  expertSittings,
} from './session.schema.ts';

export type SessionRow = Omit<typeof expertSessions.$inferSelect, 'reviewId'> & { reviewId: ExpertReviewId };
export type SittingRow = Omit<typeof expertSittings.$inferSelect, 'reviewId' | 'roomId'> & {
  reviewId: ExpertReviewId;
  roomId: RoomId;
};
export type ChairVote = { seatId: PanelSeatId; choiceSeatId: PanelSeatId };
export type CheckInRow = Omit<typeof expertCheckIns.$inferInsert, 'contentEncrypted'> & { content: string };
export type RecusalRow = Omit<typeof expertRecusals.$inferInsert, 'contentEncrypted'> & { content: string };
/** What somebody signed or said. `content` empty: it cannot be read any more. */
export type SignedRow = { seatId: string; content: string; isRecusal: boolean };
export type SessionRepository = ReturnType<typeof createSessionRepository>;
type Reading = Database | Transaction;

const fresh = (reviewId: ExpertReviewId): SessionRow => ({
  ...{ reviewId, agenda: null, vote: null, pastVotes: [], mayUnitStep: true, isConvenorOut: false },
  ...{ quorumLostAt: null, voiding: null, recordedAt: null },
});

/** Sessions of expert reviews. Written in the transaction of the step, but for what no step rests on. */
export function createSessionRepository(db: Database, cipher: Pick<FieldCipher, 'encrypt' | 'decrypt'>) {
  async function find(reviewId: ExpertReviewId, reading: Reading = db): Promise<SessionRow> {
    const rows = await reading.select().from(expertSessions).where(eq(expertSessions.reviewId, reviewId));
    return (rows[0] as SessionRow | undefined) ?? fresh(reviewId);
  }
  function open(sealed: string): string {
    try {
      return cipher.decrypt(sealed);
    } catch {
      return '';
    }
  }
  const ofReview = (reviewId: ExpertReviewId) => eq(expertSittings.reviewId, reviewId);

  return {
    find,
    async save(tx: Reading, reviewId: ExpertReviewId, patch: Partial<SessionRow>): Promise<void> {
      await tx
        .insert(expertSessions)
        .values({ ...patch, reviewId })
        .onConflictDoUpdate({ target: expertSessions.reviewId, set: { ...patch, reviewId } });
    },
    /** Whether it was news. */
    async setQuorumLost(reviewId: ExpertReviewId, quorumLostAt: Date | null): Promise<boolean> {
      const { quorumLostAt: before } = await find(reviewId);
      if ((before === null) === (quorumLostAt === null)) return false;
      await this.save(db, reviewId, { quorumLostAt });
      return true;
    },

    async insertSitting(tx: Transaction, row: Pick<SittingRow, 'roomId' | 'reviewId' | 'startedAt'>) {
      await tx.insert(expertSittings).values(row);
    },
    /** Of all its rooms. */
    async endSittings(tx: Transaction, reviewId: ExpertReviewId, endedAt: Date): Promise<void> {
      await tx
        .update(expertSittings)
        .set({ endedAt })
        .where(and(ofReview(reviewId), isNull(expertSittings.endedAt)));
    },
    async noteRoomClosed(roomId: RoomId, roomClosedAt: Date): Promise<void> {
      await db.update(expertSittings).set({ roomClosedAt }).where(eq(expertSittings.roomId, roomId));
    },
    async findSitting(roomId: RoomId): Promise<SittingRow | null> {
      const rows = await db.select().from(expertSittings).where(eq(expertSittings.roomId, roomId));
      return (rows[0] as SittingRow | undefined) ?? null;
    },
    /** The first one first. */
    async listSittings(reviewId: ExpertReviewId): Promise<SittingRow[]> {
      const rows = await db
        .select()
        .from(expertSittings)
        .where(ofReview(reviewId))
        .orderBy(asc(expertSittings.startedAt));
      return rows as SittingRow[];
    },
    /** Reviews that have a room which is not seen to be closed. */
    async listWithRooms(): Promise<ExpertReviewId[]> {
      const rows = await db
        .selectDistinct({ reviewId: expertSittings.reviewId })
        .from(expertSittings)
        .where(isNull(expertSittings.roomClosedAt));
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },

    async insertCheckIn(tx: Transaction, { content, ...row }: CheckInRow): Promise<void> {
      await tx.insert(expertCheckIns).values({ ...row, contentEncrypted: cipher.encrypt(content) });
    },
    async insertRecusal(tx: Transaction, { content, ...row }: RecusalRow): Promise<void> {
      await tx.insert(expertRecusals).values({ ...row, contentEncrypted: cipher.encrypt(content) });
    },
    /** `isRecusal`: what was said at check-in made them step aside. */
    async listCheckIns(reviewId: ExpertReviewId): Promise<SignedRow[]> {
      const rows = await db.select().from(expertCheckIns).where(eq(expertCheckIns.reviewId, reviewId));
      return rows.map(({ seatId, relations, contentEncrypted }) => ({
        ...{ seatId, content: open(contentEncrypted), isRecusal: relations.length > 0 },
      }));
    },
    async listRecusals(reviewId: ExpertReviewId): Promise<SignedRow[]> {
      const rows = await db.select().from(expertRecusals).where(eq(expertRecusals.reviewId, reviewId));
      return rows.map(({ seatId, contentEncrypted }) => ({
        ...{ seatId, content: open(contentEncrypted), isRecusal: true },
      }));
    },
    /** Reviews in these states that have sat, and whose sitting is not in the journal as a whole. */
    async listUnrecorded(states: readonly ExpertReviewState[], max: number): Promise<ExpertReviewId[]> {
      const hasSat = db
        .select({ roomId: expertSittings.roomId })
        .from(expertSittings)
        .where(eq(expertSittings.reviewId, expertSessions.reviewId));
      const rows = await db
        .select({ reviewId: expertSessions.reviewId })
        .from(expertSessions)
        .innerJoin(expertReviews, eq(expertReviews.reviewId, expertSessions.reviewId))
        .where(
          and(isNull(expertSessions.recordedAt), inArray(expertReviews.state, [...states]), exists(hasSat)),
        )
        .limit(max);
      return rows.map(({ reviewId }) => reviewId as ExpertReviewId);
    },

    /** The last word before the round is counted stands. */
    async saveVote(
      tx: Transaction,
      reviewId: ExpertReviewId,
      round: number,
      { seatId, choiceSeatId }: ChairVote,
    ) {
      const { reviewId: of, round: which, seatId: voter } = expertChairVotes;
      await tx
        .insert(expertChairVotes)
        .values({ reviewId, round, seatId, choiceSeatId })
        .onConflictDoUpdate({ target: [of, which, voter], set: { choiceSeatId } });
    },
    async listVotes(reviewId: ExpertReviewId, round: number, reading: Reading = db): Promise<ChairVote[]> {
      const { seatId, choiceSeatId } = expertChairVotes;
      const rows = await reading
        .select({ seatId, choiceSeatId })
        .from(expertChairVotes)
        .where(and(eq(expertChairVotes.reviewId, reviewId), eq(expertChairVotes.round, round)));
      return rows as ChairVote[];
    },
  };
}
