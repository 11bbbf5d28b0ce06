import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordingId, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { JobRepository } from './job.repository.ts';
import { type Job, JobFailure, type JobKind, type Jobs, type JobTools } from './job-runner.ts';
import type { PlaybackRepository, PlaybackRow } from './playback.repository.ts';
import type { PlayableTrack, ThumbnailStrip } from './playback.schema.ts';
import { planSegments } from './playback-plan.ts';
import type { PlaybackReader, RecordingRow, SegmentRow, TrackRow } from './playback-read.repository.ts';
import { fetchOne, makeTrackFile, type TrackFile } from './playback-tracks.ts';
import type { RecordingFiles } from './recording-files.ts';
import { chooseTelling, makeThumbnails } from './thumbnails.ts';

type Dependencies = {
  reader: PlaybackReader;
  repository: PlaybackRepository;
  jobRepository: JobRepository;
  jobs: Jobs;
  files: RecordingFiles;
  clock: Clock;
  lifetime: Lifetime;
  logger: Logger;
};
export type Playbacks = ReturnType<typeof createPlaybacks>;

/** How long a recording is, ms. */
export const lengthOf = ({ startedAt, endedAt }: Pick<RecordingRow, 'startedAt' | 'endedAt'>): number =>
  Math.max(1_000, (endedAt?.getTime() ?? startedAt.getTime()) - startedAt.getTime());

/**
 * A recording that is complete → one file a track, as browsers play it, and small pictures; kept encrypted, dropped when nobody
 * looks for long, made again when somebody does. The segments alone are evidence and are never touched.
 */
export function createPlaybacks(dependencies: Dependencies) {
  const { reader, repository, jobRepository, jobs, files, clock, lifetime, logger } = dependencies;

  async function make({ recordingId }: Job, tools: JobTools): Promise<null> {
    if (recordingId === null) throw new Error('playback is of a recording');
    const row = await reader.find(recordingId);
    // Deleted meanwhile: nothing is to be made any more.
    if (row === null || row.deletedAt !== null) return null;
    if (!row.isComplete) throw new JobFailure('incomplete');
    const tracks = await reader.listTracks(recordingId);
    const made = await makeTracks(row, tracks, await reader.listSegments(recordingId), tools);
    const telling = chooseTelling(tracks);
    const file = telling && made.get(telling.trackId);
    const thumbnails = telling && file ? await keepThumbnails(row, telling.trackId, file, tools) : null;
    const kept: PlayableTrack[] = [];
    for (const [trackId, { path, mimeType, byteCount }] of made) {
      const storageKey = keyOf(recordingId, basename(path));
      await files.put(storageKey, createReadStream(path));
      kept.push({ trackId, storageKey, mimeType, byteCount });
    }
    const now = new Date(clock.now());
    await repository.save({ recordingId, tracks: kept, thumbnails, madeAt: now, usedAt: now });
    // Deleted while it was made: what was kept just now is not.
    if ((await reader.find(recordingId))?.deletedAt != null) await drop(recordingId);
    return null;
  }

  async function makeTracks(
    row: RecordingRow,
    tracks: readonly TrackRow[],
    segments: readonly SegmentRow[],
    { folder, signal, onProgress }: JobTools,
  ): Promise<Map<string, TrackFile>> {
    const lengthMs = lengthOf(row);
    const made = new Map<string, TrackFile>();
    for (const [index, { trackId, kind }] of tracks.entries()) {
      const own = segments.filter((segment) => segment.trackId === trackId);
      const planned = planSegments(own, row.startedAt.getTime(), lengthMs);
      if (planned.length === 0) continue;
      const plan = { trackId, kind, segments: planned, lengthMs };
      made.set(trackId, await makeTrackFile(plan, { files, folder, signal }));
      onProgress(((index + 1) / tracks.length) * 0.9);
    }
    return made;
  }

  async function keepThumbnails(
    row: RecordingRow,
    trackId: string,
    file: TrackFile,
    tools: JobTools,
  ): Promise<ThumbnailStrip> {
    const { everyMs, offsets, bytes } = await makeThumbnails(file.path, lengthOf(row), tools);
    const storageKey = keyOf(row.recordingId, 'thumbnails');
    await files.put(storageKey, bytes);
    return { trackId, everyMs, offsets, storageKey };
  }

  async function drop(recordingId: string): Promise<void> {
    const row = await repository.find(recordingId);
    if (row === null) return;
    for (const { storageKey } of row.tracks) await files.delete(storageKey);
    if (row.thumbnails !== null) await files.delete(row.thumbnails.storageKey);
    await repository.forget(recordingId);
  }

  const prepareSoon = (recordingId: RecordingId) =>
    jobs.start({ kind: 'playback', recordingId, caseId: null, askedBy: null, reason: '' });

  async function look(): Promise<void> {
    const ago = (ms: number) => new Date(clock.now() - ms);
    const { cleanMax, playbackKeptMs, playbackMadeForMs } = playbackTuning;
    for (const recordingId of await repository.listUnmade(ago(playbackMadeForMs), cleanMax))
      await prepareSoon(recordingId as RecordingId);
    for (const { recordingId } of await repository.listUnused(ago(playbackKeptMs), cleanMax))
      await drop(recordingId).catch((error) =>
        logger.warn({ err: error, recordingId }, 'what nobody looks at is not dropped yet'),
      );
  }

  lifetime.interval(
    () =>
      void look().catch((error) => logger.warn({ err: error }, 'recordings to prepare were not looked for')),
    playbackTuning.playbackLookEveryMs,
  );

  const kind: JobKind = { kind: 'playback', make };
  return {
    kind,
    prepareSoon,
    look,
    drop,
    find: (recordingId: string): Promise<PlaybackRow | null> => repository.find(recordingId),
    touch: (recordingId: string) => repository.touch(recordingId, new Date(clock.now())),

    /** Of what is not made yet. */
    async stateUnmade(row: RecordingRow): Promise<RecordingView['playback']> {
      return (await jobRepository.findPlayback(row.recordingId))?.state === 'failed' ? 'failed' : 'preparing';
    },

    /** Asks for it where nobody has: it was dropped, or, with `isAgain`, it failed. */
    async wish(row: RecordingRow, isAgain: boolean): Promise<void> {
      if (!row.isComplete || row.deletedAt !== null) return;
      if ((await repository.find(row.recordingId)) !== null) return;
      const last = await jobRepository.findPlayback(row.recordingId);
      if (last?.state === 'failed' && !isAgain) return;
      await prepareSoon(row.recordingId as RecordingId);
    },

    /** The playable files of a recording, in a job's folder, by track: made now where there are none. */
    async fetchInto(job: Job, tools: JobTools): Promise<Map<string, string>> {
      const recordingId = job.recordingId ?? '';
      if ((await repository.find(recordingId)) === null) await make(job, { ...tools, onProgress: () => {} });
      const row = await repository.find(recordingId);
      if (row === null) throw new JobFailure('gone');
      await repository.touch(recordingId, new Date(clock.now()));
      const names = new Map<string, string>();
      for (const { trackId, storageKey } of row.tracks) {
        const name = `play-${basename(storageKey)}`;
        await fetchOne({ storageKey }, name, { files, folder: tools.folder, signal: tools.signal });
        names.set(trackId, name);
      }
      return names;
    },
  };
}

/** Keys begin with a letter, whatever an id begins with. */
const keyOf = (recordingId: string, name: string) => join('playback', `r${recordingId}`, `t${name}`);
