import type { RecordingJob, RecordingView } from '@cloudseat/shared/nouns/recording.ts';

const jobRuns = ({ state }: Pick<RecordingJob, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Whether something of it changes by itself soon: its end, its seal, the player’s files, what was asked for. */
export function isAwaited(
  view: Pick<RecordingView, 'deletedAt' | 'state' | 'endedAt' | 'playback' | 'unexplainedGapCount'> & {
    jobs: readonly Pick<RecordingJob, 'state'>[];
  },
): boolean {
  if (view.deletedAt !== null || view.state === 'failed') return false;
  const waitsForSeal = view.state === 'finalizing' && view.unexplainedGapCount === 0;
  return view.endedAt === null || waitsForSeal || view.playback === 'preparing' || view.jobs.some(jobRuns);
}
