import type {
  AgentId,
  ApplicantId,
  CallId,
  CaseId,
  DepartmentId,
  MaterialId,
  RoomId,
  VoucherId,
} from '@cloudseat/shared/nouns/ids.ts';
import {
  type Conflict,
  type JointReviewId,
  OpinionDraft,
  type SeatId,
} from '@cloudseat/shared/nouns/joint-review.ts';
import { and, asc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import {
  jointGroups,
  jointOpinions,
  jointResolutions,
  jointReviews,
  jointSeats,
  jointSittings,
} from './joint-review.schema.ts';

type Stored = typeof jointReviews.$inferSelect;
export type ReviewRow = Omit<
  Stored,
  | 'reviewId'
  | 'caseId'
  | 'applicantId'
  | 'leadId'
  | 'leadDepartmentId'
  | 'callId'
  | 'materialIds'
  | 'voucherId'
  | 'summaryEncrypted'
> & {
  reviewId: JointReviewId;
  caseId: CaseId;
  applicantId: ApplicantId;
  leadId: AgentId;
  leadDepartmentId: DepartmentId;
  callId: CallId | null;
  materialIds: MaterialId[];
  voucherId: VoucherId | null;
  summary: string;
};
export type SeatRow = Omit<
  typeof jointSeats.$inferSelect,
  'seatId' | 'reviewId' | 'departmentId' | 'agentId' | 'substituteId' | 'draftEncrypted' | 'draftBy'
> & {
  seatId: SeatId;
  reviewId: JointReviewId;
  departmentId: DepartmentId;
  agentId: AgentId | null;
  substituteId: AgentId | null;
  draft: OpinionDraft | null;
  draftBy: AgentId | null;
};
export type GroupRow = Omit<typeof jointGroups.$inferSelect, 'reviewId' | 'seatIds' | 'wants' | 'without'> & {
  reviewId: JointReviewId;
  seatIds: SeatId[];
  wants: (AgentId | null)[];
  without: AgentId[];
};
export type SittingRow = Omit<typeof jointSittings.$inferSelect, 'roomId' | 'reviewId'> & {
  roomId: RoomId;
  reviewId: JointReviewId;
};
export type OpinionRow = {
  seatId: SeatId;
  round: number;
  reviewId: JointReviewId;
  caseId: CaseId;
  agentId: AgentId;
  /** Exactly what was signed and hashed. */
  canonical: string;
  sha256: string;
  signedAt: Date;
};
export type ResolutionRow = {
  resolutionId: string;
  reviewId: JointReviewId;
  conflictId: string;
  kind: Conflict['kind'];
  about: string;
  text: string;
  byId: AgentId;
  level: 'lead' | 'escalated';
  followsSeatId: SeatId | null;
  resolvedAt: Date;
};
/** A review whole, as it is in one moment. */
export type ReviewFile = {
  review: ReviewRow;
  /** The lead's first, then as they were named. */
  seats: SeatRow[];
  groups: GroupRow[];
  sittings: SittingRow[];
  /** By seat and round. */
  opinions: OpinionRow[];
  /** The oldest first. */
  resolutions: ResolutionRow[];
};
export type ReviewPatch = Partial<Omit<ReviewRow, 'reviewId' | 'caseId' | 'version'>>;
export type SeatPatch = Partial<Omit<SeatRow, 'seatId' | 'reviewId'>>;
export type JointReviewRepository = ReturnType<typeof createJointReviewRepository>;

export const reviewReader =
  (cipher: Pick<FieldCipher, 'decrypt'>) =>
  ({ summaryEncrypted, ...row }: Stored): ReviewRow => ({
    // The columns are text and jsonb; what is written there was parsed by these types.
    ...(row as unknown as Omit<ReviewRow, 'summary'>),
    summary: summaryEncrypted === null ? '' : cipher.decrypt(summaryEncrypted),
  });

/** Joint reviews. Whatever people wrote as their opinion is encrypted. Written in the transaction that holds the case's row. */
export function createJointReviewRepository(db: Database, cipher: FieldCipher) {
  const readReview = reviewReader(cipher);
  const readSeat = ({ draftEncrypted, ...row }: typeof jointSeats.$inferSelect): SeatRow => ({
    // The columns are text and jsonb; what is written there was parsed by these types.
    ...(row as unknown as Omit<SeatRow, 'draft'>),
    draft: draftEncrypted === null ? null : OpinionDraft.parse(JSON.parse(cipher.decrypt(draftEncrypted))),
  });
  const writeDraft = (draft: OpinionDraft | null) =>
    draft === null ? null : cipher.encrypt(JSON.stringify(draft));

  /** In this order, each as it is in one moment where a transaction reads; without those that are not there. */
  async function loadMany(
    reviewIds: readonly JointReviewId[],
    reading: Database | Transaction = db,
  ): Promise<ReviewFile[]> {
    if (reviewIds.length === 0) return [];
    const stored = await reading.select().from(jointReviews).where(inArray(jointReviews.reviewId, reviewIds));
    const seats = await reading
      .select()
      .from(jointSeats)
      .where(inArray(jointSeats.reviewId, reviewIds))
      .orderBy(asc(jointSeats.position));
    const groups = await reading
      .select()
      .from(jointGroups)
      .where(and(inArray(jointGroups.reviewId, reviewIds), isNull(jointGroups.closedAt)))
      .orderBy(asc(jointGroups.openedAt), asc(jointGroups.groupId));
    const sittings = await reading
      .select()
      .from(jointSittings)
      .where(inArray(jointSittings.reviewId, reviewIds))
      .orderBy(asc(jointSittings.number));
    const opinions = await reading
      .select()
      .from(jointOpinions)
      .where(inArray(jointOpinions.reviewId, reviewIds))
      .orderBy(asc(jointOpinions.seatId), asc(jointOpinions.round));
    const resolutions = await reading
      .select()
      .from(jointResolutions)
      .where(inArray(jointResolutions.reviewId, reviewIds))
      .orderBy(asc(jointResolutions.resolvedAt), asc(jointResolutions.resolutionId));
    return reviewIds.flatMap((reviewId) => {
      const isOf = (row: { reviewId: string }) => row.reviewId === reviewId;
      const review = stored.find(isOf);
      if (review === undefined) return [];
      return {
        review: readReview(review),
        seats: seats.filter(isOf).map(readSeat),
        groups: groups.filter(isOf) as GroupRow[],
        sittings: sittings.filter(isOf) as SittingRow[],
        opinions: opinions.filter(isOf).map(readOpinion),
        resolutions: resolutions.filter(isOf).map(readResolution),
      };
    });
  }
  async function load(
    reviewId: JointReviewId,
    reading: Database | Transaction = db,
  ): Promise<ReviewFile | null> {
    return (await loadMany([reviewId], reading))[0] ?? null;
  }
  const readOpinion = ({ contentEncrypted, ...row }: typeof jointOpinions.$inferSelect): OpinionRow =>
    ({ ...row, canonical: cipher.decrypt(contentEncrypted) }) as OpinionRow;
  const readResolution = ({ textEncrypted, ...row }: typeof jointResolutions.$inferSelect): ResolutionRow =>
    ({ ...row, text: cipher.decrypt(textEncrypted) }) as ResolutionRow;

  return {
    load,
    loadMany,

    /** Null where this request of a page has made one before. */
    async insert(
      tx: Transaction,
      { summary: _none, ...review }: ReviewRow,
      seats: readonly SeatRow[],
    ): Promise<boolean> {
      const made = await tx
        .insert(jointReviews)
        .values({ ...review, summaryEncrypted: null })
        .onConflictDoNothing()
        .returning({ reviewId: jointReviews.reviewId });
      if (made.length === 0) return false;
      await tx
        .insert(jointSeats)
        .values(seats.map(({ draft, ...seat }) => ({ ...seat, draftEncrypted: writeDraft(draft) })));
      return true;
    },

    async findByRequest(
      caseId: CaseId,
      requestId: string,
      reading: Database | Transaction = db,
    ): Promise<JointReviewId | null> {
      const [row] = await reading
        .select({ reviewId: jointReviews.reviewId })
        .from(jointReviews)
        .where(and(eq(jointReviews.caseId, caseId), eq(jointReviews.requestId, requestId)));
      return (row?.reviewId ?? null) as JointReviewId | null;
    },

    async saveReview(
      tx: Transaction,
      { reviewId, version }: ReviewRow,
      patch: ReviewPatch,
      isAside: boolean,
    ): Promise<void> {
      const { summary, ...columns } = patch;
      await tx
        .update(jointReviews)
        .set({
          ...columns,
          version: isAside ? version : version + 1,
          ...(summary !== undefined && { summaryEncrypted: cipher.encrypt(summary) }),
        })
        .where(eq(jointReviews.reviewId, reviewId));
    },

    async saveSeat(tx: Transaction, seatId: SeatId, { draft, ...patch }: SeatPatch): Promise<void> {
      await tx
        .update(jointSeats)
        .set({ ...patch, ...(draft !== undefined && { draftEncrypted: writeDraft(draft) }) })
        .where(eq(jointSeats.seatId, seatId));
    },

    /** False where it is not this agent's seat any more, or signed. */
    async saveDraft(seatId: SeatId, agentId: AgentId, draft: OpinionDraft): Promise<boolean> {
      const saved = await db
        .update(jointSeats)
        .set({ draftEncrypted: writeDraft(draft), draftBy: agentId })
        .where(
          and(
            eq(jointSeats.seatId, seatId),
            eq(jointSeats.agentId, agentId),
            notInArray(jointSeats.state, ['signed', 'abstained', 'dropped']),
          ),
        )
        .returning({ seatId: jointSeats.seatId });
      return saved.length > 0;
    },

    async insertGroup(tx: Transaction, group: Omit<GroupRow, 'version' | 'closedAt'>): Promise<void> {
      await tx.insert(jointGroups).values(group);
    },
    async saveGroup(
      writing: Transaction | null,
      groupId: string,
      patch: Pick<GroupRow, 'version'> | { closedAt: Date },
    ) {
      await (writing ?? db).update(jointGroups).set(patch).where(eq(jointGroups.groupId, groupId));
    },
    async findGroup(groupId: string): Promise<GroupRow | null> {
      const [row] = await db.select().from(jointGroups).where(eq(jointGroups.groupId, groupId));
      return (row ?? null) as GroupRow | null;
    },

    async insertSitting(
      tx: Transaction,
      sitting: Omit<SittingRow, 'endedAt' | 'isRoomClosed'>,
    ): Promise<void> {
      await tx.insert(jointSittings).values(sitting);
    },
    async endSittings(tx: Transaction, reviewId: JointReviewId, endedAt: Date): Promise<void> {
      await tx
        .update(jointSittings)
        .set({ endedAt })
        .where(and(eq(jointSittings.reviewId, reviewId), isNull(jointSittings.endedAt)));
    },
    async noteRoomClosed(roomId: RoomId): Promise<void> {
      await db.update(jointSittings).set({ isRoomClosed: true }).where(eq(jointSittings.roomId, roomId));
    },
    async findSitting(roomId: RoomId): Promise<SittingRow | null> {
      const [row] = await db.select().from(jointSittings).where(eq(jointSittings.roomId, roomId));
      return (row ?? null) as SittingRow | null;
    },

    async insertOpinion(tx: Transaction, { canonical, ...opinion }: OpinionRow): Promise<void> {
      await tx.insert(jointOpinions).values({ ...opinion, contentEncrypted: cipher.encrypt(canonical) });
    },
    async insertResolution(tx: Transaction, { text, ...resolution }: ResolutionRow): Promise<void> {
      await tx.insert(jointResolutions).values({ ...resolution, textEncrypted: cipher.encrypt(text) });
    },
    /** Every round that was signed in the reviews of a case, for its dossier. */
    async listSignedOpinions(caseId: CaseId): Promise<OpinionRow[]> {
      const rows = await db
        .select()
        .from(jointOpinions)
        .where(eq(jointOpinions.caseId, caseId))
        .orderBy(asc(jointOpinions.signedAt), asc(jointOpinions.seatId));
      return rows.map(readOpinion);
    },
  };
}
