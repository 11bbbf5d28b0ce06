import { getAudioContext } from './audio-context.ts';
import { openAnalyser } from './open-analyser.ts';

export type LevelMeter = {
  /** Loudness now, 0 to 1, roughly as loud as it seems. */
  read(): number;
  close(): void;
};

/** Quieter than this is shown as silence, in dBFS. */
const floorDb = -60;

/** A bar's length for a loudness in amplitude (0 to 1): by decibels, as ears hear it. */
export function levelOfAmplitude(amplitude: number): number {
  if (amplitude <= 0) return 0;
  const decibels = 20 * Math.log10(amplitude);
  return Math.min(1, Math.max(0, (decibels - floorDb) / -floorDb));
}

/** Measures a microphone's loudness without playing it. */
export function createLevelMeter(track: MediaStreamTrack): LevelMeter {
  const audio = getAudioContext();
  if (audio !== null && audio.state !== 'running') void audio.resume();
  const analyser = openAnalyser(track, 1024);
  if (analyser === null) return { read: () => 0, close: () => undefined };
  return {
    read() {
      const samples = analyser.readSamples();
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      return levelOfAmplitude(Math.sqrt(sum / samples.length));
    },
    close: analyser.close,
  };
}
