import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { Span } from './blob-store.ts';
import type { JobKindName, JobRepository, JobRow } from './job.repository.ts';
import type { RecordingFiles } from './recording-files.ts';

export type Job = {
  jobId: string;
  recordingId: RecordingId | null;
  caseId: CaseId | null;
  subjectId: string | null;
  /** Null: nobody in particular, it is made for all who may look. */
  askedBy: AgentId | null;
  reason: string;
  askedAt: number;
};
export type JobTools = {
  /** Its own, below the data folder; wiped afterwards. */
  folder: string;
  /** Cancelled, or the server stops: end soon, whatever is thrown then. */
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress(progress: number): void;
};
/** What is handed over: its bytes are read to the end before the folder is wiped. */
export type JobResult = { fileName: string; mimeType: string; bytes: AsyncIterable<Uint8Array> };
/** Something that is made in line. Null: it keeps what it made by itself. */
export type JobKind = {
  kind: JobKindName;
  make(job: Job, tools: JobTools): Promise<JobResult | null>;
  /** It failed, or was given up; before that is written down, so it may be told twice. */
  onFailed?(job: Job): Promise<void>;
};
/** Thrown by a kind: a word that whoever asked may read. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
}

type Dependencies = {
  repository: JobRepository;
  files: RecordingFiles;
  /** Of this server alone. */
  folder: string;
  serverId: string;
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};
export type Jobs = Awaited<ReturnType<typeof createJobs>>;

/**
 * Jobs in line: one at a time on each server, at low priority. A server that dies leaves its job to the next one that looks, which
 * begins it anew; one that stops gives it back.
 */
export async function createJobs(dependencies: Dependencies) {
  const { repository, files, folder, serverId, clock, lifetime, logger } = dependencies;
  const kinds = new Map<JobKindName, JobKind>();
  let running: { jobId: string; stop: AbortController; ended: Promise<void> } | null = null;
  let isClosed = false;
  /** Something was asked for while this looked or worked: what it has seen of the line may be old. */
  let isWokenAgain = false;
  // What an earlier process of the same name left there.
  await rm(folder, { recursive: true, force: true });

  const inLease = () => new Date(clock.now() + playbackTuning.jobLeaseMs);

  async function look(): Promise<void> {
    if (isClosed || kinds.size === 0) return;
    if (running !== null) {
      isWokenAgain = true;
      return;
    }
    const stop = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    running = { jobId: '', stop, ended };
    try {
      const row = await repository.claim(serverId, new Date(clock.now()), inLease(), [...kinds.keys()]);
      if (row === null) return;
      running.jobId = row.jobId;
      await work(row, stop);
      isWokenAgain = true;
    } finally {
      running = null;
      resolve();
      if (isWokenAgain) {
        isWokenAgain = false;
        wake();
      }
    }
  }

  async function work(row: JobRow, stop: AbortController): Promise<void> {
    const { jobId, kind, recordingId } = row;
    const place = join(folder, jobId);
    const told = { jobId, kind, recordingId };
    let progress = 0;
    const renew = async () => {
      if (await repository.renew(jobId, serverId, inLease(), progress)) return;
      stop.abort();
    };
    const timer = setInterval(() => {
      renew().catch((error) => logger.warn({ err: error, ...told }, 'a job’s lease was not renewed'));
    }, playbackTuning.jobRenewEveryMs);
    try {
      logger.info({ ...told, tryCount: row.tryCount }, 'a job begins');
      const found = kinds.get(kind);
      if (found === undefined) throw new Error(`nothing makes ${kind}`);
      if (row.tryCount > playbackTuning.jobTriesMax) throw new JobFailure('given up');
      await mkdir(place, { recursive: true, mode: 0o700 });
      stop.signal.throwIfAborted();
      const onProgress = (next: number) => {
        progress = Math.min(1, Math.max(progress, next));
      };
      const made = await found.make(toJob(row), { folder: place, signal: stop.signal, onProgress });
      await settle(row, made, stop.signal);
      logger.info(told, 'a job is done');
    } catch (error) {
      if (isClosed) await repository.giveBack(jobId, serverId);
      else if (!stop.signal.aborted) {
        logger.error({ err: error, ...told }, 'a job failed');
        const failure = error instanceof JobFailure ? error.message : 'failed';
        await kinds.get(kind)?.onFailed?.(toJob(row));
        await repository.finish(jobId, serverId, new Date(clock.now()), { failure });
      } else logger.info(told, 'a job was stopped');
    } finally {
      clearInterval(timer);
      await rm(place, { recursive: true, force: true });
      await rmdir(folder).catch(() => {});
    }
  }

  async function settle({ jobId }: JobRow, made: JobResult | null, signal: AbortSignal): Promise<void> {
    const now = new Date(clock.now());
    if (made === null) {
      await repository.finish(jobId, serverId, now, null);
      return;
    }
    const storageKey = `jobs/${jobId.replace(/^[^A-Za-z0-9]/, 'j')}-${makeId().replace(/[^A-Za-z0-9]/g, '0')}`;
    const { byteCount } = await files.put(storageKey, Readable.from(made.bytes, { signal }));
    const { fileName, mimeType } = made;
    const expiresAt = new Date(now.getTime() + playbackTuning.jobFileKeptMs);
    const file = { storageKey, fileName, mimeType, byteCount, expiresAt };
    if (!(await repository.finish(jobId, serverId, now, file))) await files.delete(storageKey);
  }

  function wake(): void {
    look().catch((error) => logger.warn({ err: error }, 'jobs were not looked at'));
  }

  async function dropFile({ jobId, storageKey }: JobRow): Promise<void> {
    if (storageKey === null) return;
    await files.delete(storageKey);
    await repository.forgetFile(jobId);
  }

  async function clean(): Promise<void> {
    for (const row of await repository.listSpent(new Date(clock.now()), playbackTuning.cleanMax))
      await dropFile(row).catch((error) =>
        logger.warn({ err: error, jobId: row.jobId }, 'a spent file is not deleted yet'),
      );
  }

  lifetime.interval(wake, playbackTuning.jobLookEveryMs);
  lifetime.interval(
    () => void clean().catch((error) => logger.warn({ err: error }, 'spent files were not looked for')),
    playbackTuning.cleanEveryMs,
  );
  lifetime.bind(async () => {
    isClosed = true;
    running?.stop.abort();
    await running?.ended;
  });

  return {
    /** Before the first job of that kind is looked for. */
    plugIn(kind: JobKind): void {
      kinds.set(kind.kind, kind);
      wake();
    },

    async start(wish: {
      kind: JobKindName;
      recordingId: RecordingId | null;
      caseId: CaseId | null;
      subjectId?: string;
      askedBy: AgentId | null;
      reason: string;
    }): Promise<JobRow> {
      const row = await repository.add({ ...wish, jobId: makeId() }, new Date(clock.now()));
      wake();
      return row;
    },

    find: (jobId: string): Promise<JobRow | null> => repository.find(jobId),
    listOpenOf: (kind: JobKindName, subjectIds: readonly string[]): Promise<JobRow[]> =>
      repository.listOpenOf(kind, subjectIds),
    listDossiers: (caseId: CaseId, askedBy: AgentId): Promise<JobRow[]> =>
      repository.listDossiers(caseId, askedBy, playbackTuning.shownJobsMax),

    /** Stops it, on this server at once, or deletes what it made. NOT_FOUND. */
    async cancel(jobId: string): Promise<JobRow> {
      const before = await repository.cancel(jobId, new Date(clock.now()));
      if (before === null) throw notFound('the job');
      if (running?.jobId === jobId) running.stop.abort();
      await dropFile(before);
      return (await repository.find(jobId)) ?? before;
    },

    /** What it made, or a part of it. NOT_FOUND before it is done, and after its time. */
    async openFile({ storageKey, expiresAt }: JobRow, span?: Span) {
      if (storageKey === null || (expiresAt?.getTime() ?? 0) <= clock.now()) throw notFound('the file');
      return files.open(storageKey, span);
    },

    look,
    clean,
  };
}

const toJob = ({ askedAt, ...row }: JobRow): Job => ({
  ...{ jobId: row.jobId, reason: row.reason, askedAt: askedAt.getTime() },
  recordingId: row.recordingId as RecordingId | null,
  caseId: row.caseId as CaseId | null,
  subjectId: row.subjectId,
  askedBy: row.askedBy as AgentId | null,
});
