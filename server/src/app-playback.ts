import { join } from 'node:path';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import { isOfSittingPanel, isPartlyWithoutConvenor } from './expert-review/sitting-panel.repository.ts';
import type { Authenticate } from './gateway/authenticate.ts';
import { admit } from './gateway/routes.ts';
import { createComposedKind } from './record/compose.ts';
import { createJobRepository } from './record/job.repository.ts';
import { createJobs } from './record/job-runner.ts';
import { createLooks } from './record/looks.ts';
import { createPlaybackRepository } from './record/playback.repository.ts';
import { createPlaybackRoutes, type PlaybackParts } from './record/playback.routes.ts';
import { createPlaybacks } from './record/playback.ts';
import { registerRecordingFiles } from './record/playback-files.routes.ts';
import { createPlaybackReader } from './record/playback-read.repository.ts';
import { createRecordingViews } from './record/playback-view.ts';
import { recordings } from './record/recording.schema.ts';
import { createRetentionRepository } from './record/retention.repository.ts';
import { createRetentionClerk, startRetentionClerk } from './record/retention-clerk.ts';
import { startStorageWatch } from './record/storage-watch.ts';
import { claimWorkFolder } from './record/work-folder.ts';

export type PlaybackSide = Awaited<ReturnType<typeof createPlaybackSide>>;

/** Recordings after their end: played, made into files, kept for their term, deleted. */
export async function createPlaybackSide(floor: Floor, { cases, identity, catalogue }: Sides) {
  const { clock, config, lifetime, logger, recordingFiles: files } = floor;
  const { db } = floor.database;
  const reader = createPlaybackReader(db, {
    fromAll: isOfSittingPanel(db, recordings),
    fromConvenor: isPartlyWithoutConvenor(db, recordings),
  });
  const retention = createRetentionRepository(db, cases.writer);
  const looks = createLooks({ reader, repository: retention, identity, clock });
  const jobRepository = createJobRepository(db);
  const jobs = await createJobs({
    ...{ repository: jobRepository, files, clock, lifetime, logger },
    folder: await claimWorkFolder(join(config.dataFolder, 'recording-work')),
    serverId: floor.nodeId,
  });
  const repository = createPlaybackRepository(db);
  const playbacks = createPlaybacks({
    reader,
    repository,
    jobRepository,
    jobs,
    files,
    clock,
    lifetime,
    logger,
  });
  const clerk = createRetentionClerk({
    repository: retention,
    jobRepository,
    playbacks,
    files,
    clock,
    logger,
  });
  const views = createRecordingViews({
    ...{ reader, playbacks, jobs: jobRepository, caseReader: cases.reader, catalogue, clock },
  });
  jobs.plugIn(playbacks.kind);
  jobs.plugIn(createComposedKind({ reader, playbacks, writeViewer: looks.writeViewer }));
  startRetentionClerk(clerk, { lifetime, logger });
  startStorageWatch(files, { lifetime, logger });
  const parts: PlaybackParts = { reader, looks, views, playbacks, jobs, retention, clerk, files, clock };
  return {
    ...parts,
    routes: createPlaybackRoutes(parts),
    registerFiles: (api: Parameters<typeof registerRecordingFiles>[0], authenticate: Authenticate) =>
      registerRecordingFiles(api, {
        ...parts,
        authenticate: (name, request) => admit(name, request, authenticate),
      }),
  };
}
