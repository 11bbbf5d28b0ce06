import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { GapRepository } from './gap.repository.ts';
import { asLooker, type Looks } from './looks.ts';
import type { RecordingViews } from './playback-view.ts';
import type { RecordingRepository } from './recording.repository.ts';

type Dependencies = {
  recordings: Pick<RecordingRepository, 'find'>;
  gaps: Pick<GapRepository, 'explain'>;
  looks: Pick<Looks, 'getKnown'>;
  views: Pick<RecordingViews, 'present'>;
  clock: Clock;
};

/** Why something is missing, by whoever may look at the recording: without it nothing with such a gap is sealed. */
export function createGapStatementRoutes(deps: Dependencies): Pick<RouteHandlers, 'recording:explainGaps'> {
  return {
    async 'recording:explainGaps'({ params: { recordingId }, body }, context): Promise<RecordingView> {
      const by = asLooker(context);
      await deps.looks.getKnown(recordingId, by);
      const recording = await deps.recordings.find(recordingId);
      if (recording === null || recording.deletedAt !== null)
        throw new AppError('RECORDING_STATE', 'what was deleted is not explained any more');
      const { role, agentId } = by;
      await deps.gaps.explain(recording, { ...body, role, agentId }, deps.clock.now());
      return deps.views.present(await deps.looks.getKnown(recordingId, by), by);
    },
  };
}
