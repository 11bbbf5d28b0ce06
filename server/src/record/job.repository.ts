import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { recordingJobs } from './playback.schema.ts';

export type JobRow = typeof recordingJobs.$inferSelect;
export type JobKindName = JobRow['kind'];
export type JobWish = Pick<JobRow, 'jobId' | 'kind' | 'recordingId' | 'caseId' | 'askedBy' | 'reason'> & {
  subjectId?: string | null;
};
export type MadeFile = { storageKey: string; fileName: string; mimeType: string; byteCount: number };
export type JobRepository = ReturnType<typeof createJobRepository>;

export function createJobRepository(db: Database) {
  const table = recordingJobs;
  const ofServer = (jobId: string, serverId: string) =>
    and(eq(table.jobId, jobId), eq(table.state, 'running'), eq(table.serverId, serverId));

  return {
    /** The same wish of the same person that is not settled yet is one job. */
    async add(wish: JobWish, askedAt: Date): Promise<JobRow> {
      return db.transaction(async (tx) => {
        const subject = `job ${wish.kind} ${wish.recordingId} ${wish.caseId} ${wish.subjectId ?? null} ${wish.askedBy}`;
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${subject}))`);
        const same = [
          eq(table.kind, wish.kind),
          sql`${table.recordingId} is not distinct from ${wish.recordingId}`,
          sql`${table.caseId} is not distinct from ${wish.caseId}`,
          sql`${table.subjectId} is not distinct from ${wish.subjectId ?? null}`,
          sql`${table.askedBy} is not distinct from ${wish.askedBy}`,
          inArray(table.state, ['waiting', 'running']),
        ];
        const [open] = await tx
          .select()
          .from(table)
          .where(and(...same));
        if (open) return open;
        const [row] = await tx
          .insert(table)
          .values({ ...wish, state: 'waiting', askedAt })
          .returning();
        if (!row) throw new Error('the job was not inserted');
        return row;
      });
    },

    /** What waits longest, or runs on a server that is gone; playback and films first, many wait for them. Null: nothing. */
    async claim(
      serverId: string,
      now: Date,
      leaseUntil: Date,
      kinds: readonly JobKindName[],
    ): Promise<JobRow | null> {
      const isFree = or(
        eq(table.state, 'waiting'),
        and(eq(table.state, 'running'), lt(table.leaseUntil, now)),
      );
      const next = db
        .select({ jobId: table.jobId })
        .from(table)
        .where(and(isFree, inArray(table.kind, [...kinds])))
        .orderBy(sql`${table.kind} not in ('playback', 'film')`, asc(table.askedAt))
        .limit(1)
        .for('update', { skipLocked: true });
      const [row] = await db
        .update(table)
        .set({ state: 'running', serverId, leaseUntil, progress: 0, tryCount: sql`${table.tryCount} + 1` })
        .where(inArray(table.jobId, next))
        .returning();
      return row ?? null;
    },

    /** False where it is no longer this server's: cancelled, or taken over. */
    async renew(jobId: string, serverId: string, leaseUntil: Date, progress: number): Promise<boolean> {
      const renewed = await db
        .update(table)
        .set({ leaseUntil, progress })
        .where(ofServer(jobId, serverId))
        .returning({ jobId: table.jobId });
      return renewed.length > 0;
    },

    /** False as with `renew`: what was made is nobody's then. */
    async finish(
      jobId: string,
      serverId: string,
      settledAt: Date,
      made: (MadeFile & { expiresAt: Date }) | { failure: string } | null,
    ): Promise<boolean> {
      const isFailed = made !== null && 'failure' in made;
      const settled = await db
        .update(table)
        .set({
          ...{ settledAt, leaseUntil: null, ...made },
          ...(isFailed ? { state: 'failed' as const } : { state: 'done' as const, progress: 1 }),
        })
        .where(ofServer(jobId, serverId))
        .returning({ jobId: table.jobId });
      return settled.length > 0;
    },

    /** Back in line: the server that ran it stops. */
    async giveBack(jobId: string, serverId: string): Promise<void> {
      await db
        .update(table)
        .set({
          state: 'waiting',
          serverId: null,
          leaseUntil: null,
          progress: 0,
          tryCount: sql`${table.tryCount} - 1`,
        })
        .where(ofServer(jobId, serverId));
    },

    /** The row as it was before, for its file to be deleted. */
    async cancel(jobId: string, settledAt: Date): Promise<JobRow | null> {
      return db.transaction(async (tx) => {
        const [row] = await tx.select().from(table).where(eq(table.jobId, jobId)).for('update');
        if (!row) return null;
        await tx
          .update(table)
          .set({ state: 'cancelled', settledAt, leaseUntil: null })
          .where(and(eq(table.jobId, jobId), inArray(table.state, ['waiting', 'running', 'done'])));
        return row;
      });
    },

    async forgetFile(jobId: string): Promise<void> {
      await db.update(table).set({ storageKey: null, byteCount: null }).where(eq(table.jobId, jobId));
    },

    async find(jobId: string): Promise<JobRow | null> {
      const [row] = await db.select().from(table).where(eq(table.jobId, jobId));
      return row ?? null;
    },

    /** Waiting or running. */
    async listOpenOf(kind: JobKindName, subjectIds: readonly string[]): Promise<JobRow[]> {
      if (subjectIds.length === 0) return [];
      return db
        .select()
        .from(table)
        .where(
          and(
            ...[eq(table.kind, kind), inArray(table.subjectId, [...subjectIds])],
            inArray(table.state, ['waiting', 'running']),
          ),
        );
    },

    /** The newest first. */
    async listOf(recordingId: string, askedBy: AgentId, limit: number): Promise<JobRow[]> {
      return db
        .select()
        .from(table)
        .where(and(eq(table.recordingId, recordingId), eq(table.askedBy, askedBy)))
        .orderBy(desc(table.askedAt))
        .limit(limit);
    },

    /** Dossiers that were asked for from the case itself, the newest first. */
    async listDossiers(caseId: CaseId, askedBy: AgentId, limit: number): Promise<JobRow[]> {
      return db
        .select()
        .from(table)
        .where(
          and(
            ...[eq(table.caseId, caseId), eq(table.askedBy, askedBy), eq(table.kind, 'dossier')],
            isNull(table.recordingId),
          ),
        )
        .orderBy(desc(table.askedAt))
        .limit(limit);
    },

    async findPlayback(recordingId: string): Promise<JobRow | null> {
      const [row] = await db
        .select()
        .from(table)
        .where(and(eq(table.recordingId, recordingId), eq(table.kind, 'playback')))
        .orderBy(desc(table.askedAt))
        .limit(1);
      return row ?? null;
    },

    /** Files whose time is over, or whose job was cancelled. */
    async listSpent(now: Date, limit: number): Promise<JobRow[]> {
      return db
        .select()
        .from(table)
        .where(and(isNotNull(table.storageKey), or(lt(table.expiresAt, now), eq(table.state, 'cancelled'))))
        .limit(limit);
    },

    async listFilesOf(recordingId: string): Promise<JobRow[]> {
      return db
        .select()
        .from(table)
        .where(and(eq(table.recordingId, recordingId), isNotNull(table.storageKey)));
    },
  };
}

/** Its file's time is over: it is as if it had never been asked for. */
export const isSpent = ({ expiresAt }: Pick<JobRow, 'expiresAt'>, now: number): boolean =>
  expiresAt !== null && expiresAt.getTime() <= now;

/** For whoever asked for it. */
export const presentJob = (row: JobRow & { kind: RecordingJob['kind'] }): RecordingJob => ({
  ...{ jobId: row.jobId, kind: row.kind, state: row.state, progress: row.progress, failure: row.failure },
  byteCount: row.byteCount,
  expiresAt: row.expiresAt?.getTime() ?? null,
});

/** Made for one person; the others are made for everybody who may look. */
export const isForOne = (row: JobRow): row is JobRow & { kind: RecordingJob['kind'] } =>
  row.kind === 'composed' || row.kind === 'dossier';
