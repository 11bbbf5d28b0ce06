import type { CallId, CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { GapCause, RecordingId, RecordingPart } from '@cloudseat/shared/nouns/recording.ts';
import { meantGaps } from '@cloudseat/shared/nouns/recording.ts';
import { and, asc, eq, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { JournalLine } from '../cases/case-chain.ts';
import type { CaseWriter } from '../cases/case-write.repository.ts';
import type { Database, Transaction } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import type { RoomKind } from './recorded-in.ts';
import { recordingGaps, recordingSegments, recordings } from './recording.schema.ts';
import type { RecordingStep } from './recording-state.ts';

export type RecordingRow = Omit<
  typeof recordings.$inferSelect,
  'recordingId' | 'roomId' | 'callId' | 'caseId'
> & { recordingId: RecordingId; roomId: RoomId; callId: CallId | null; caseId: CaseId | null };
/** An entry of the case's journal; the call is the recording's. */
export type RecordingNote = Pick<JournalLine, 'actorRole' | 'actorId' | 'action' | 'details'>;
export type NewRecording = {
  kind: RoomKind;
  part: RecordingPart;
  roomId: RoomId;
  callId: CallId | null;
  reviewId: string | null;
  caseId: CaseId | null;
  departmentId: string | null;
};
export type RecordingRepository = ReturnType<typeof createRecordingRepository>;

export const systemActor = { actorRole: 'system', actorId: '' } as const;
export const gapIdOf = (recordingId: string, trackId: string | null, cause: GapCause, startedAt: number) =>
  `${recordingId}:${trackId ?? 'all'}:${cause}:${startedAt}`;

/**
 * Recordings and where they stand. Each step is taken from the one before: of two servers at once one takes it, and the case's
 * journal has it in the same transaction, once.
 */
export function createRecordingRepository(db: Database, writer: Pick<CaseWriter, 'change'>) {
  /** `work` and its entry together; the entry is written where `work` gave something. */
  async function noting<Result>(
    recording: Pick<RecordingRow, 'recordingId' | 'part' | 'caseId' | 'callId'>,
    { at, note }: { at: number; note: RecordingNote | null },
    work: (tx: Transaction) => Promise<Result | null>,
  ): Promise<Result | null> {
    const { recordingId, part, caseId, callId } = recording;
    if (caseId === null || note === null) return db.transaction(work);
    let result: Result | null = null;
    const details = { recordingId, part, ...note.details };
    await writer.change(caseId, null, at, async (tx) => {
      result = await work(tx);
      return { lines: result === null ? [] : [{ ...note, details, at, callId }], isAside: true };
    });
    return result;
  }

  const find = async (recordingId: RecordingId): Promise<RecordingRow | null> =>
    first(await db.select().from(recordings).where(eq(recordings.recordingId, recordingId)));

  async function findRunning(roomId: RoomId, part: RecordingPart): Promise<RecordingRow | null> {
    const isIt = and(eq(recordings.roomId, roomId), eq(recordings.part, part), isNull(recordings.endedAt));
    return first(await db.select().from(recordings).where(isIt));
  }

  return {
    find,
    noting,

    async listRunning(roomId?: RoomId): Promise<RecordingRow[]> {
      const isIt = and(isNull(recordings.endedAt), ...(roomId ? [eq(recordings.roomId, roomId)] : []));
      return (await db.select().from(recordings).where(isIt)) as RecordingRow[];
    },

    /** Ended, and not all of it is in the store yet. */
    async listUnfinished(): Promise<RecordingRow[]> {
      const isIt = and(isNotNull(recordings.endedAt), sql`not ${recordings.isComplete}`);
      return (await db
        .select()
        .from(recordings)
        .where(isIt)
        .orderBy(asc(recordings.endedAt))) as RecordingRow[];
    },

    /** The one that runs, begun now where there was none. */
    async begin(wanted: NewRecording, at: number): Promise<RecordingRow> {
      const recordingId = makeId() as RecordingId;
      const since = new Date(at);
      const row = { ...wanted, recordingId, state: 'starting' as const, stateSince: since, startedAt: since };
      const note = { ...systemActor, action: 'recording.started', details: {} };
      const begun = await noting({ ...row, recordingId }, { at, note }, async (tx) =>
        first(await tx.insert(recordings).values(row).onConflictDoNothing().returning()),
      );
      const running = begun ?? (await findRunning(wanted.roomId, wanted.part));
      if (running === null) throw new Error('a recording that was begun elsewhere has ended meanwhile');
      return running;
    },

    /**
     * The next step of a recording that runs, at a moment; null where it does not stand where it was thought to. A gap begins and
     * ends with its step.
     */
    move(
      from: RecordingRow,
      to: RecordingStep,
      { at, note }: { at: number; note: RecordingNote | null },
    ): Promise<RecordingRow | null> {
      const since = new Date(Math.max(at, from.stateSince.getTime()));
      return noting(from, { at, note }, async (tx) => {
        const [moved] = await tx
          .update(recordings)
          .set({
            ...{ state: to.state, cause: to.cause, stateSince: since },
            ...(from.state === 'recording' && {
              recordedMs: from.recordedMs + since.getTime() - from.stateSince.getTime(),
            }),
            ...(to.state === 'finalizing' && { endedAt: since }),
          })
          .where(and(isStill(from), isNull(recordings.endedAt)))
          .returning();
        if (!moved) return null;
        await endGaps(tx, from.recordingId, since);
        if (to.state !== 'finalizing' && to.cause !== null)
          await insertGap(tx, { recordingId: from.recordingId, trackId: null, cause: to.cause }, since);
        return moved as RecordingRow;
      });
    },

    /** The case is known some moments after its call. */
    async setCase(recordingId: RecordingId, caseId: CaseId): Promise<void> {
      await db
        .update(recordings)
        .set({ caseId })
        .where(and(eq(recordings.recordingId, recordingId), isNull(recordings.caseId)));
    },

    /**
     * Everything is in: its segments are numbered by time, and it can be sealed. One of which nothing at all was written, by a
     * fault, has failed. Null where it was complete already.
     */
    complete(recording: RecordingRow, at: number): Promise<RecordingRow | null> {
      const { recordingId } = recording;
      const note = { ...systemActor, action: 'recording.complete', details: {} };
      return noting(recording, { at, note }, async (tx) => {
        await tx.execute(numberSegments(recordingId));
        const [written] = await tx
          .select({
            bytes: sql<string>`coalesce(sum(${recordingSegments.byteCount}), 0)`,
            count: sql<string>`count(*)`,
          })
          .from(recordingSegments)
          .where(eq(recordingSegments.recordingId, recordingId));
        const hasFailed = Number(written?.count ?? 0) === 0 && (await hasFaults(tx, recordingId));
        const isDue = and(isOf(recordingId), isNotNull(recordings.endedAt), eq(recordings.isComplete, false));
        return first(
          await tx
            .update(recordings)
            .set({
              ...{ isComplete: true, byteCount: Number(written?.bytes ?? 0) },
              ...(hasFailed && { state: 'failed' as const, stateSince: new Date(at) }),
            })
            .where(isDue)
            .returning(),
        );
      });
    },
  };
}

const isOf = (recordingId: RecordingId) => eq(recordings.recordingId, recordingId);
const isStill = ({ recordingId, state, stateSince }: RecordingRow) =>
  and(isOf(recordingId), eq(recordings.state, state), eq(recordings.stateSince, stateSince));

const first = (rows: unknown[]): RecordingRow | null => (rows[0] as RecordingRow | undefined) ?? null;

async function endGaps(tx: Transaction, recordingId: RecordingId, at: Date): Promise<void> {
  const isOpen = and(
    eq(recordingGaps.recordingId, recordingId),
    isNull(recordingGaps.trackId),
    isNull(recordingGaps.endedAt),
  );
  await tx.update(recordingGaps).set({ endedAt: at }).where(isOpen);
}

async function insertGap(
  tx: Transaction,
  { recordingId, trackId, cause }: { recordingId: RecordingId; trackId: null; cause: GapCause },
  startedAt: Date,
): Promise<void> {
  const gapId = gapIdOf(recordingId, trackId, cause, startedAt.getTime());
  await tx
    .insert(recordingGaps)
    .values({ gapId, recordingId, trackId, cause, startedAt })
    .onConflictDoNothing();
}

async function hasFaults(tx: Transaction, recordingId: RecordingId): Promise<boolean> {
  const [fault] = await tx
    .select({ gapId: recordingGaps.gapId })
    .from(recordingGaps)
    .where(and(eq(recordingGaps.recordingId, recordingId), notInArray(recordingGaps.cause, [...meantGaps])))
    .limit(1);
  return fault !== undefined;
}

const numberSegments = (recordingId: RecordingId): SQL => sql`
  update recording_segments as segment set "index" = numbered.place
  from (
    select segment_id, row_number() over (partition by track_id order by started_at, segment_id) - 1 as place
    from recording_segments where recording_id = ${recordingId}
  ) as numbered
  where segment.segment_id = numbered.segment_id`;
