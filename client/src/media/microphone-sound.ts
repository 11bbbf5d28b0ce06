import { getAudioContext } from './audio-context.ts';
import { openAnalyser } from './open-analyser.ts';
import type { Heard } from './silence-judge.ts';

type Totals = { id: string; energy: number; seconds: number };
type Source = { id: string; type: string; kind?: string; audioLevel?: number } & {
  totalAudioEnergy?: number;
  totalSamplesDuration?: number;
};

/**
 * Whether any sound came out of the microphone since the last look, by the figures of what is about to be sent: they are made
 * before pauses are left out (DTX), so that a pause is not taken for nothing. Null where the browser never tells.
 */
export function createSoundReader() {
  let before: Totals | null = null;
  return function read(report: RTCStatsReport): Heard | null {
    let source: Source | null = null;
    report.forEach((entry: Source) => {
      if (entry.type === 'media-source' && entry.kind === 'audio') source = entry;
    });
    const found = source as Source | null;
    if (found?.totalAudioEnergy === undefined || found.totalSamplesDuration === undefined) {
      before = null;
      return found?.audioLevel === undefined ? null : heard(found.audioLevel > 0);
    }
    const now = { id: found.id, energy: found.totalAudioEnergy, seconds: found.totalSamplesDuration };
    const last = before;
    before = now;
    // Another track begins at nothing.
    if (last === null || last.id !== now.id || now.seconds < last.seconds) return 'unknown';
    return heard(now.energy > last.energy || (now.seconds > last.seconds && (found.audioLevel ?? 0) > 0));
  };
}

const heard = (hasSound: boolean): Heard => (hasSound ? 'sound' : 'nothing');

/** The same by listening to the track, where statistics do not tell, as far as the page may listen. */
export function createTrackListener(track: MediaStreamTrack) {
  const analyser = openAnalyser(track, 2048);
  if (analyser === null) return { listen: (): Heard => 'unknown', close: () => undefined };
  return {
    listen(): Heard {
      if (getAudioContext()?.state !== 'running') return 'unknown';
      return heard(analyser.readSamples().some((sample) => sample !== 0));
    },
    close: analyser.close,
  };
}
