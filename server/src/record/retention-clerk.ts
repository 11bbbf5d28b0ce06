import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { JobRepository } from './job.repository.ts';
import type { Playbacks } from './playback.ts';
import type { RecordingRow } from './playback-read.repository.ts';
import type { RecordingFiles } from './recording-files.ts';
import { type By, bySystem, type RetentionRepository } from './retention.repository.ts';
import { deleteAfterOf } from './retention.ts';

type Dependencies = {
  repository: RetentionRepository;
  jobRepository: Pick<JobRepository, 'listFilesOf' | 'forgetFile'>;
  playbacks: Pick<Playbacks, 'drop'>;
  files: RecordingFiles;
  clock: Clock;
  logger: Logger;
};
export type RetentionClerk = ReturnType<typeof createRetentionClerk>;

/**
 * Deletes recordings whose term is over, each with an entry in the journal first, and finishes what a server that died left half
 * done. Nothing that is held is ever touched. Every server runs one.
 */
export function createRetentionClerk(dependencies: Dependencies) {
  const { repository, jobRepository, playbacks, files, clock, logger } = dependencies;

  /** Its segments, and what was made of them. */
  async function wipe(recordingId: string): Promise<void> {
    await playbacks.drop(recordingId);
    for (const { jobId, storageKey } of await jobRepository.listFilesOf(recordingId)) {
      if (storageKey !== null) await files.delete(storageKey);
      await jobRepository.forgetFile(jobId);
    }
    for (const key of await repository.listKeys(recordingId)) await files.delete(key);
    await repository.markGone(recordingId, new Date(clock.now()));
    logger.info({ recordingId }, 'a recording is deleted');
  }

  /** What fails is done at a later look. */
  const tryToWipe = (recordingId: string): Promise<void> =>
    wipe(recordingId).catch((error) =>
      logger.warn({ err: error, recordingId }, 'a recording is not wholly deleted yet'),
    );

  /** False where it may not be, or is not any more. */
  async function remove(row: RecordingRow, reason: string, by: By): Promise<boolean> {
    if (!(await repository.decideDeletion(row, reason, by, clock.now()))) return false;
    await tryToWipe(row.recordingId);
    return true;
  }

  return {
    remove,

    /** One that fails does not keep the others waiting. */
    async look(): Promise<void> {
      const max = playbackTuning.cleanMax;
      for (const row of await repository.listTermless(max))
        await repository.setTerm(row, deleteAfterOf(row.retention, row.endedAt));
      for (const row of await repository.listDue(new Date(clock.now()), max))
        await remove(row, 'termOver', bySystem).catch((error) =>
          logger.error(
            { err: error, recordingId: row.recordingId },
            'a recording whose term is over could not be deleted: it is tried again',
          ),
        );
      for (const recordingId of await repository.listUndone(max)) await tryToWipe(recordingId);
    },
  };
}

export function startRetentionClerk(
  clerk: RetentionClerk,
  { lifetime, logger }: { lifetime: Lifetime; logger: Logger },
): void {
  const look = () =>
    clerk
      .look()
      .catch((error) => logger.warn({ err: error }, 'recordings whose term is over were not looked at'));
  void look();
  lifetime.interval(() => void look(), playbackTuning.retentionLookEveryMs);
}
