import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import {
  asStaff,
  type RouteContext,
  type RouteHandlers,
  type StaffPrincipal,
} from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { isForOne, isSpent, type JobRow, presentJob } from './job.repository.ts';
import type { Jobs } from './job-runner.ts';
import { asLooker, type Looks } from './looks.ts';
import type { Playbacks } from './playback.ts';
import type { FoundRecording, PlaybackReader } from './playback-read.repository.ts';
import type { RecordingViews } from './playback-view.ts';
import type { RecordingFiles } from './recording-files.ts';
import type { RetentionRepository } from './retention.repository.ts';
import { deleteAfterOf, mayBeDeleted } from './retention.ts';
import type { RetentionClerk } from './retention-clerk.ts';

export type PlaybackRoutes = Pick<
  RouteHandlers,
  | 'recording:search'
  | 'recording:getFaults'
  | 'recording:get'
  | 'recording:openLook'
  | 'recording:setHold'
  | 'recording:setRetention'
  | 'recording:delete'
  | 'recording:startJob'
  | 'recording:getJob'
  | 'recording:cancelJob'
>;
export type PlaybackParts = {
  reader: PlaybackReader;
  looks: Looks;
  views: RecordingViews;
  playbacks: Playbacks;
  jobs: Jobs;
  retention: RetentionRepository;
  clerk: RetentionClerk;
  files: RecordingFiles;
  clock: Clock;
};

export function createPlaybackRoutes(parts: PlaybackParts): PlaybackRoutes {
  const { reader, looks, views, playbacks, jobs, retention, clerk, files, clock } = parts;

  /** As it is after a change. */
  const again = async ({ recordingId }: FoundRecording, by: StaffPrincipal) =>
    views.summarizeOne(await looks.getKnown(recordingId as RecordingId, by));

  const readStorage = async () => ({ level: await files.level(), freeBytes: await files.freeBytes() });

  return {
    async 'recording:search'({ query }, context) {
      const by = asLooker(context);
      const max = playbackTuning.listedMax;
      const rows = await reader.list(await looks.readerOf(by), { ...query, limit: max + 1 }, clock.now());
      return {
        recordings: await views.summarize(rows.slice(0, max)),
        isCut: rows.length > max,
        storage: by.role === 'agent' || by.role === 'convenor' ? null : await readStorage(),
      };
    },

    async 'recording:getFaults'(_input, context) {
      const serverNow = clock.now();
      const counted = await reader.countFaults(await looks.readerOf(asStaff(context)), serverNow);
      return { serverNow, ...counted, storage: await readStorage() };
    },

    async 'recording:get'({ params: { recordingId } }, context) {
      const by = asLooker(context);
      const row = await looks.getKnown(recordingId, by);
      if (by.role !== 'admin') await playbacks.wish(row, false);
      return views.present(row, by);
    },

    async 'recording:openLook'({ params: { recordingId }, body: { reason } }, context) {
      const { row, ...look } = await looks.open(recordingId, reason, asLooker(context));
      await playbacks.touch(recordingId);
      await playbacks.wish(row, true);
      return look;
    },

    async 'recording:setHold'({ params: { recordingId }, body }, context) {
      const by = asStaff(context);
      const row = await looks.getThere(recordingId, by);
      await retention.setHold(row, body.isOnLegalHold, body.reason, by, clock.now());
      return again(row, by);
    },

    async 'recording:setRetention'({ params: { recordingId }, body }, context) {
      const by = asStaff(context);
      const row = await looks.getThere(recordingId, by);
      const deleteAfter = deleteAfterOf(body.retention, row.endedAt);
      await retention.setRetention(
        row,
        { retention: body.retention, deleteAfter },
        body.reason,
        by,
        clock.now(),
      );
      return again(row, by);
    },

    async 'recording:delete'({ params: { recordingId }, query: { reason } }, context) {
      const by = asStaff(context);
      const row = await looks.getThere(recordingId, by);
      const isDue = mayBeDeleted(row, clock.now());
      if (!isDue || !(await clerk.remove(row, reason, by)))
        throw new AppError('RECORDING_STATE', 'its term is not over, or it is on hold', {
          deleteAfter: row.deleteAfter?.getTime() ?? null,
          isOnLegalHold: row.isOnLegalHold,
        });
      return again(row, by);
    },

    async 'recording:startJob'({ params: { recordingId }, body: { kind, reason } }, context) {
      const by = asStaff(context);
      const row = await looks.getThere(recordingId, by);
      const isReady = kind === 'composed' ? row.isComplete : row.sealedAt !== null;
      if (!isReady)
        throw new AppError('RECORDING_STATE', `a ${kind} file is made of what is complete`, {
          state: row.state,
        });
      const action = kind === 'composed' ? 'recording.composed' : 'recording.exported';
      await retention.note(row, { by, action, details: { reason }, at: clock.now() });
      const caseId = row.caseId as CaseId | null;
      return presentOwn(await jobs.start({ kind, recordingId, caseId, askedBy: by.agentId, reason }));
    },

    async 'recording:getJob'({ params }, context) {
      return presentOwn(await getOwnJob(parts, params, context));
    },

    async 'recording:cancelJob'({ params }, context) {
      const { jobId } = await getOwnJob(parts, params, context);
      return presentOwn(await jobs.cancel(jobId));
    },
  };
}

/** NOT_FOUND for all but whoever asked for it and may still know of the recording, and once its file's time is over. */
export async function getOwnJob(
  { jobs, looks, clock }: Pick<PlaybackParts, 'jobs' | 'looks' | 'clock'>,
  { recordingId, jobId }: { recordingId: RecordingId; jobId: string },
  context: Pick<RouteContext, 'principals'>,
): Promise<JobRow> {
  const by = asStaff(context as RouteContext);
  await looks.getKnown(recordingId, by);
  const job = await jobs.find(jobId);
  const isOwn = job?.askedBy === by.agentId && job.recordingId === recordingId;
  if (!isOwn || isSpent(job, clock.now())) throw notFound('the job');
  return job;
}

function presentOwn(row: JobRow) {
  if (!isForOne(row)) throw notFound('the job');
  return presentJob(row);
}
